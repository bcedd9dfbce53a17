namespace System.Device.Adc;

/// <summary>Twin of the device's class.</summary>
public abstract class AdcControllerBase
{
    public abstract int ChannelCount { get; }

    public abstract int MaxValue { get; }

    public abstract int MinValue { get; }

    public abstract int ResolutionInBits { get; }

    public abstract AdcChannel OpenChannel(int channelNumber);
}
