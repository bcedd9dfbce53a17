using System.Device.Gpio;
using ScanBox.Parts.Beepers;
using ScanBox.Parts.Keys;
using ScanBox.Ports;

namespace ScanBox.Device;

/// <summary>All keys of a board: those of its matrix, and single buttons that pull a pin to ground.</summary>
public sealed class BoardKeys : IKeypad
{
    private readonly KeypadMatrix _matrix;
    private readonly ButtonKeys _buttons;
    private readonly Key[] _buttonKeys;
    private readonly GpioPin[] _pins;
    private readonly IClock _clock;
    private readonly Beeper? _beeper;

    /// <summary>Takes the pins.</summary>
    /// <param name="gpio">The board's pins.</param>
    /// <param name="plan">Which keys there are.</param>
    /// <param name="clock">For the debounce time.</param>
    /// <param name="beeper">Clicks when a key is taken; null for a board without one.</param>
    public BoardKeys(GpioController gpio, BoardPlan plan, IClock clock, Beeper? beeper)
    {
        _beeper = beeper;
        _clock = clock;
        _matrix = new KeypadMatrix(gpio, plan, clock);
        _buttonKeys = plan.ButtonKeys;
        _buttons = new ButtonKeys(_buttonKeys);
        _pins = new GpioPin[plan.ButtonPins.Length];
        for (int i = 0; i < _pins.Length; i++)
        {
            int pin = plan.ButtonPins[i];
            _pins[i] = gpio.OpenPin(pin, gpio.IsPinModeSupported(pin, PinMode.InputPullUp) ? PinMode.InputPullUp : PinMode.Input);
        }
    }

    /// <summary>Uptime at which it wants to be asked again by itself.</summary>
    public long NextAtMs
    {
        get
        {
            long matrix = _matrix.NextAtMs;
            long buttons = _buttons.NextAtMs;
            return matrix < buttons ? matrix : buttons;
        }
    }

    /// <inheritdoc/>
    public Key Read()
    {
        Sample();
        Key key = _matrix.Read();
        if (key == Key.None)
            key = _buttons.Read();
        if (key != Key.None)
            _beeper?.Play(BeeperTune.Click, _clock.UptimeMs);
        return key;
    }

    /// <inheritdoc/>
    public bool IsDown(Key key)
    {
        Sample();
        return _matrix.IsDown(key) || _buttons.IsDown(key);
    }

    /// <summary>Whether a key is held while the box starts, when there is no time to wait for its contacts.</summary>
    public bool IsHeldAtStart(Key key)
    {
        if (_matrix.IsHeldAtStart(key))
            return true;
        for (int i = 0; i < _pins.Length; i++)
        {
            if (_buttonKeys[i] == key && (int)_pins[i].Read() == 0)
                return true;
        }
        return false;
    }

    private void Sample()
    {
        if (_pins.Length == 0)
            return;
        long nowMs = _clock.UptimeMs;
        if (!_buttons.WantsSample(nowMs))
            return;
        int down = 0;
        for (int i = 0; i < _pins.Length; i++)
        {
            if ((int)_pins[i].Read() == 0)
                down |= 1 << i;
        }
        _buttons.Sample(down, nowMs);
    }
}
