using System.Text;
using ScanBox.Ports;

namespace ScanBox.Setup.Console;

/// <summary>What goes to the technician's terminal: a ring of bytes that leaves at the pace of the line, so that nobody waits for it.</summary>
public sealed class ConsoleOutput
{
    /// <summary>A whole page of help, and what comes while it leaves.</summary>
    public const int RingBytes = 2048;

    /// <summary>115200 baud with ten bits a byte.</summary>
    public const int BytesPerMs = 11;

    // Half of what a UART's driver holds: a write never waits.
    private const int InFlightBytes = 512;
    private const int PieceBytes = 128;
    private const int PauseMs = 5;

    private readonly ISerialLine _line;
    private readonly byte[] _ring = new byte[RingBytes];
    private readonly byte[] _piece = new byte[PieceBytes];
    private int _first;
    private int _count;
    private int _inFlight;
    private long _lastMs;

    internal ConsoleOutput(ISerialLine line)
    {
        _line = line;
    }

    /// <summary>Whether all has left.</summary>
    internal bool IsEmpty => _count == 0;

    /// <summary>Whether so many bytes find room: what does not is lost as a whole.</summary>
    internal bool HasRoom(int bytes) => RingBytes - _count >= bytes;

    internal void Write(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        if (!HasRoom(bytes.Length))
            return;
        for (int i = 0; i < bytes.Length; i++)
            Put(bytes[i]);
    }

    internal void Line(string text) => Write(text + "\r\n");

    internal void Byte(byte value)
    {
        if (HasRoom(1))
            Put(value);
    }

    /// <returns>Uptime in ms at which more can leave.</returns>
    internal long Step(long nowMs)
    {
        long left = _inFlight - (nowMs - _lastMs) * BytesPerMs;
        _inFlight = left < 0 ? 0 : (int)left;
        _lastMs = nowMs;
        if (_count == 0)
            return long.MaxValue;
        int count = InFlightBytes - _inFlight;
        if (count > PieceBytes)
            count = PieceBytes;
        if (count > _count)
            count = _count;
        for (int i = 0; i < count; i++)
        {
            _piece[i] = _ring[_first];
            _first = _first + 1 == RingBytes ? 0 : _first + 1;
        }
        _count -= count;
        _inFlight += count;
        if (count > 0)
            _line.Write(_piece, 0, count);
        return _count == 0 ? long.MaxValue : nowMs + PauseMs;
    }

    private void Put(byte value)
    {
        int at = _first + _count;
        _ring[at >= RingBytes ? at - RingBytes : at] = value;
        _count++;
    }
}
