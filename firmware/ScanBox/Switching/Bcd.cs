namespace ScanBox.Switching;

/// <summary>Binary coded decimal: two digits in a byte, the first in the high nibble; a zero nibble follows an odd number of digits.</summary>
internal static class Bcd
{
    /// <summary>Bytes that hold a number of digits.</summary>
    public static int SizeOf(int digits) => (digits + 1) / 2;

    /// <summary>Packs ASCII digits, which have been checked.</summary>
    public static void Pack(byte[] digits, int offset, int count, byte[] destination, int at)
    {
        int last = offset + count - 1;
        for (; offset < last; offset += 2)
            destination[at++] = (byte)((digits[offset] << 4) | (digits[offset + 1] & 0x0F));
        if (offset == last)
            destination[at] = (byte)(digits[offset] << 4);
    }

    /// <summary>Unpacks into ASCII digits.</summary>
    /// <returns><see cref="DecodeError.BadDigit"/>, <see cref="DecodeError.BadPadding"/> or none.</returns>
    public static DecodeError Unpack(byte[] source, int at, int count, byte[] digits, int offset)
    {
        for (int i = 0; i < count; i++)
        {
            int nibble = (i & 1) == 0 ? source[at + (i >> 1)] >> 4 : source[at + (i >> 1)] & 0x0F;
            if (nibble > 9)
                return DecodeError.BadDigit;
            digits[offset + i] = (byte)('0' + nibble);
        }
        bool padded = (count & 1) != 0;
        return padded && (source[at + (count >> 1)] & 0x0F) != 0 ? DecodeError.BadPadding : DecodeError.None;
    }
}
