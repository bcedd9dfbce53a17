namespace System.Device.Adc;

/// <summary>Twin of the device's enum.</summary>
public enum AdcChannelMode
{
    SingleEnded = 0,
    Differential = 1,
}
