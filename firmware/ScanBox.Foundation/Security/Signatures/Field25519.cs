using System;

namespace ScanBox.Security.Signatures;

/// <summary>
/// Numbers modulo 2^255 - 19, the field of Ed25519. A number is ten limbs of 26 and 25 bits in turns, the lowest first.
/// </summary>
/// <remarks>
/// <para>
/// Limbs are signed and need not be in their range: a sum or a difference is not carried. A product takes two numbers of which each
/// limb is at most m and n times its range, as long as m x n is at most 12 (then the largest sum of products, column 0, stays below 2^63),
/// and gives a number of single range. Point arithmetic needs 6.
/// </para>
/// <para>
/// Ten limbs and no fewer: with nine the sums of products would have to be carried twice, which costs the device's interpreter as
/// much as the products saved. Limbs are kept as 32 bits: half the memory, for one conversion a limb. The time depends on the
/// numbers: they are all public when a signature is verified.
/// </para>
/// </remarks>
internal static class Field25519
{
    /// <summary>Bytes of an encoded number.</summary>
    internal const int Size = 32;

    private const int Limbs = 10;

    private const long Mask26 = (1 << 26) - 1;
    private const long Mask25 = (1 << 25) - 1;

    /// <summary>Zero.</summary>
    internal static int[] New() => new int[Limbs];

    /// <summary>The number of an encoding (RFC 8032, 5.1.3: little endian; the highest bit is not part of it).</summary>
    internal static int[] New(byte[] encoded)
    {
        int[] number = new int[Limbs];
        Read(number, encoded, 0);
        return number;
    }

    /// <summary>Reads an encoding; the highest bit is not part of it. It may be of any size up to 2^255 - 1.</summary>
    internal static void Read(int[] number, byte[] encoded, int offset)
    {
        for (int i = 0; i < Limbs; i++)
        {
            int at = FirstBit(i);
            number[i] = (int)(BitConverter.ToUInt32(encoded, offset + (at >> 3)) >> (at & 7)) & RangeOf(i);
        }
    }

    /// <summary>Writes the one encoding below 2^255 - 19; the number is brought to its lowest terms.</summary>
    internal static void Write(int[] number, byte[] encoded, int offset)
    {
        Reduce(number);
        Array.Clear(encoded, offset, Size);
        for (int i = 0; i < Limbs; i++)
        {
            int at = FirstBit(i);
            uint bits = (uint)number[i] << (at & 7);
            for (int place = offset + (at >> 3); bits != 0; place++)
            {
                encoded[place] |= (byte)bits;
                bits >>= 8;
            }
        }
    }

    /// <summary>Whether an encoding is below 2^255 - 19: the others name a number that has a shorter name.</summary>
    internal static bool IsCanonical(byte[] encoded, int offset)
    {
        if ((encoded[offset + Size - 1] & 0x7F) != 0x7F || encoded[offset] < 0xED)
            return true;
        for (int i = offset + 1; i < offset + Size - 1; i++)
        {
            if (encoded[i] != 0xFF)
                return true;
        }
        return false;
    }

    /// <summary>Brings a number to its lowest terms: limbs in their range, the whole below 2^255 - 19.</summary>
    internal static void Reduce(int[] number)
    {
        // The first carry leaves at most a few times 19 too much or too little, the second none.
        int above = Carry(number);
        number[0] += 19 * above;
        above = Carry(number);
        number[0] += 19 * above;
        // Whether it reaches 2^255 - 19 shows when 19 are added: the carry then is the 2^255, and what stays is the difference.
        number[0] += 19;
        if (Carry(number) == 0)
        {
            number[0] -= 19;
            Carry(number);
        }
    }

    /// <summary>Whether a number in its lowest terms is zero.</summary>
    internal static bool IsZero(int[] reduced)
    {
        int any = 0;
        for (int i = 0; i < Limbs; i++)
            any |= reduced[i];
        return any == 0;
    }

    /// <summary>Copies a number.</summary>
    internal static void Copy(int[] result, int[] number) => Array.Copy(number, 0, result, 0, Limbs);

    /// <summary>f + g.</summary>
    internal static void Add(int[] result, int[] f, int[] g)
    {
        result[0] = f[0] + g[0];
        result[1] = f[1] + g[1];
        result[2] = f[2] + g[2];
        result[3] = f[3] + g[3];
        result[4] = f[4] + g[4];
        result[5] = f[5] + g[5];
        result[6] = f[6] + g[6];
        result[7] = f[7] + g[7];
        result[8] = f[8] + g[8];
        result[9] = f[9] + g[9];
    }

    /// <summary>f - g.</summary>
    internal static void Subtract(int[] result, int[] f, int[] g)
    {
        result[0] = f[0] - g[0];
        result[1] = f[1] - g[1];
        result[2] = f[2] - g[2];
        result[3] = f[3] - g[3];
        result[4] = f[4] - g[4];
        result[5] = f[5] - g[5];
        result[6] = f[6] - g[6];
        result[7] = f[7] - g[7];
        result[8] = f[8] - g[8];
        result[9] = f[9] - g[9];
    }

    /// <summary>-f, in place.</summary>
    internal static void Negate(int[] f)
    {
        for (int i = 0; i < Limbs; i++)
            f[i] = -f[i];
    }

    /// <summary>f x g. The result may be one of the two. Every limb but the second ends in its range, that one a hair above.</summary>
    internal static void Multiply(int[] result, int[] f, int[] g)
    {
        long f0 = f[0];
        long f1 = f[1];
        long f2 = f[2];
        long f3 = f[3];
        long f4 = f[4];
        long f5 = f[5];
        long f6 = f[6];
        long f7 = f[7];
        long f8 = f[8];
        long f9 = f[9];
        long g0 = g[0];
        long g1 = g[1];
        long g2 = g[2];
        long g3 = g[3];
        long g4 = g[4];
        long g5 = g[5];
        long g6 = g[6];
        long g7 = g[7];
        long g8 = g[8];
        long g9 = g[9];
        // Column by column, each carried into the next. What lies above 2^255 comes back 19-fold; two limbs of 25 bits meet half a column
        // up, so their products count twice.
        long column = (f0 * g0) + (19 * ((f2 * g8) + (f4 * g6) + (f6 * g4) + (f8 * g2) + (2 * ((f1 * g9) + (f3 * g7) + (f5 * g5) + (f7 * g3) + (f9 * g1)))));
        long lowest = column & Mask26;
        column = (column >> 26) + (f0 * g1) + (f1 * g0) + (19 * ((f2 * g9) + (f3 * g8) + (f4 * g7) + (f5 * g6) + (f6 * g5) + (f7 * g4) + (f8 * g3) + (f9 * g2)));
        long second = column & Mask25;
        column = (column >> 25) + (f0 * g2) + (f2 * g0) + (2 * f1 * g1) + (19 * ((f4 * g8) + (f6 * g6) + (f8 * g4) + (2 * ((f3 * g9) + (f5 * g7) + (f7 * g5) + (f9 * g3)))));
        result[2] = (int)(column & Mask26);
        column = (column >> 26) + (f0 * g3) + (f1 * g2) + (f2 * g1) + (f3 * g0) + (19 * ((f4 * g9) + (f5 * g8) + (f6 * g7) + (f7 * g6) + (f8 * g5) + (f9 * g4)));
        result[3] = (int)(column & Mask25);
        column = (column >> 25) + (f0 * g4) + (f2 * g2) + (f4 * g0) + (2 * ((f1 * g3) + (f3 * g1))) + (19 * ((f6 * g8) + (f8 * g6) + (2 * ((f5 * g9) + (f7 * g7) + (f9 * g5)))));
        result[4] = (int)(column & Mask26);
        column = (column >> 26) + (f0 * g5) + (f1 * g4) + (f2 * g3) + (f3 * g2) + (f4 * g1) + (f5 * g0) + (19 * ((f6 * g9) + (f7 * g8) + (f8 * g7) + (f9 * g6)));
        result[5] = (int)(column & Mask25);
        column = (column >> 25) + (f0 * g6) + (f2 * g4) + (f4 * g2) + (f6 * g0) + (2 * ((f1 * g5) + (f3 * g3) + (f5 * g1))) + (19 * ((f8 * g8) + (2 * ((f7 * g9) + (f9 * g7)))));
        result[6] = (int)(column & Mask26);
        column = (column >> 26) + (f0 * g7) + (f1 * g6) + (f2 * g5) + (f3 * g4) + (f4 * g3) + (f5 * g2) + (f6 * g1) + (f7 * g0) + (19 * ((f8 * g9) + (f9 * g8)));
        result[7] = (int)(column & Mask25);
        column = (column >> 25) + (f0 * g8) + (f2 * g6) + (f4 * g4) + (f6 * g2) + (f8 * g0) + (2 * ((f1 * g7) + (f3 * g5) + (f5 * g3) + (f7 * g1))) + (38 * f9 * g9);
        result[8] = (int)(column & Mask26);
        column = (column >> 26) + (f0 * g9) + (f1 * g8) + (f2 * g7) + (f3 * g6) + (f4 * g5) + (f5 * g4) + (f6 * g3) + (f7 * g2) + (f8 * g1) + (f9 * g0);
        result[9] = (int)(column & Mask25);
        lowest += 19 * (column >> 25);
        result[0] = (int)(lowest & Mask26);
        result[1] = (int)(second + (lowest >> 26));
    }

    /// <summary>f x f: little more than half the products of <see cref="Multiply"/>.</summary>
    internal static void Square(int[] result, int[] f)
    {
        long f0 = f[0];
        long f1 = f[1];
        long f2 = f[2];
        long f3 = f[3];
        long f4 = f[4];
        long f5 = f[5];
        long f6 = f[6];
        long f7 = f[7];
        long f8 = f[8];
        long f9 = f[9];
        long column = (f0 * f0) + (38 * ((2 * ((f1 * f9) + (f3 * f7))) + (f2 * f8) + (f4 * f6) + (f5 * f5)));
        long lowest = column & Mask26;
        column = (column >> 26) + (2 * f0 * f1) + (38 * ((f2 * f9) + (f3 * f8) + (f4 * f7) + (f5 * f6)));
        long second = column & Mask25;
        column = (column >> 25) + (2 * ((f0 * f2) + (f1 * f1))) + (19 * f6 * f6) + (38 * ((2 * ((f3 * f9) + (f5 * f7))) + (f4 * f8)));
        result[2] = (int)(column & Mask26);
        column = (column >> 26) + (2 * ((f0 * f3) + (f1 * f2))) + (38 * ((f4 * f9) + (f5 * f8) + (f6 * f7)));
        result[3] = (int)(column & Mask25);
        column = (column >> 25) + (2 * ((f0 * f4) + (2 * f1 * f3))) + (f2 * f2) + (38 * ((2 * f5 * f9) + (f6 * f8) + (f7 * f7)));
        result[4] = (int)(column & Mask26);
        column = (column >> 26) + (2 * ((f0 * f5) + (f1 * f4) + (f2 * f3))) + (38 * ((f6 * f9) + (f7 * f8)));
        result[5] = (int)(column & Mask25);
        column = (column >> 25) + (2 * ((f0 * f6) + (f2 * f4) + (f3 * f3) + (2 * f1 * f5))) + (19 * f8 * f8) + (76 * f7 * f9);
        result[6] = (int)(column & Mask26);
        column = (column >> 26) + (2 * ((f0 * f7) + (f1 * f6) + (f2 * f5) + (f3 * f4))) + (38 * f8 * f9);
        result[7] = (int)(column & Mask25);
        column = (column >> 25) + (2 * ((f0 * f8) + (f2 * f6) + (2 * ((f1 * f7) + (f3 * f5))))) + (f4 * f4) + (38 * f9 * f9);
        result[8] = (int)(column & Mask26);
        column = (column >> 26) + (2 * ((f0 * f9) + (f1 * f8) + (f2 * f7) + (f3 * f6) + (f4 * f5)));
        result[9] = (int)(column & Mask25);
        lowest += 19 * (column >> 25);
        result[0] = (int)(lowest & Mask26);
        result[1] = (int)(second + (lowest >> 26));
    }

    // The carry out of the highest limb: what the number has above 2^255, negative for a negative one.
    private static int Carry(int[] number)
    {
        int carry = 0;
        for (int i = 0; i < Limbs; i++)
        {
            carry += number[i];
            number[i] = carry & RangeOf(i);
            carry >>= 26 - (i & 1);
        }
        return carry;
    }

    private static int FirstBit(int limb) => ((51 * limb) + 1) >> 1;

    private static int RangeOf(int limb) => (1 << (26 - (limb & 1))) - 1;
}
