using System;
using System.Collections.Generic;

namespace VirtualBoard.Scanners;

/// <summary>
/// A GM65 scanner module at the other end of a UART, with the customer in front of it. Written from the protocol alone.
/// <c>
/// idle --trigger--> looking --a code is held up--> read, sent --> idle
///                   looking --single read timeout--> idle
/// </c>
/// In continuous mode it looks all the time and pauses between reads.
/// </summary>
public sealed class VirtualGm65 : UartScanner
{
    /// <summary>Longest code the module reads.</summary>
    public const int MaxCodeBytes = 256;

    /// <summary>What is left of a command is dropped after this silence.</summary>
    private const int CommandGapMs = 100;

    /// <summary>What comes in this time after the byte that wakes it is lost.</summary>
    private const int WakeMs = 50;

    private const int ModeCommand = 1;
    private const int ModeContinuous = 2;

    private readonly Gm65Zones _zones = new();
    private readonly List<byte> _command = new();
    private byte[]? _lastCode;
    private long _lastCodeAt = long.MinValue;
    private long _lastByteAt;
    private long _deafUntil;
    private bool _looking;
    private int _lookNumber;
    private int _saves;

    /// <summary>Makes a module wired to two pins of the microcontroller.</summary>
    /// <param name="mcuTxPin">Pin that sends to the module.</param>
    /// <param name="mcuRxPin">Pin that listens to the module.</param>
    public VirtualGm65(int mcuTxPin, int mcuRxPin)
        : base(mcuTxPin, mcuRxPin)
    {
    }

    /// <inheritdoc/>
    public override int FlashWrites => _saves;

    /// <inheritdoc/>
    public override string Settings
    {
        get
        {
            lock (Sync)
                return _zones.ToString();
        }
    }

    /// <inheritdoc/>
    public override bool IsLooking
    {
        get
        {
            lock (Sync)
                return _looking;
        }
    }

    /// <summary>Whether it is in deep sleep: any byte wakes it, and the command that does so is lost.</summary>
    public bool IsAsleep
    {
        get
        {
            lock (Sync)
                return Asleep;
        }
    }

    private bool Asleep => _zones[Gm65Zones.Sleep] == 0xA5;

    /// <inheritdoc/>
    public override void SupplyOn()
    {
        _zones.PowerUp();
        BaudRate = _zones.BaudRate;
        _command.Clear();
        _looking = false;
        _lastCode = null;
        if (_zones.ReadMode == ModeContinuous)
            StartLooking();
    }

    /// <inheritdoc/>
    public override void SupplyOff()
    {
        _looking = false;
        _lookNumber++;
        Line?.Drop();
    }

    /// <inheritdoc/>
    public override void Restart()
    {
        lock (Sync)
        {
            SupplyOff();
            SupplyOn();
        }
    }

    /// <inheritdoc/>
    public override void StartAtBaud(int baudRate)
    {
        lock (Sync)
        {
            _zones.SetBaudRate(baudRate);
            _zones.Save();
            BaudRate = baudRate;
        }
    }

    /// <summary>Scanning the factory code: every setting is as it came out of the box.</summary>
    public void ResetToDefaults()
    {
        lock (Sync)
        {
            _zones.ResetToDefaults();
            BaudRate = _zones.BaudRate;
            _looking = false;
        }
    }

    /// <summary>Value of a setting byte.</summary>
    public byte Zone(int address)
    {
        lock (Sync)
            return _zones[address];
    }

    /// <summary>Changes a setting byte from outside, as scanning a setup code does.</summary>
    public void SetZone(int address, byte value)
    {
        lock (Sync)
        {
            _zones[address] = value;
            Changed(address, 1);
        }
    }

    /// <inheritdoc/>
    public override void Receive(byte value)
    {
        if (Asleep)
        {
            _zones[Gm65Zones.Sleep] = 0;
            _deafUntil = Wire.Now + (WakeMs * 1000L);
        }
        if (Wire.Now < _deafUntil)
            return;
        if (_command.Count > 0 && Wire.Now - _lastByteAt > CommandGapMs * 1000L)
            _command.Clear();
        _lastByteAt = Wire.Now;
        _command.Add(value);
        // A head that is none: what begins with this byte may still be one.
        if (_command.Count == 1 && value != 0x7E)
            _command.Clear();
        else if (_command.Count == 2 && value != 0x00)
            _command.RemoveRange(0, value == 0x7E ? 1 : 2);
        if (_command.Count < Gm65Frame.HeadBytes || _command.Count < Gm65Frame.HeadBytes + DataBytes() + Gm65Frame.CrcBytes)
            return;
        byte[] command = _command.ToArray();
        _command.Clear();
        Obey(command);
    }

    /// <summary>A length of 0 stands for 256, as in replies.</summary>
    private int DataBytes() => _command[3] == 0 ? 256 : _command[3];

    private void Obey(byte[] command)
    {
        int address = (command[4] << 8) | command[5];
        byte[] data = command[Gm65Frame.HeadBytes..^Gm65Frame.CrcBytes];
        if (!Gm65Frame.IsIntact(command))
        {
            Answer(0x02, Gm65Frame.CrcFailed, [0]);
            return;
        }
        switch (command[2])
        {
            case Gm65Frame.TypeRead:
                Answer(0x02, Gm65Frame.Ok, ReadZones(address, data[0] == 0 ? 256 : data[0]));
                break;
            case Gm65Frame.TypeWrite:
                WriteZones(address, data);
                break;
            case Gm65Frame.TypeSave:
                _zones.Save();
                _saves++;
                Answer(0x02, Gm65Frame.Ok, [0]);
                break;
            case Gm65Frame.TypeHeartbeat:
                Answer(0x03, Gm65Frame.Ok, [0]);
                break;
            default:
                Answer(0x02, Gm65Frame.UnknownCommand, [0]);
                break;
        }
    }

    private byte[] ReadZones(int address, int count)
    {
        byte[] values = new byte[count];
        for (int i = 0; i < count; i++)
            values[i] = _zones[address + i];
        return values;
    }

    private void WriteZones(int address, byte[] data)
    {
        for (int i = 0; i < data.Length; i++)
            _zones[address + i] = data[i];
        bool newSpeed = Touches(address, data.Length, Gm65Zones.Baud) || Touches(address, data.Length, Gm65Zones.Baud + 1);
        if (newSpeed && Faults.AckAtNewBaud)
            ChangeSpeed();
        Answer(0x02, Gm65Frame.Ok, [0]);
        if (newSpeed)
            ChangeSpeed();
        Changed(address, data.Length);
    }

    /// <summary>The acknowledgement is on its way in bytes that keep their speed; what comes later has the new one.</summary>
    private void ChangeSpeed()
    {
        if (_zones.BaudRate > 0)
            BaudRate = _zones.BaudRate;
    }

    private void Changed(int address, int count)
    {
        if (Touches(address, count, Gm65Zones.Mode) && _zones.ReadMode == ModeContinuous)
            StartLooking();
        else if (Touches(address, count, Gm65Zones.Mode) && _zones.ReadMode != ModeCommand)
            StopLooking();
        if (!Touches(address, count, Gm65Zones.Trigger) || _zones.ReadMode == ModeContinuous)
            return;
        if ((_zones[Gm65Zones.Trigger] & 1) != 0 && _zones.ReadMode == ModeCommand)
            StartLooking();
        else
            StopLooking();
    }

    private static bool Touches(int address, int count, int zone) => zone >= address && zone < address + count;

    private void StartLooking()
    {
        _looking = true;
        int number = ++_lookNumber;
        int timeout = _zones[Gm65Zones.ReadTimeout];
        if (timeout > 0 && _zones.ReadMode != ModeContinuous)
        {
            Wire.After(timeout * 100_000L, () =>
            {
                if (number == _lookNumber)
                    StopLooking();
            });
        }
        Look();
    }

    private void StopLooking()
    {
        _looking = false;
        _lookNumber++;
        _zones[Gm65Zones.Trigger] = 0;
    }

    private protected override void Look()
    {
        if (!_looking || Held is null)
            return;
        int number = _lookNumber;
        byte[] seen = Held;
        if (Faults.Glued)
            Read(number, seen);
        else
            Wire.After((long)DecodeTime.TotalMicroseconds, () => Read(number, seen));
    }

    private void Read(int number, byte[] seen)
    {
        if (!_looking || number != _lookNumber || !IsStillHeld(seen) || seen.Length > MaxCodeBytes || Asleep)
            return;
        if (IsRepeated(seen))
        {
            Wire.After(100_000, Look);
            return;
        }
        _lastCode = seen;
        _lastCodeAt = Wire.Now;
        WasRead(seen);
        SendCode(seen);
        if (_zones.ReadMode == ModeContinuous)
            Wire.After(Math.Max((int)_zones[Gm65Zones.Interval], 1) * 100_000L, Look);
        else
            StopLooking();
    }

    /// <summary>Bit 7 of zone 0013 keeps the same code back for bits 6 to 0 tenths of a second.</summary>
    private bool IsRepeated(byte[] code)
    {
        int setting = _zones[Gm65Zones.SameCode];
        return (setting & 0x80) != 0 && _lastCode is not null && code.AsSpan().SequenceEqual(_lastCode) &&
            Wire.Now - _lastCodeAt < (setting & 0x7F) * 100_000L;
    }

    private void SendCode(byte[] code)
    {
        int setting = _zones[Gm65Zones.Output];
        byte[] bytes = (setting & 0x80) != 0
            ? [0x03, 0x00, (byte)code.Length, .. code]
            : [.. code, .. Tail(setting)];
        Line!.Code(bytes);
    }

    private static byte[] Tail(int setting)
    {
        if ((setting & 1) == 0)
            return [];
        return ((setting >> 5) & 3) switch
        {
            0 => [0x0D],
            1 => [0x0D, 0x0A],
            2 => [0x09],
            _ => [],
        };
    }

    private void Answer(byte head, byte type, byte[] data) => Line!.Reply(Gm65Frame.Reply(head, type, data));
}
