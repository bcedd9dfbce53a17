namespace ScanBox.Parts.Scanners;

/// <summary>
/// What a Tiny Code Reader says of its last picture (its developer guide, "Reading Data"): a length of 2 bytes, low byte first, 0 for
/// no code, and 254 bytes of content, of which those behind the code are 0. A bus has no check sum; that zero end is one.
/// </summary>
internal static class TinyBlock
{
    internal const int Bytes = 256;

    internal const int ContentAt = 2;

    internal const int MaxContent = Bytes - ContentAt;

    /// <summary>What <see cref="Length"/> is of a block that no reader sends.</summary>
    internal const int Garbage = -1;

    /// <summary>Bytes of the code in a block; 0 for none, or <see cref="Garbage"/>.</summary>
    internal static int Length(byte[] block)
    {
        int length = block[0] | (block[1] << 8);
        if (length > MaxContent)
            return Garbage;
        for (int i = ContentAt + length; i < Bytes; i++)
        {
            if (block[i] != 0)
                return Garbage;
        }
        return length;
    }

    /// <summary>Whether the code in a block is the one that was kept.</summary>
    internal static bool IsSame(byte[] block, int length, byte[] kept, int keptLength)
    {
        if (length != keptLength)
            return false;
        for (int i = 0; i < length; i++)
        {
            if (block[ContentAt + i] != kept[i])
                return false;
        }
        return true;
    }
}
