namespace ScanBox.Security.Signatures;

/// <summary>
/// A scalar in digits of base 2 that are zero or odd, -7 to 7, and of which at most one in four that follow each other is not zero: one
/// addition for five doublings.
/// </summary>
internal sealed class SignedDigits
{
    /// <summary>Digits of a scalar below 2^253; the carry of the highest ones may reach this one.</summary>
    internal const int Count = 254;

    private const int Width = 4;
    private const int Half = 1 << (Width - 1);

    private readonly sbyte[] _digits = new sbyte[Count];

    /// <summary>The digit of weight 2^index.</summary>
    internal int this[int index] => _digits[index];

    /// <summary>Takes the digits of a scalar, which is below the order of the group.</summary>
    internal void Set(byte[] scalar, int offset)
    {
        System.Array.Clear(_digits, 0, Count);
        int carry = 0;
        int at = 0;
        while (at < Count)
        {
            int bits = Bits(scalar, offset, at) + carry;
            if ((bits & 1) == 0)
            {
                // A zero, or a one and the carry: the carry moves on.
                at++;
                continue;
            }
            carry = bits > Half ? 1 : 0;
            _digits[at] = (sbyte)(carry == 0 ? bits : bits - (2 * Half));
            at += Width;
        }
    }

    // Four bits of a scalar, with zeros above its end.
    private static int Bits(byte[] scalar, int offset, int at)
    {
        int place = at >> 3;
        int bits = scalar[offset + place];
        if (place < GroupOrder.ScalarSize - 1)
            bits |= scalar[offset + place + 1] << 8;
        return (bits >> (at & 7)) & ((2 * Half) - 1);
    }
}
