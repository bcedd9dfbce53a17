using System;

namespace ScanBox.Security.Signatures;

/// <summary>Scalars modulo the order of the group, L = 2^252 + c (RFC 8032, 5.1).</summary>
internal sealed class GroupOrder
{
    /// <summary>Bytes of a scalar, little endian.</summary>
    internal const int ScalarSize = 32;

    /// <summary>Bytes of a hash that is reduced, and the room beyond them that a word needs to be read whole.</summary>
    internal const int WideSize = 64 + 4;

    private const int LimbBits = 28;
    private const int LimbMask = (1 << LimbBits) - 1;

    // 2^252 is the lowest bit of limb 9.
    private const int ScalarLimbs = 9;
    private const int WideLimbs = 19;
    private const int TailLimbs = 5;

    private readonly byte[] _order =
    {
        0xED, 0xD3, 0xF5, 0x5C, 0x1A, 0x63, 0x12, 0x58, 0xD6, 0x9C, 0xF7, 0xA2, 0xDE, 0xF9, 0xDE, 0x14,
        0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x10,
    };

    // c, in limbs.
    private readonly int[] _tail = { 0xCF5D3ED, 0x12631A5, 0x79CD658, 0xF9DEA2F, 0x14DE };

    private readonly long[] _limbs = new long[WideLimbs];

    /// <summary>Whether a scalar is below L. RFC 8032, 5.1.7 demands it: else S + L would be a second signature.</summary>
    internal bool IsAbove(byte[] scalar, int offset)
    {
        for (int i = ScalarSize - 1; i >= 0; i--)
        {
            if (scalar[offset + i] != _order[i])
                return scalar[offset + i] < _order[i];
        }
        return false;
    }

    /// <summary>Reduces 512 bits, little endian, to a scalar below L in the first 32 bytes.</summary>
    /// <param name="wide">64 bytes of number, then 4 zeros.</param>
    internal void Reduce(byte[] wide)
    {
        long[] limbs = _limbs;
        for (int i = 0; i < WideLimbs; i++)
        {
            int at = LimbBits * i;
            limbs[i] = (BitConverter.ToUInt32(wide, at >> 3) >> (at & 7)) & LimbMask;
        }
        // 2^252 is -c. The highest limb may be negative or have a few bits more than its range.
        for (int i = WideLimbs - 1; i >= ScalarLimbs; i--)
            FoldHighest(i, limbs[i]);
        // What the last fold took off or added is far below 2^252: above the highest limb is 1, 0 or -1.
        long above = limbs[ScalarLimbs - 1] >> LimbBits;
        limbs[ScalarLimbs - 1] &= LimbMask;
        FoldHighest(ScalarLimbs, above);
        if (limbs[ScalarLimbs - 1] < 0)
        {
            limbs[ScalarLimbs - 1] += 1 << LimbBits;
            FoldHighest(ScalarLimbs, -1);
        }
        Write(wide);
    }

    // Takes limb `index`, which has this value, off the number and keeps it the same modulo L.
    private void FoldHighest(int index, long value)
    {
        long[] limbs = _limbs;
        int lowest = index - ScalarLimbs;
        for (int i = 0; i < TailLimbs; i++)
            limbs[lowest + i] -= value * _tail[i];
        for (int i = lowest; i < index - 1; i++)
        {
            limbs[i + 1] += limbs[i] >> LimbBits;
            limbs[i] &= LimbMask;
        }
    }

    private void Write(byte[] scalar)
    {
        Array.Clear(scalar, 0, ScalarSize);
        for (int i = 0; i < ScalarLimbs; i++)
        {
            int at = LimbBits * i;
            uint bits = (uint)_limbs[i] << (at & 7);
            for (int place = at >> 3; bits != 0; place++)
            {
                scalar[place] |= (byte)bits;
                bits >>= 8;
            }
        }
    }
}
