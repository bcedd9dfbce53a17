using System;

namespace VirtualBoard.Serial;

/// <summary>The two wires between a part and pins of the microcontroller, seen from the part.</summary>
public sealed class SerialWire
{
    private readonly BoardModel _board;
    private readonly ISerialPart _part;
    private long _lineFreeAt;

    internal SerialWire(BoardModel board, ISerialPart part, int mcuTxPin, int mcuRxPin)
    {
        _board = board;
        _part = part;
        McuTxPin = mcuTxPin;
        McuRxPin = mcuRxPin;
    }

    /// <summary>Pin of the microcontroller that sends to the part.</summary>
    public int McuTxPin { get; }

    /// <summary>Pin of the microcontroller that listens to the part.</summary>
    public int McuRxPin { get; }

    /// <summary>False while the plug is out: nothing passes in either direction.</summary>
    public bool Connected { get; set; } = true;

    /// <summary>Time of the board in microseconds.</summary>
    public long Now => _board.Clock.NowMicroseconds;

    internal ISerialPart Part => _part;

    /// <summary>Speed of the part now, in baud.</summary>
    internal int PartBaudRate => _part.BaudRate;

    /// <summary>Has the part do something later. A power cut forgets it.</summary>
    public void After(long microseconds, Action what) => _board.Schedule(Now + microseconds, what);

    /// <summary>Sends bytes to the microcontroller at the part's speed, after what it is sending already.</summary>
    public void Send(ReadOnlySpan<byte> bytes)
    {
        int baudRate = _part.BaudRate;
        _lineFreeAt = Math.Max(_lineFreeAt, Now);
        foreach (byte value in bytes)
        {
            _lineFreeAt += BitSampling.ByteMicroseconds(baudRate);
            byte sent = value;
            _board.Schedule(_lineFreeAt, () => Arrive(sent, baudRate));
        }
    }

    /// <summary>Leaves the line silent for a time after what is being sent already.</summary>
    public void Pause(long microseconds) => _lineFreeAt = Math.Max(_lineFreeAt, Now) + microseconds;

    internal void Deliver(byte value, int baudRate)
    {
        if (!Connected)
            return;
        foreach (byte seen in BitSampling.Receive(value, baudRate, _part.BaudRate))
            _part.Receive(seen);
    }

    private void Arrive(byte value, int baudRate)
    {
        if (Connected)
            _board.Uarts.Arrive(_part, McuRxPin, value, baudRate);
    }
}
