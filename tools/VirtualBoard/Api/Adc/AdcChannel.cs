using VirtualBoard;

namespace System.Device.Adc;

/// <summary>Twin of the device's channel: raw values, not calibrated, with the noise of the chip's converter.</summary>
public class AdcChannel : AdcChannelBase, IDisposable
{
    // What data sheets and users tell of: a standard deviation of some ten steps, and a spike now and then.
    private const int NoiseSteps = 24;
    private const int SpikeEvery = 64;
    private const int SpikeSteps = 200;

    private readonly PowerSession _session;
    private readonly int _pin;
    private readonly int _maxValue;
    private readonly Random _noise = new(12);

    internal AdcChannel(PowerSession session, int pin, int maxValue) => (_session, _pin, _maxValue) = (session, pin, maxValue);

    public override int ReadValue()
    {
        using NativeCall call = _session.Enter();
        long value = (long)_session.Board.Pins.Millivolts(_pin) * _maxValue / _session.Board.Pins.Chip.AnalogFullScaleMillivolts;
        value += _noise.Next(-NoiseSteps, NoiseSteps + 1);
        if (_noise.Next(SpikeEvery) == 0)
            value += SpikeSteps;
        return (int)Math.Clamp(value, 0, _maxValue);
    }

    public void Dispose() => GC.SuppressFinalize(this);
}
