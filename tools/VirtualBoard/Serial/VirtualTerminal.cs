using System;
using System.Collections.Generic;

namespace VirtualBoard.Serial;

/// <summary>A terminal program at the far end of a serial cable, 8N1.</summary>
public sealed class VirtualTerminal : ISerialPart
{
    private readonly int _txPin, _rxPin;
    private readonly List<byte> _received = [];
    private BoardModel? _board;
    private SerialWire? _wire;

    /// <summary>Makes a terminal wired to two pins of the microcontroller.</summary>
    /// <param name="mcuTxPin">Pin that sends to the terminal.</param>
    /// <param name="mcuRxPin">Pin that listens to the terminal.</param>
    /// <param name="baudRate">Its speed.</param>
    public VirtualTerminal(int mcuTxPin, int mcuRxPin, int baudRate) => (_txPin, _rxPin, BaudRate) = (mcuTxPin, mcuRxPin, baudRate);

    /// <inheritdoc/>
    public int BaudRate { get; }

    /// <inheritdoc/>
    public void Attach(BoardModel board)
    {
        _board = board;
        _wire = board.Uarts.Wire(this, _txPin, _rxPin);
    }

    /// <inheritdoc/>
    public void SupplyOn()
    {
    }

    /// <inheritdoc/>
    public void SupplyOff()
    {
    }

    /// <summary>Sends bytes, at the speed of the line.</summary>
    public void Type(ReadOnlySpan<byte> bytes)
    {
        lock (_board!.Sync)
            _wire!.Send(bytes);
    }

    /// <summary>Takes what has arrived since the last call.</summary>
    public byte[] Take()
    {
        lock (_board!.Sync)
        {
            byte[] received = [.. _received];
            _received.Clear();
            return received;
        }
    }

    /// <inheritdoc/>
    public void Receive(byte value) => _received.Add(value);
}
