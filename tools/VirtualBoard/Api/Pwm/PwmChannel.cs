using nanoFramework.Hardware.Esp32;
using VirtualBoard;
using VirtualBoard.Pins;

namespace System.Device.Pwm;

/// <summary>Twin of the device's timer channel, as far as a beeper needs it: started, stopped, at a frequency.</summary>
public sealed class PwmChannel : IDisposable
{
    private readonly PowerSession _session = PowerSession.Current;
    private readonly int _pin;
    private int _frequency;
    private double _dutyCycle;
    private bool _started;

    private PwmChannel(int pin, int frequency, double dutyCycle) => (_pin, _frequency, _dutyCycle) = (pin, frequency, dutyCycle);

    public int Frequency
    {
        get => _frequency;
        set
        {
            if (value <= 0)
                throw new ArgumentOutOfRangeException(nameof(value));
            _frequency = value;
            Show();
        }
    }

    public double DutyCycle
    {
        get => _dutyCycle;
        set
        {
            if (value is < 0 or > 1)
                throw new ArgumentOutOfRangeException(nameof(value));
            _dutyCycle = value;
            Show();
        }
    }

    /// <exception cref="ArgumentException">The pin has no PWM function: set one with Configuration.SetPinFunction first.</exception>
    public static PwmChannel CreateFromPin(int pin, int frequency = 400, double dutyCyclePercentage = 0.5)
    {
        PinBank pins = PowerSession.Current.Board.Pins;
        if (pins.FunctionOf(pin) is not (>= DeviceFunction.PWM1 and <= DeviceFunction.PWM16) || pins.Chip.IsInputOnly(pin))
            throw new ArgumentException($"GPIO{pin} has no PWM function.", nameof(pin));
        return new PwmChannel(pin, frequency, dutyCyclePercentage);
    }

    public void Start()
    {
        _started = true;
        Show();
    }

    public void Stop()
    {
        _started = false;
        Show();
    }

    public void Dispose() => Stop();

    private void Show()
    {
        using NativeCall call = _session.Enter();
        _session.Board.Pins.SetPwm(_pin, _started && _dutyCycle > 0 ? _frequency : 0);
    }
}
