using System.Device.Gpio;
using ScanBox.Parts.Lamps;
using ScanBox.Ports;

namespace ScanBox.Device;

/// <summary>
/// The status lamp: one diode of any colour, red and green (both together are yellow), or red, green and blue. Green: all is
/// well; yellow: wait; red: look here; blue: a payment is under way. What each rhythm means: <see cref="LampPattern"/>.
/// </summary>
public sealed class StatusLamp : ILamp
{
    private readonly GpioPin? _red;
    private readonly GpioPin? _green;
    private readonly GpioPin? _blue;
    private readonly bool _isPlain;
    private readonly IClock _clock;
    private readonly LampRhythm _rhythm;

    // Kept, because the interpreter may make an object of every struct that a property returns.
    private readonly PinValue _low = PinValue.Low;
    private readonly PinValue _high = PinValue.High;
    private byte _shown;

    /// <summary>Takes the pins; the lamp is dark.</summary>
    /// <param name="gpio">The board's pins.</param>
    /// <param name="plan">Which diodes there are; red alone is a lamp of one colour, whatever that is.</param>
    /// <param name="clock">For the rhythm.</param>
    public StatusLamp(GpioController gpio, BoardPlan plan, IClock clock)
    {
        _red = Open(gpio, plan.LampRed);
        _green = Open(gpio, plan.LampGreen);
        _blue = Open(gpio, plan.LampBlue);
        _isPlain = _green is null && _blue is null;
        _rhythm = new LampRhythm(_blue is not null);
        _clock = clock;
    }

    /// <summary>What it tells now.</summary>
    public LampSignal Signal => _rhythm.Signal;

    /// <summary>Uptime at which it wants to be stepped again.</summary>
    public long NextAtMs => _rhythm.NextAtMs;

    /// <inheritdoc/>
    public void Show(LampSignal signal)
    {
        if (signal == _rhythm.Signal)
            return;
        _rhythm.Begin(signal, _clock.UptimeMs);
        Shine(_rhythm.Colour);
    }

    /// <summary>Keeps the rhythm.</summary>
    /// <param name="nowMs">Uptime in milliseconds.</param>
    public void Step(long nowMs)
    {
        if (_rhythm.Step(nowMs))
            Shine(_rhythm.Colour);
    }

    private GpioPin? Open(GpioController gpio, int pin)
    {
        if (pin < 0)
            return null;
        GpioPin opened = gpio.OpenPin(pin, PinMode.Output);
        opened.Write(_low);
        return opened;
    }

    private void Shine(byte colour)
    {
        if (colour == _shown)
            return;
        _shown = colour;
        Write(_red, _isPlain ? colour != 0 : (colour & LampPattern.Red) != 0);
        Write(_green, (colour & LampPattern.Green) != 0);
        Write(_blue, (colour & LampPattern.Blue) != 0);
    }

    private void Write(GpioPin? pin, bool on) => pin?.Write(on ? _high : _low);
}
