namespace System.Device.Gpio;

/// <summary>How pins are counted.</summary>
public enum PinNumberingScheme
{
    Logical = 0,
    Board = 1,
}
