using System.Device.Gpio;
using ScanBox.Ports;

namespace ScanBox.Device;

/// <summary>
/// A lamp of a red and a green diode; both together are yellow. Green: all is well; yellow: wait; red: look here. Steady
/// is a result, blinking is going on, a short flash every two seconds is rest. Green and yellow in turn: the standby way is in use.
/// </summary>
public sealed class StatusLamp : ILamp
{
    private const byte Red = 1;
    private const byte Green = 2;
    private const byte Yellow = Red | Green;

    // Indexed by LampSignal: colour, and milliseconds on and off; 0 off is steady.
    private static readonly byte[] s_colours = { 0, Yellow, Green, Green, Yellow, Green, Red, Yellow, Yellow, Red, Green };
    private static readonly byte[] s_everySecond = { 0, Yellow, Green, Green, Yellow, Green, Red, Yellow, Yellow, Red, Yellow };
    private static readonly int[] s_onMs = { 0, 500, 50, 250, 125, 1, 1, 1, 50, 500, 50 };
    private static readonly int[] s_offMs = { 0, 500, 1950, 250, 125, 0, 0, 0, 1950, 500, 1950 };

    private readonly GpioPin _red;
    private readonly GpioPin _green;
    private readonly IClock _clock;
    private LampSignal _signal;
    private byte _shown;
    private bool _on;
    private bool _isSecond;
    private long _nextAtMs = long.MaxValue;

    /// <summary>Takes the pins; the lamp is dark.</summary>
    public StatusLamp(GpioController gpio, int redPin, int greenPin, IClock clock)
    {
        _red = gpio.OpenPin(redPin, PinMode.Output);
        _green = gpio.OpenPin(greenPin, PinMode.Output);
        _clock = clock;
        _red.Write(PinValue.Low);
        _green.Write(PinValue.Low);
    }

    /// <summary>Uptime at which it wants to be stepped again.</summary>
    public long NextAtMs => _nextAtMs;

    /// <inheritdoc/>
    public void Show(LampSignal signal)
    {
        if (signal == _signal)
            return;
        _signal = signal;
        _on = false;
        _isSecond = true;
        _nextAtMs = long.MinValue;
        Step(_clock.UptimeMs);
    }

    /// <summary>Keeps the rhythm.</summary>
    /// <param name="nowMs">Uptime in milliseconds.</param>
    public void Step(long nowMs)
    {
        if (nowMs < _nextAtMs)
            return;
        int signal = (int)_signal;
        _on = !_on || s_offMs[signal] == 0;
        if (s_offMs[signal] == 0)
            _nextAtMs = long.MaxValue;
        else
            _nextAtMs = nowMs + (_on ? s_onMs[signal] : s_offMs[signal]);
        if (_on)
            _isSecond = !_isSecond;
        Shine(_on ? (_isSecond ? s_everySecond : s_colours)[signal] : (byte)0);
    }

    private void Shine(byte colour)
    {
        if (colour == _shown)
            return;
        _shown = colour;
        _red.Write((colour & Red) != 0 ? PinValue.High : PinValue.Low);
        _green.Write((colour & Green) != 0 ? PinValue.High : PinValue.Low);
    }
}
