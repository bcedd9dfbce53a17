using System;
using System.Collections.Generic;
using System.Device.Gpio;
using System.Numerics;
using nanoFramework.Hardware.Esp32;

namespace VirtualBoard.Pins;

/// <summary>The pins of a microcontroller as electrical nodes: what drives them, what they are joined to, and the level that results.</summary>
public sealed class PinBank
{
    private readonly BoardModel _board;
    private readonly Pin[] _pins;
    private readonly Dictionary<DeviceFunction, int> _functions = new();
    private readonly List<Contact> _contacts = new();
    private uint _noise = 0x2545F491;

    internal PinBank(BoardModel board, ChipPins chip)
    {
        _board = board;
        Chip = chip;
        _pins = new Pin[chip.Count];
        for (int i = 0; i < _pins.Length; i++)
            _pins[i] = new Pin();
    }

    /// <summary>Happens under the board's lock after the level of an output pin has changed: pin, level.</summary>
    public event Action<int, bool>? OutputChanged;

    /// <summary>Happens under the board's lock after a pin was driven or let go in any way, from inside or outside; its level may have changed.</summary>
    public event Action<int>? Touched;

    /// <summary>How often two outputs drove against each other through a closed contact. A real board would be harmed.</summary>
    public int Conflicts { get; private set; }

    /// <summary>How often the firmware read an input that nothing drove or pulled.</summary>
    public int FloatingReads { get; private set; }

    /// <summary>Which pins there are.</summary>
    public ChipPins Chip { get; }

    /// <summary>Puts a resistor between a pin and the supply or ground.</summary>
    public void AddResistor(int pin, bool toSupply)
    {
        lock (_board.Sync)
            _pins[pin].ExternalPull = toSupply;
    }

    /// <summary>Drives a pin from outside; null lets go.</summary>
    public void Drive(int pin, bool? level)
    {
        lock (_board.Sync)
        {
            _pins[pin].Driven = level;
            Touched?.Invoke(pin);
        }
    }

    /// <summary>Happens under the board's lock when a pin begins to be switched by the timer at a pitch in Hz, or with 0 stops.</summary>
    public event Action<int, int>? PwmChanged;

    /// <summary>Puts a voltage on an analogue pin.</summary>
    public void SetMillivolts(int pin, int millivolts)
    {
        lock (_board.Sync)
            _pins[pin].Millivolts = millivolts;
    }

    /// <summary>The level an observer with a probe sees; null when the pin floats.</summary>
    public bool? Level(int pin)
    {
        lock (_board.Sync)
            return Resolve(pin);
    }

    /// <summary>The same for a part that was called under the board's lock, at an edge of some pin.</summary>
    internal bool? LevelNow(int pin) => Resolve(pin);

    /// <summary>The level that an output pin drives; false while it is no output.</summary>
    public bool OutputLevel(int pin)
    {
        lock (_board.Sync)
            return _pins[pin].Mode == PinMode.Output && _pins[pin].Latch;
    }

    /// <summary>Adds a contact between two pins, open at first.</summary>
    internal Contact AddContact(int a, int b)
    {
        var contact = new Contact(a, b);
        _contacts.Add(contact);
        return contact;
    }

    internal void SetFunction(int pin, DeviceFunction function) => _functions[function] = pin;

    /// <summary>The pin of a function, -1 when none was set.</summary>
    internal int FunctionPin(DeviceFunction function) => _functions.TryGetValue(function, out int pin) ? pin : -1;

    /// <summary>The function of a pin; null when it has none.</summary>
    internal DeviceFunction? FunctionOf(int pin)
    {
        foreach ((DeviceFunction function, int at) in _functions)
        {
            if (at == pin)
                return function;
        }
        return null;
    }

    internal int Millivolts(int pin) => _pins[pin].Millivolts;

    internal void SetPwm(int pin, int hertz)
    {
        if (_pins[pin].Hertz == hertz)
            return;
        _pins[pin].Hertz = hertz;
        PwmChanged?.Invoke(pin, hertz);
    }

    internal bool IsOpen(int pin) => _pins[pin].Open;

    internal void Open(int pin) => _pins[pin].Open = true;

    internal void Close(int pin)
    {
        _pins[pin].Open = false;
        SetMode(pin, PinMode.Input);
    }

    internal PinMode Mode(int pin) => _pins[pin].Mode;

    internal void SetMode(int pin, PinMode mode)
    {
        bool before = OutputLevel(pin);
        _pins[pin].Mode = mode;
        ReportChange(pin, before);
    }

    internal void Write(int pin, bool level)
    {
        bool before = OutputLevel(pin);
        _pins[pin].Latch = level;
        ReportChange(pin, before);
    }

    internal void Toggle(int pin) => Write(pin, !_pins[pin].Latch);

    /// <summary>What the firmware reads: a floating pin reads as noise.</summary>
    internal bool Read(int pin)
    {
        bool? level = Resolve(pin);
        if (level is null)
            FloatingReads++;
        return level ?? Noise();
    }

    internal void RunEnded()
    {
        _functions.Clear();
        for (int i = 0; i < _pins.Length; i++)
        {
            Close(i);
            SetPwm(i, 0);
            _pins[i].Latch = false;
        }
    }

    private void ReportChange(int pin, bool before)
    {
        bool now = OutputLevel(pin);
        if (now != before)
            OutputChanged?.Invoke(pin, now);
        Touched?.Invoke(pin);
    }

    private bool? Resolve(int pin)
    {
        ulong joined = Join(pin);
        bool high = false, low = false, up = false, down = false;
        for (ulong left = joined; left != 0; left &= left - 1)
        {
            Pin p = _pins[BitOperations.TrailingZeroCount(left)];
            high |= p.Driven == true || (p.Mode is PinMode.Output or PinMode.OutputOpenSource or PinMode.OutputOpenSourcePullDown && p.Latch);
            low |= p.Driven == false || (p.Mode is PinMode.Output or PinMode.OutputOpenDrain or PinMode.OutputOpenDrainPullUp && !p.Latch);
            up |= p.ExternalPull == true || p.Mode is PinMode.InputPullUp or PinMode.OutputOpenDrainPullUp;
            down |= p.ExternalPull == false || p.Mode is PinMode.InputPullDown or PinMode.OutputOpenSourcePullDown;
        }
        if (high && low)
            Conflicts++;
        if (low)
            return false;
        if (high || up)
            return true;
        return down ? false : null;
    }

    /// <summary>The pins that closed contacts join with one, as bits.</summary>
    private ulong Join(int pin)
    {
        ulong joined = 1UL << pin, before;
        do
        {
            before = joined;
            foreach (Contact contact in _contacts)
            {
                // Most are open, and this is asked at every edge of every pin.
                if (!contact.Closed)
                    continue;
                ulong both = (1UL << contact.A) | (1UL << contact.B);
                if ((joined & both) != 0)
                    joined |= both;
            }
        }
        while (joined != before);
        return joined;
    }

    private bool Noise()
    {
        _noise ^= _noise << 13;
        _noise ^= _noise >> 17;
        _noise ^= _noise << 5;
        return (_noise & 1) != 0;
    }

    private sealed class Pin
    {
        public bool Open { get; set; }

        public PinMode Mode { get; set; } = PinMode.Input;

        public bool Latch { get; set; }

        public bool? Driven { get; set; }

        public int Millivolts { get; set; }

        public int Hertz { get; set; }

        public bool? ExternalPull { get; set; }
    }
}
