using ScanBox.Ports;
using ScanBox.Tests;

namespace ScanBox.Parts.Tests.Scanners;

/// <summary>A GM65 as far as the driver's tests need one: zones, acknowledgements, one speed, and faults on request. Its CRCs come from the fact sheet or from bit arithmetic of its own.</summary>
internal sealed class ScriptedModule : ISerialLine
{
    private readonly UnreadBytes _unread = new UnreadBytes(4096);
    private readonly byte[] _command = new byte[16];
    private int _commandCount;
    private int _openBaud;

    internal byte[] Zones { get; } = new byte[256];

    internal byte[] Saved { get; } = new byte[256];

    /// <summary>Speed of the module; 0 = unplugged.</summary>
    internal int Baud { get; set; } = 9600;

    /// <summary>Commands to leave unanswered.</summary>
    internal int Deaf { get; set; }

    /// <summary>Replies to spoil in their last byte.</summary>
    internal int Spoil { get; set; }

    /// <summary>A zone whose writes are acknowledged but not kept, or -1.</summary>
    internal int Forgetful { get; set; } = -1;

    /// <summary>Most bytes one read returns.</summary>
    internal int ReadSize
    {
        get => _unread.ReadSize;
        set => _unread.ReadSize = value;
    }

    internal int Opens { get; private set; }

    internal int Writes { get; private set; }

    internal int Saves { get; private set; }

    internal int Commands { get; private set; }

    internal int Triggers { get; private set; }

    /// <summary>The last command as it came over the line, in hexadecimal digits.</summary>
    internal string LastCommand => Bytes.ToHex(_command, 0, 9);

    internal bool IsReading => Zones[0x02] == 1;

    /// <summary>Text that is sent right behind the acknowledgement of the next trigger.</summary>
    internal string? GluedCode { get; set; }

    internal static ScriptedModule Configured()
    {
        var module = new ScriptedModule();
        module.Zones[0x00] = 0xD5;
        module.Zones[0x06] = 50;
        module.Zones[0x13] = 0x9E;
        module.Zones[0x3F] = 0x01;
        module.Zones[0x60] = 0x01;
        module.Zones[0xE2] = 0x87;
        return module;
    }

    internal static ScriptedModule Factory()
    {
        ScriptedModule module = Configured();
        module.Zones[0x00] = 0xD6;
        module.Zones[0x13] = 0x00;
        module.Zones[0x60] = 0x00;
        return module;
    }

    public void Open(int baudRate)
    {
        Opens++;
        _openBaud = baudRate;
        _unread.Clear();
        _commandCount = 0;
    }

    public int Read(byte[] buffer, int offset, int count) => _unread.Take(buffer, offset, count);

    public void Write(byte[] buffer, int offset, int count)
    {
        if (_openBaud != Baud)
            return;
        for (int i = 0; i < count; i++)
        {
            _command[_commandCount++] = buffer[offset + i];
            if (_commandCount == 9)
            {
                Obey();
                _commandCount = 0;
            }
        }
    }

    internal void Send(byte[] bytes) => _unread.Add(bytes);

    internal void Send(string text) => Send(Bytes.FromText(text));

    /// <summary>The customer shows a code: it is read only if reading is on, which ends it.</summary>
    internal void Show(string code)
    {
        if (!IsReading)
            return;
        Zones[0x02] = 0;
        Send(code + "\r");
    }

    private void Obey()
    {
        Commands++;
        if (Deaf > 0)
        {
            Deaf--;
            return;
        }
        int zone = _command[5];
        int head = 0x02;
        int value = 0;
        switch (_command[2])
        {
            case 0x07:
                value = Zones[zone];
                break;
            case 0x08:
                Writes += zone == 0x02 ? 0 : 1;
                Triggers += zone == 0x02 && _command[6] == 1 ? 1 : 0;
                if (zone != Forgetful)
                    Zones[zone] = _command[6];
                break;
            case 0x09:
                Saves++;
                System.Array.Copy(Zones, 0, Saved, 0, 256);
                break;
            default:
                head = 0x03;
                break;
        }
        Reply(head, value);
        if (zone == 0x02 && _command[2] == 0x08 && _command[6] == 1 && GluedCode is not null)
        {
            Send(GluedCode);
            GluedCode = null;
        }
    }

    private void Reply(int head, int value)
    {
        var frame = new byte[] { (byte)head, 0, 0, 1, (byte)value, 0, 0 };
        int crc = Xmodem(1, value);
        frame[5] = (byte)(crc >> 8);
        frame[6] = (byte)crc;
        if (Spoil > 0)
        {
            Spoil--;
            frame[6] ^= 0x40;
        }
        Send(frame);
    }

    /// <summary>CRC of 00, length, value by polynomial division of the whole number, message then 16 zero bits.</summary>
    private static int Xmodem(int length, int value)
    {
        long dividend = ((long)length << 24) | ((long)value << 16);
        for (int bit = 39; bit >= 16; bit--)
        {
            if ((dividend & (1L << bit)) != 0)
                dividend ^= 0x11021L << (bit - 16);
        }
        return (int)dividend;
    }
}
