using System.Device.Gpio;
using ScanBox.Ports;

namespace ScanBox.Device;

/// <summary>Feeds the external watchdog by turning its pin over.</summary>
public sealed class WatchdogPin : IWatchdog
{
    /// <summary>
    /// Pause between two turns: watchdog chips ask for pulses of microseconds and wait for seconds, and a turn costs a
    /// native call.
    /// </summary>
    private const long TurnEveryMs = 100;

    private readonly GpioPin _pin;
    private readonly IClock _clock;
    private long _nextAtMs;

    /// <summary>Takes the pin.</summary>
    public WatchdogPin(GpioController gpio, int pin, IClock clock)
    {
        _pin = gpio.OpenPin(pin, PinMode.Output);
        _clock = clock;
    }

    /// <inheritdoc/>
    public void Feed()
    {
        long nowMs = _clock.UptimeMs;
        if (nowMs < _nextAtMs)
            return;
        _nextAtMs = nowMs + TurnEveryMs;
        _pin.Toggle();
    }
}
