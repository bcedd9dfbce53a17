using System;
using VirtualBoard.Parts;

namespace VirtualBoard.I2c;

/// <summary>A part on an I2C bus.</summary>
public interface II2cPart : IBoardPart
{
    /// <summary>Its address, of 7 bits.</summary>
    int Address { get; }

    /// <summary>Whether it answers to its address now.</summary>
    bool Acknowledges { get; }

    /// <summary>Whether it holds a wire of the bus low, as a part does that hung in the middle of a byte: no transfer to anybody comes to an end.</summary>
    bool HoldsWire { get; }

    /// <summary>The master wrote bytes.</summary>
    void Write(ReadOnlySpan<byte> bytes);

    /// <summary>The master reads bytes; what the part leaves alone reads as 0.</summary>
    void Read(Span<byte> bytes);
}
