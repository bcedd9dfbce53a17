using System;

namespace VirtualBoard.Scanners;

/// <summary>The setting bytes ("zones") of a GM65: working values, and what survives without power.</summary>
internal sealed class Gm65Zones
{
    public const int Mode = 0x0000;
    public const int Trigger = 0x0002;
    public const int Interval = 0x0005;
    public const int ReadTimeout = 0x0006;
    public const int SameCode = 0x0013;
    public const int Baud = 0x002A;
    public const int Output = 0x0060;
    public const int Sleep = 0x00D9;

    private const int Size = 0x100;

    /// <summary>The baud zone holds a divisor of this clock.</summary>
    private const int BaudClock = 3_000_000;

    private readonly byte[] _working = Defaults();
    private readonly byte[] _saved = Defaults();

    public byte this[int address]
    {
        get => _working[address & (Size - 1)];
        set => _working[address & (Size - 1)] = value;
    }

    /// <summary>Key, command, continuous, sense: bits 1 and 0 of zone 0000.</summary>
    public int ReadMode => this[Mode] & 3;

    /// <summary>Speed in baud; 0 when the divisor makes none.</summary>
    public int BaudRate
    {
        get
        {
            int divisor = this[Baud] | (this[Baud + 1] << 8);
            return divisor == 0 ? 0 : Standard(BaudClock / divisor);
        }
    }

    public void SetBaudRate(int baudRate)
    {
        int divisor = BaudClock / baudRate;
        this[Baud] = (byte)divisor;
        this[Baud + 1] = (byte)(divisor >> 8);
    }

    /// <summary>Working values, then saved ones. What a trigger or a sleep holds is no setting.</summary>
    public override string ToString()
    {
        byte[] working = (byte[])_working.Clone();
        working[Trigger] = 0;
        working[Sleep] = 0;
        return Convert.ToHexString(working) + "/" + Convert.ToHexString(_saved);
    }

    public void Save() => _working.CopyTo(_saved, 0);

    public void PowerUp()
    {
        _saved.CopyTo(_working, 0);
        this[Trigger] = 0;
        this[Sleep] = 0;
    }

    public void ResetToDefaults()
    {
        Defaults().CopyTo(_working, 0);
        Save();
    }

    /// <summary>The divisor is a whole number, so that its quotient is a little off: 3,000,000 / 26 is 115,384 for 115,200.</summary>
    private static int Standard(int exact)
    {
        foreach (int standard in new[] { 1200, 4800, 9600, 14400, 19200, 38400, 57600, 115200 })
        {
            if (Math.Abs(exact - standard) * 50 <= standard)
                return standard;
        }
        return exact;
    }

    /// <summary>A module fresh from the box: manual key mode, CR behind each code, 9600 baud, software 0x87.</summary>
    private static byte[] Defaults()
    {
        byte[] zones = new byte[Size];
        zones[Mode] = 0xD4;
        zones[Interval] = 10;
        zones[ReadTimeout] = 50;
        zones[Baud] = 0x39;
        zones[Baud + 1] = 0x01;
        zones[0x2C] = 0x02;
        zones[0x3F] = 0x01;
        zones[Output] = 0x01;
        zones[0xE1] = 0x64;
        zones[0xE2] = 0x87;
        zones[0xE3] = 0x13;
        return zones;
    }
}
