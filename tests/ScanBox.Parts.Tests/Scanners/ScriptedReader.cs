using System;
using ScanBox.Parts.Scanners;
using ScanBox.Tests;

namespace ScanBox.Parts.Tests.Scanners;

/// <summary>A code reader on I2C as far as the driver's tests need one: a block to be read, its lamp, and how transfers end.</summary>
internal sealed class ScriptedReader : II2cPart
{
    internal byte[] Block { get; } = new byte[256];

    internal I2cOutcome Outcome { get; set; }

    internal int Reads { get; private set; }

    internal int Writes { get; private set; }

    internal bool IsLit { get; private set; } = true;

    /// <summary>The customer holds a code up; empty for none.</summary>
    internal void Show(string code)
    {
        Array.Clear(Block, 0, Block.Length);
        byte[] bytes = Bytes.FromText(code);
        Block[0] = (byte)bytes.Length;
        Array.Copy(bytes, 0, Block, 2, bytes.Length);
    }

    public I2cOutcome Read(byte[] buffer)
    {
        Reads++;
        Array.Copy(Block, 0, buffer, 0, buffer.Length);
        return Outcome;
    }

    public I2cOutcome Write(byte[] bytes)
    {
        Writes++;
        if (Outcome == I2cOutcome.Done && bytes.Length == 2 && bytes[0] == 1)
            IsLit = bytes[1] != 0;
        return Outcome;
    }
}
