namespace System.Device.I2s;

/// <summary>Format on the wire.</summary>
public enum I2sCommunicationFormat
{
    I2S = 1,
    Msb = 3,
    PcmShort = 4,
    PcmLong = 12,
    Max = 13,
}
