using VirtualBoard;

namespace System.Device.Adc;

/// <summary>Twin of the device's converter: 12 bits, at 11 dB, as the runtime sets every channel. Only the first converter is modelled: the second does not work beside Wi-Fi.</summary>
public class AdcController : AdcControllerBase
{
    private readonly PowerSession _session = PowerSession.Current;

    public override int ChannelCount => 20;

    public override int MaxValue => 4095;

    public override int MinValue => 0;

    public override int ResolutionInBits => 12;

    /// <exception cref="ArgumentException">The chip has no such channel.</exception>
    public override AdcChannel OpenChannel(int channelNumber)
    {
        using NativeCall call = _session.Enter();
        int pin = _session.Board.Pins.Chip.AnalogPin(channelNumber);
        return pin >= 0 ? new AdcChannel(_session, pin, MaxValue) : throw new ArgumentException($"There is no channel {channelNumber}.", nameof(channelNumber));
    }
}
