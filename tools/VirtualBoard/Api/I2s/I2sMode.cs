namespace System.Device.I2s;

/// <summary>Role and direction of a bus.</summary>
[Flags]
public enum I2sMode
{
    Master = 1,
    Slave = 2,
    Tx = 4,
    Rx = 8,
    DacBuiltIn = 16,
    AdcBuiltIn = 32,
    Pdm = 64,
}
