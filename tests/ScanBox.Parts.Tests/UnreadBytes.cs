using System;

namespace ScanBox.Parts.Tests;

/// <summary>What the other end of a line has sent and the driver has not read yet.</summary>
internal sealed class UnreadBytes
{
    private readonly byte[] _bytes;
    private int _count;

    internal UnreadBytes(int capacity) => _bytes = new byte[capacity];

    /// <summary>Most bytes that one read gives.</summary>
    internal int ReadSize { get; set; } = int.MaxValue;

    internal void Clear() => _count = 0;

    internal void Add(byte[] bytes)
    {
        Array.Copy(bytes, 0, _bytes, _count, bytes.Length);
        _count += bytes.Length;
    }

    internal int Take(byte[] buffer, int offset, int count)
    {
        int taken = _count < count ? _count : count;
        if (taken > ReadSize)
            taken = ReadSize;
        Array.Copy(_bytes, 0, buffer, offset, taken);
        _count -= taken;
        Array.Copy(_bytes, taken, _bytes, 0, _count);
        return taken;
    }
}
