using System;
using System.Collections.Generic;

namespace VirtualBoard.Serial;

/// <summary>The UARTs of a board that are open, and the parts wired to its pins.</summary>
public sealed class UartBank
{
    private readonly BoardModel _board;
    private readonly List<SerialWire> _wires = new();
    private readonly List<Uart> _open = new();

    internal UartBank(BoardModel board) => _board = board;

    /// <summary>
    /// Happens under the board's lock for each byte on a wire: the part at its end, true from the microcontroller to the part, and the
    /// byte as it was sent. What a pulled plug swallows is not told.
    /// </summary>
    public event Action<ISerialPart, bool, byte>? Observed;

    /// <summary>How often a receive buffer overflowed and was emptied, without a word to the firmware.</summary>
    public int Overflows { get; internal set; }

    /// <summary>Wires a part to two pins. Bytes flow when the firmware opens a UART on exactly these.</summary>
    public SerialWire Wire(ISerialPart part, int mcuTxPin, int mcuRxPin)
    {
        var wire = new SerialWire(_board, part, mcuTxPin, mcuRxPin);
        lock (_board.Sync)
            _wires.Add(wire);
        return wire;
    }

    internal bool IsOpen(string port) => _open.Exists(u => u.Port == port);

    internal Uart Open(string port, int txPin, int rxPin, int baudRate, int receiveBytes)
    {
        var uart = new Uart(_board, port, txPin, rxPin, receiveBytes) { BaudRate = baudRate };
        _open.Add(uart);
        return uart;
    }

    internal void Close(Uart uart) => _open.Remove(uart);

    internal void Leave(int txPin, byte value, int baudRate)
    {
        foreach (SerialWire wire in _wires)
        {
            if (wire.McuTxPin != txPin)
                continue;
            if (wire.Connected)
                Observed?.Invoke(wire.Part, true, value);
            wire.Deliver(value, baudRate);
        }
    }

    internal void Arrive(ISerialPart part, int rxPin, byte value, int baudRate)
    {
        Observed?.Invoke(part, false, value);
        foreach (Uart uart in _open)
        {
            if (uart.RxPin == rxPin)
                uart.Receive(value, baudRate);
        }
    }

    internal void RunEnded() => _open.Clear();
}
