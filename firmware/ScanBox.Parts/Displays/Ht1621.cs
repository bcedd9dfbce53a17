using System;
using ScanBox.Ports;

namespace ScanBox.Parts.Displays;

/// <summary>
/// An HT1621 or alike (Holtek HT1621, 3 wires) with an LCD of segments. At most one command, or two addresses of its
/// memory, go over the wires in a step, and only what has changed. The chip does not answer: what it should hold is sent
/// again a little every second, so a glass that was plugged in late shows the right thing soon.
/// </summary>
public sealed class Ht1621 : IDisplay
{
    /// <summary>Pause between two repeats of what stands anyway, in ms.</summary>
    public const int RepeatMs = 1_000;

    // Data sheet, "Command format" and "Command summary": mode 100, then nine bits of which the last says nothing.
    private const int CommandMode = 0x4;
    private const int WriteMode = 0x5;
    private const int ModeBits = 3;
    private const int AddressBits = 6;
    private const int CommandBits = 9;
    private const int NibbleBits = 4;
    private const int FirstBit = 0x8;
    private const int MostAddresses = 32;
    private const byte LcdOff = 0x02;

    // BIAS 1/3 with four commons, RC 256K, SYS EN.
    private static readonly byte[] s_setUp = { 0x29, 0x18, 0x01 };

    private const byte LcdOn = 0x03;

    private readonly IThreeWireBus _bus;
    private readonly LcdGlass _glass;
    private readonly byte[] _characters;
    private readonly byte[] _memory;
    private readonly byte[] _composed;
    private readonly uint _all;
    private uint _stale;
    private int _points;
    private int _phase;
    private int _again;
    private long _nextAtMs;

    /// <summary>Takes the wires; nothing is sent before the first step.</summary>
    public Ht1621(IThreeWireBus bus, LcdGlass glass)
    {
        _bus = bus;
        _glass = glass;
        _characters = new byte[glass.Digits];
        _memory = new byte[glass.Addresses];
        _composed = new byte[glass.Addresses];
        _all = glass.Addresses == MostAddresses ? uint.MaxValue : (1u << glass.Addresses) - 1;
        _stale = _all;
    }

    /// <inheritdoc/>
    public int Digits => _glass.Digits;

    /// <inheritdoc/>
    public bool HasEveryPoint => _glass.HasEveryPoint;

    /// <inheritdoc/>
    public void Show(byte[] characters, int points)
    {
        bool same = points == _points;
        for (int i = 0; i < _characters.Length; i++)
        {
            byte character = i < characters.Length ? characters[i] : (byte)' ';
            same &= character == _characters[i];
            _characters[i] = character;
        }
        _points = points;
        if (!same)
            Compose();
    }

    /// <summary>Uptime in ms at which it wants to be stepped again; 0 for at once.</summary>
    public long NextAtMs => _phase <= s_setUp.Length + 1 || _stale != 0 ? 0 : _nextAtMs;

    /// <summary>Sends at most one command or two addresses.</summary>
    /// <param name="nowMs">Uptime in ms.</param>
    public void Step(long nowMs)
    {
        // Dark until all is set up: after power-on the memory holds anything.
        if (_phase == 0)
            Command(LcdOff);
        else if (_phase <= s_setUp.Length)
            Command(s_setUp[_phase - 1]);
        else if (_stale != 0)
            SendMemory();
        else if (_phase == s_setUp.Length + 1)
            LightUp(nowMs);
        else if (nowMs >= _nextAtMs)
            Repeat();
    }

    private void Command(byte command)
    {
        _phase++;
        _bus.Select(false);
        Bits(CommandMode, ModeBits);
        Bits(command << 1, CommandBits);
        _bus.Select(true);
    }

    private void SendMemory()
    {
        int address = 0;
        while ((_stale & (1u << address)) == 0)
            address++;
        _bus.Select(false);
        Bits(WriteMode, ModeBits);
        Bits(address, AddressBits);
        int end = address + 2 < _memory.Length ? address + 2 : _memory.Length;
        for (; address < end; address++)
        {
            Bits(_memory[address], NibbleBits);
            _stale &= ~(1u << address);
        }
        _bus.Select(true);
    }

    private void LightUp(long nowMs)
    {
        Command(LcdOn);
        _nextAtMs = nowMs + RepeatMs;
    }

    private void Repeat()
    {
        _phase = 1;
        _again = (_again + 2) % _memory.Length;
        _stale |= (3u << _again) & _all;
    }

    private void Compose()
    {
        Array.Clear(_composed, 0, _composed.Length);
        for (int digit = 0; digit < _characters.Length; digit++)
        {
            int segments = SevenSegments.Of(_characters[digit]);
            if ((_points & (1 << digit)) != 0)
                segments |= SevenSegments.Point;
            for (int segment = 0; segments != 0; segment++, segments >>= 1)
            {
                int place = _glass.Place(digit, segment);
                if ((segments & 1) != 0 && place != LcdGlass.None)
                    // The bit of COM0 goes first.
                    _composed[place / NibbleBits] |= (byte)(FirstBit >> (place % NibbleBits));
            }
        }
        for (int address = 0; address < _memory.Length; address++)
        {
            if (_composed[address] == _memory[address])
                continue;
            _memory[address] = _composed[address];
            _stale |= 1u << address;
        }
    }

    /// <summary>Sends the lowest bits of a value, the highest of them first; the chip takes a bit at the rising clock.</summary>
    private void Bits(int value, int count)
    {
        for (int bit = count - 1; bit >= 0; bit--)
        {
            _bus.Clock(false);
            _bus.Data((value & (1 << bit)) != 0);
            _bus.Clock(true);
        }
    }
}
