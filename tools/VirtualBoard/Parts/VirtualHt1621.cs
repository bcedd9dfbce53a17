using System;

namespace VirtualBoard.Parts;

/// <summary>
/// An HT1621 with an LCD, from its data sheet alone (Holtek, "Command format", "Timing diagrams"): while CS is low, bits are
/// taken at the rising WR, first a mode of three, then 9-bit commands, or an address of six and nibbles from D0 on. After power-on
/// the oscillator and the LCD are off and the memory holds anything.
/// </summary>
public sealed class VirtualHt1621 : VirtualDisplay
{
    private const int Addresses = 32;
    private const int Commands = 4;
    private const int Write = 5;

    private readonly int _selectPin;
    private readonly int _clockPin;
    private readonly int _dataPin;
    private readonly (int Address, int Bit)?[] _glass;
    private readonly bool[,] _memory = new bool[Addresses, 4];
    private readonly Random _random = new(1621);
    private bool _selected;
    private bool _clock = true;
    private int _bits;
    private int _value;
    private int _mode;
    private int _address;
    private bool _oscillates;
    private bool _lcdOn;
    private bool _fourCommons;

    /// <summary>Makes a module.</summary>
    /// <param name="selectPin">Its CS.</param>
    /// <param name="clockPin">Its WR.</param>
    /// <param name="dataPin">Its DATA.</param>
    /// <param name="glass">Eight places for each digit from the left, a to g and the point after it: the address and the common of each, null for none.</param>
    public VirtualHt1621(int selectPin, int clockPin, int dataPin, (int Address, int Bit)?[] glass)
    {
        _selectPin = selectPin;
        _clockPin = clockPin;
        _dataPin = dataPin;
        _glass = glass;
    }

    /// <inheritdoc/>
    public override int Digits => _glass.Length / 8;

    /// <summary>Whether the glass shows anything: oscillator and bias run, and all four commons are driven.</summary>
    public bool IsOn => _oscillates && _lcdOn && _fourCommons;

    /// <summary>Bits of frames that the chip could make nothing of.</summary>
    public int Ignored { get; private set; }

    /// <summary>
    /// The glass marked PDC-6X1, as its users have measured it: from the right, two addresses a digit; the first holds the bar or point
    /// and c b a, the second d e g f. The points of the last three digits stand left of them.
    /// </summary>
    public static (int Address, int Bit)?[] Pdc6X1()
    {
        var glass = new (int Address, int Bit)?[6 * 8];
        for (int digit = 0; digit < 6; digit++)
        {
            int first = (5 - digit) * 2;
            (int, int)?[] places = [(first, 3), (first, 2), (first, 1), (first + 1, 0), (first + 1, 1), (first + 1, 3), (first + 1, 2)];
            places.CopyTo(glass, digit * 8);
            if (digit >= 3)
                glass[((digit - 1) * 8) + 7] = (first, 0);
        }
        return glass;
    }

    /// <inheritdoc/>
    protected override void Wire() => Board.Pins.AddResistor(_selectPin, toSupply: true);

    /// <inheritdoc/>
    protected override void PowerUp()
    {
        for (int address = 0; address < Addresses; address++)
        {
            for (int bit = 0; bit < 4; bit++)
                _memory[address, bit] = _random.Next(2) == 1;
        }
        PowerDown();
        _clock = Level(_clockPin);
    }

    /// <inheritdoc/>
    protected override void PowerDown()
    {
        _oscillates = false;
        _lcdOn = false;
        _fourCommons = false;
        _selected = false;
    }

    /// <inheritdoc/>
    protected override byte[] Shine()
    {
        byte[] shown = new byte[Digits];
        for (int i = 0; IsOn && i < _glass.Length; i++)
        {
            if (_glass[i] is (int address, int bit) && _memory[address, bit])
                shown[i / 8] |= (byte)(1 << (i % 8));
        }
        return shown;
    }

    /// <inheritdoc/>
    protected override void Sense(int pin)
    {
        if (pin == _selectPin)
            Select(!Level(_selectPin));
        if (pin != _clockPin)
            return;
        bool clock = Level(_clockPin);
        if (clock && !_clock && _selected)
            TakeBit(Level(_dataPin));
        _clock = clock;
    }

    private bool Level(int pin) => Board.Pins.LevelNow(pin) ?? true;

    private void Select(bool selected)
    {
        if (selected == _selected)
            return;
        _selected = selected;
        _mode = 0;
        Next();
    }

    private void Next()
    {
        _bits = 0;
        _value = 0;
    }

    private void TakeBit(bool bit)
    {
        _value = (_value << 1) | (bit ? 1 : 0);
        _bits++;
        if (_mode == 0 && _bits == 3)
            BeginMode();
        else if (_mode == Commands && _bits == 9)
            TakeCommand(_value >> 1);
        else if (_mode == Write && _address < 0 && _bits == 6)
            TakeAddress();
        else if (_mode == Write && _address >= 0 && _bits == 4)
            TakeNibble();
        else if (_mode is not (0 or Commands or Write))
            Ignored++;
    }

    private void BeginMode()
    {
        _mode = _value;
        _address = -1;
        Next();
    }

    private void TakeAddress()
    {
        _address = _value % Addresses;
        Next();
    }

    private void TakeNibble()
    {
        // D0 comes first.
        for (int bit = 0; bit < 4; bit++)
            _memory[_address, bit] = (_value & (8 >> bit)) != 0;
        _address = (_address + 1) % Addresses;
        Next();
        Look();
    }

    private void TakeCommand(int command)
    {
        Next();
        switch (command)
        {
            case 0x00:
                _oscillates = false;
                break;
            case 0x01:
                _oscillates = true;
                break;
            case 0x02:
                _lcdOn = false;
                break;
            case 0x03:
                _lcdOn = true;
                break;
            case >= 0x14 and <= 0x1F:
                // The source of the clock; whichever it is, SYS EN starts it.
                break;
            case >= 0x20 and <= 0x2F:
                // 0010 abXc: ab 10 is four commons.
                _fourCommons = (command & 0x0C) == 0x08;
                break;
            default:
                Ignored++;
                break;
        }
        Look();
    }
}
