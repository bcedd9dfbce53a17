using System;

namespace VirtualBoard.Parts;

/// <summary>
/// A module with a TM1637, from its data sheet alone (天微电子, V2.4): two wires with pull-ups, start and stop while the clock is
/// high, bytes from the lowest bit at the rising clock, an answer from the eighth falling clock to the ninth. After power-on it
/// is dark and its memory holds anything.
/// </summary>
public sealed class VirtualTm1637 : VirtualDisplay
{
    private const int Grids = 6;
    private const byte Colon = 0x80;

    private readonly int _clockPin;
    private readonly int _dataPin;
    private readonly int[] _order;
    private readonly bool _clockModule;
    private readonly byte[] _memory = new byte[Grids];
    private readonly Random _random = new(1637);
    private bool _clock = true;
    private bool _data = true;
    private bool _inFrame;
    private bool _answering;
    private bool _sensing;
    private int _bits;
    private int _value;
    private int _bytes;
    private int _address;
    private bool _writesData;
    private bool _fixedAddress;
    private bool _testMode;
    private bool _frameWrites;

    /// <summary>Makes a module.</summary>
    /// <param name="clockPin">Its CLK.</param>
    /// <param name="dataPin">Its DIO.</param>
    /// <param name="order">The GRID of each digit from the left, from 0.</param>
    /// <param name="clockModule">Whether it has a colon instead of points: it is segment 8 of the second digit.</param>
    public VirtualTm1637(int clockPin, int dataPin, int[] order, bool clockModule = false)
    {
        _clockPin = clockPin;
        _dataPin = dataPin;
        _order = order;
        _clockModule = clockModule;
    }

    /// <inheritdoc/>
    public override int Digits => _order.Length;

    /// <summary>Whether it shines at all.</summary>
    public bool IsOn { get; private set; }

    /// <summary>Brightness 0 to 7 while it shines.</summary>
    public int Brightness { get; private set; }

    /// <summary>Bytes that the chip has answered.</summary>
    public int Answered { get; private set; }

    /// <summary>Bytes that it could make nothing of.</summary>
    public int Ignored { get; private set; }

    /// <inheritdoc/>
    protected override void Wire()
    {
        Board.Pins.AddResistor(_clockPin, toSupply: true);
        Board.Pins.AddResistor(_dataPin, toSupply: true);
    }

    /// <inheritdoc/>
    protected override void PowerUp()
    {
        _random.NextBytes(_memory);
        IsOn = false;
        _writesData = false;
        _fixedAddress = false;
        _inFrame = false;
        _clock = Level(_clockPin);
        _data = Level(_dataPin);
    }

    /// <inheritdoc/>
    protected override void PowerDown()
    {
        IsOn = false;
        _inFrame = false;
        LetGo();
    }

    /// <inheritdoc/>
    protected override byte[] Shine()
    {
        byte[] shown = new byte[_order.Length];
        for (int i = 0; IsOn && i < shown.Length; i++)
        {
            shown[i] = _memory[_order[i]];
            if (_clockModule && i != 1)
                shown[i] &= unchecked((byte)~Colon);
        }
        return shown;
    }

    /// <inheritdoc/>
    protected override void Sense(int pin)
    {
        if (_sensing || (pin != _clockPin && pin != _dataPin))
            return;
        _sensing = true;
        bool clock = Level(_clockPin), data = Level(_dataPin);
        if (_clock && clock && data != _data && !_answering)
            StartOrStop(data);
        else if (clock != _clock && _inFrame)
            ClockEdge(clock, data);
        _clock = clock;
        _data = Level(_dataPin);
        _sensing = false;
    }

    private bool Level(int pin) => Board.Pins.LevelNow(pin) ?? true;

    private void StartOrStop(bool stop)
    {
        _inFrame = !stop;
        _bits = 0;
        _value = 0;
        _bytes = 0;
        _frameWrites = false;
    }

    private void ClockEdge(bool rising, bool data)
    {
        if (_answering)
        {
            // The ninth clock: the answer stands while it is high.
            if (!rising)
                LetGo();
            return;
        }
        if (rising && _bits < 8)
        {
            _value |= data ? 1 << _bits : 0;
            _bits++;
        }
        else if (!rising && _bits == 8)
        {
            _answering = true;
            Board.Pins.Drive(_dataPin, false);
            Answered++;
            Take((byte)_value, _bytes++);
            _bits = 0;
            _value = 0;
        }
    }

    private void LetGo()
    {
        _answering = false;
        Board.Pins.Drive(_dataPin, null);
    }

    private void Take(byte value, int index)
    {
        if (index > 0)
            TakeData(value);
        else if ((value & 0xC0) == 0x40)
            TakeDataCommand(value);
        else if ((value & 0xC0) == 0x80)
            TakeDisplayControl(value);
        else if ((value & 0xC0) == 0xC0)
            TakeAddress(value & 0x0F);
        else
            Ignored++;
    }

    private void TakeDataCommand(byte value)
    {
        // B1 B0: 00 write, 10 read keys; the others are not permitted. B2 fixed address, B3 test mode.
        _writesData = (value & 0x03) == 0;
        _fixedAddress = (value & 0x04) != 0;
        _testMode = (value & 0x08) != 0;
        if (!_writesData)
            Ignored++;
    }

    private void TakeDisplayControl(byte value)
    {
        IsOn = (value & 0x08) != 0;
        Brightness = value & 0x07;
        Look();
    }

    private void TakeAddress(int address)
    {
        _address = address;
        _frameWrites = _writesData && !_testMode && address < Grids;
        if (!_frameWrites)
            Ignored++;
    }

    private void TakeData(byte value)
    {
        if (!_frameWrites || _address >= Grids)
        {
            Ignored++;
            return;
        }
        _memory[_address] = value;
        if (!_fixedAddress)
            _address++;
        Look();
    }
}
