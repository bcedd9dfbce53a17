using System.Collections.Generic;

namespace VirtualBoard.I2c;

/// <summary>The parts on a board's I2C buses, by the pins that they are wired to.</summary>
public sealed class I2cBank
{
    private readonly BoardModel _board;
    private readonly List<(II2cPart Part, int Data, int Clock)> _parts = new();

    internal I2cBank(BoardModel board) => _board = board;

    /// <summary>Wires a part to two pins. It is reached when the firmware opens a bus on exactly these.</summary>
    public void Wire(II2cPart part, int dataPin, int clockPin)
    {
        lock (_board.Sync)
            _parts.Add((part, dataPin, clockPin));
    }

    internal bool IsStuck(int dataPin, int clockPin) => _parts.Exists(p => p.Data == dataPin && p.Clock == clockPin && p.Part.HoldsWire);

    internal II2cPart? Find(int dataPin, int clockPin, int address) => _parts.Find(p => p.Data == dataPin && p.Clock == clockPin && p.Part.Address == address).Part;
}
