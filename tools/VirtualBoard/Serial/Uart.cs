using System;

namespace VirtualBoard.Serial;

/// <summary>An open UART of the microcontroller.</summary>
internal sealed class Uart(BoardModel board, string port, int txPin, int rxPin, int receiveBytes)
{
    private readonly byte[] _received = new byte[receiveBytes];
    private int _count;
    private long _lineFreeAt;

    public string Port { get; } = port;

    public int RxPin { get; } = rxPin;

    public int BaudRate { get; set; }

    public int BytesToRead => _count;

    /// <summary>Bytes not yet on the wire.</summary>
    public int Unsent { get; private set; }

    public void Send(byte value)
    {
        int baudRate = BaudRate;
        _lineFreeAt = Math.Max(_lineFreeAt, board.Clock.NowMicroseconds) + BitSampling.ByteMicroseconds(baudRate);
        Unsent++;
        board.Schedule(_lineFreeAt, () =>
        {
            Unsent--;
            board.Uarts.Leave(txPin, value, baudRate);
        });
    }

    public void Receive(byte value, int senderBaud)
    {
        foreach (byte seen in BitSampling.Receive(value, senderBaud, BaudRate))
        {
            if (_count == _received.Length)
            {
                // The device empties its input when it overflows and raises no event.
                _count = 0;
                board.Uarts.Overflows++;
            }
            _received[_count++] = seen;
        }
    }

    public void Take(byte[] buffer, int offset, int count)
    {
        Array.Copy(_received, 0, buffer, offset, count);
        _count -= count;
        Array.Copy(_received, count, _received, 0, _count);
    }
}
