namespace System.Device.Adc;

/// <summary>Twin of the device's class.</summary>
public abstract class AdcChannelBase
{
    public abstract int ReadValue();
}
