using ScanBox.Ports;
using Simulation.Chance;
using Simulation.Profiles;
using Simulation.Timing;

namespace Simulation.Boxes;

/// <summary>
/// A GM65 module and the UART to it, for the real driver. It knows reading and writing zones, saving, the heartbeat and triggered
/// reading; bytes arrive at 9600 baud or whatever both sides speak, and on the way they are lost, doubled, delayed or joined by noise.
/// </summary>
internal sealed class Gm65Module(Timeline time, FaultSource faults, Action stir) : ISerialLine, ICodeReader
{
    // The microcontroller's receive buffer; what does not fit is lost without a word.
    private const int ReceiveBytes = 256;

    private const int Zones = 0x100;
    private const int ModeZone = 0x00;
    private const int TriggerZone = 0x02;
    private const int TimeoutZone = 0x06;
    private const int BaudZone = 0x2A;
    private const int OutputZone = 0x60;
    private const int BaudClock = 3_000_000;
    private const int DecodeMs = 120;
    private const int LateMs = 250;

    private static readonly int[] s_babblePausesMs = [70, 400, 1_500];

    private readonly byte[] _zones = Defaults();
    private readonly byte[] _saved = Defaults();
    private readonly List<byte> _command = [];
    private readonly Queue<byte> _received = new();
    private byte[]? _held;
    private long _heldUntilMs;
    private long _lastByteMs;
    private long _nextArrivalMs;
    private int _baud;
    private int _look;
    private bool _looking;
    private bool _unplugged;
    private bool _retired;
    private bool _babbles;
    private int _babble;

    public void Open(int baudRate)
    {
        _baud = baudRate;
        _received.Clear();
        if (!_babbles && faults.Has(FaultKind.HostileScan))
        {
            _babbles = true;
            Babble();
        }
    }

    public int Read(byte[] buffer, int offset, int count)
    {
        int taken = 0;
        while (taken < count && _received.TryDequeue(out byte value))
            buffer[offset + taken++] = value;
        return taken;
    }

    public void Write(byte[] buffer, int offset, int count)
    {
        if (_unplugged || !SameSpeed())
            return;
        if (time.NowMs - _lastByteMs > 100)
            _command.Clear();
        _lastByteMs = time.NowMs;
        _command.AddRange(buffer.AsSpan(offset, count));
        int whole = _command.Count >= 4 ? 6 + (_command[3] == 0 ? 256 : _command[3]) + 2 : int.MaxValue;
        if (_command.Count < whole)
            return;
        byte[] command = [.. _command];
        _command.Clear();
        if (faults.Strikes(FaultKind.ScannerReset))
            Reset();
        else
            Obey(command);
    }

    public void Show(byte[] code, int holdMs)
    {
        _held = code;
        _heldUntilMs = time.NowMs + holdMs;
        Look();
    }

    public void TakeAway() => _held = null;

    public void Plug(bool connected)
    {
        _unplugged = !connected;
        if (connected)
            Reset();
    }

    /// <summary>The box that it was wired to has been switched off.</summary>
    internal void Retire() => _retired = true;

    // A hostile module says whatever it likes whenever it likes, at the line's speed.
    private void Babble() => time.After(s_babblePausesMs[_babble++ % s_babblePausesMs.Length], () =>
    {
        if (_retired)
            return;
        if (faults.Strikes(FaultKind.HostileScan, out Dice how))
            Arrive([.. HostileScan.Line(how)], time.NowMs);
        Babble();
    });

    private static byte[] Defaults()
    {
        byte[] zones = new byte[Zones];
        zones[ModeZone] = 0xD4;
        zones[0x05] = 10;
        zones[TimeoutZone] = 50;
        zones[BaudZone] = 0x39;
        zones[BaudZone + 1] = 0x01;
        zones[0x2C] = 0x02;
        zones[OutputZone] = 0x01;
        zones[0xE2] = 0x87;
        return zones;
    }

    private bool SameSpeed()
    {
        int divisor = _zones[BaudZone] | (_zones[BaudZone + 1] << 8);
        return divisor != 0 && Math.Abs((BaudClock / divisor) - _baud) * 50 <= _baud;
    }

    private void Reset()
    {
        _saved.CopyTo(_zones, 0);
        _zones[TriggerZone] = 0;
        _looking = false;
        _look++;
    }

    private void Obey(byte[] command)
    {
        bool intact = (command[^2] == 0xAB && command[^1] == 0xCD) || Crc(command.AsSpan(2, command.Length - 4)) == ((command[^2] << 8) | command[^1]);
        if (!intact || command[0] != 0x7E || command[1] != 0)
            return;
        int address = ((command[4] << 8) | command[5]) & (Zones - 1);
        ReadOnlySpan<byte> data = command.AsSpan(6, command.Length - 8);
        switch (command[2])
        {
            case 0x07:
                byte[] values = new byte[data[0] == 0 ? 256 : data[0]];
                for (int i = 0; i < values.Length; i++)
                    values[i] = _zones[(address + i) & (Zones - 1)];
                Reply(0x02, values);
                break;
            case 0x08:
                Reply(0x02, [0]);
                for (int i = 0; i < data.Length; i++)
                    _zones[(address + i) & (Zones - 1)] = data[i];
                if (address <= TriggerZone && TriggerZone < address + data.Length)
                    Trigger();
                break;
            case 0x09:
                _zones.CopyTo(_saved, 0);
                Reply(0x02, [0]);
                break;
            case 0x0A:
                Reply(0x03, [0]);
                break;
        }
    }

    private void Trigger()
    {
        _looking = (_zones[TriggerZone] & 1) != 0 && (_zones[ModeZone] & 3) == 1;
        int look = ++_look;
        if (!_looking)
            return;
        if (_zones[TimeoutZone] > 0)
        {
            time.After(_zones[TimeoutZone] * 100, () =>
            {
                if (look == _look)
                    Stop();
            });
        }
        Look();
    }

    private void Stop()
    {
        _looking = false;
        _look++;
        _zones[TriggerZone] = 0;
    }

    private void Look()
    {
        if (!_looking || _held is null)
            return;
        int look = _look;
        time.After(DecodeMs, () =>
        {
            if (!_looking || look != _look || _held is null || time.NowMs >= _heldUntilMs || _unplugged)
                return;
            byte[] tail = (_zones[OutputZone] & 1) == 0 ? [] : ((_zones[OutputZone] >> 5) & 3) switch { 0 => [0x0D], 1 => [0x0D, 0x0A], 2 => [0x09], _ => [] };
            Send([.. _held, .. tail]);
            Stop();
        });
    }

    private void Reply(byte head, ReadOnlySpan<byte> data)
    {
        byte[] reply = [head, 0, 0, (byte)data.Length, .. data, 0, 0];
        int crc = Crc(reply.AsSpan(2, reply.Length - 4));
        reply[^2] = (byte)(crc >> 8);
        reply[^1] = (byte)crc;
        Send(reply);
    }

    private void Send(byte[] bytes)
    {
        long atMs = Math.Max(time.NowMs + 1, _nextArrivalMs);
        List<byte> piece = [];
        foreach (byte value in bytes)
        {
            if (faults.Strikes(FaultKind.UartDelay))
            {
                Arrive(piece, atMs);
                piece = [];
                atMs += LateMs;
            }
            if (faults.Strikes(FaultKind.UartNoise, out Dice how))
                piece.Add((byte)how.Below(256, 1));
            if (faults.Strikes(FaultKind.UartByteLost))
                continue;
            piece.Add(value);
            if (faults.Strikes(FaultKind.UartByteDoubled))
                piece.Add(value);
        }
        Arrive(piece, atMs + (bytes.Length * 10_000L / Math.Max(_baud, 1_200)));
    }

    private void Arrive(List<byte> piece, long atMs)
    {
        _nextArrivalMs = atMs;
        if (piece.Count == 0)
            return;
        time.At(atMs, () =>
        {
            foreach (byte value in piece)
            {
                if (_received.Count < ReceiveBytes && !_unplugged)
                    _received.Enqueue(value);
            }
            stir();
        });
    }

    private static int Crc(ReadOnlySpan<byte> bytes)
    {
        int crc = 0;
        foreach (byte value in bytes)
        {
            crc ^= value << 8;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc & 0x8000) != 0 ? ((crc << 1) ^ 0x1021) & 0xFFFF : crc << 1;
        }
        return crc;
    }
}
