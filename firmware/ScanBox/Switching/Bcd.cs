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

    /// <summary>Writes a number with its leading zeros.</summary>
    /// <returns>False when it is negative or has more digits; what is written then has no meaning.</returns>
    public static bool WriteNumber(long value, byte[] destination, int at, int size)
    {
        if (value < 0)
            return false;
        for (int i = at + size - 1; i >= at; i--)
        {
            if (value == 0)
            {
                destination[i] = 0;
                continue;
            }
            long rest = value / 100;
            int pair = (int)(value - (rest * 100));
            destination[i] = (byte)(pair + (6 * (pair / 10)));
            value = rest;
        }
        return value == 0;
    }

    /// <summary>Unpacks into ASCII digits.</summary>
    /// <returns><see cref="DecodeError.BadDigit"/>, <see cref="DecodeError.BadPadding"/> or none.</returns>
    public static DecodeError Unpack(byte[] source, int at, int count, byte[] digits, int offset)
    {
        int last = offset + count - 1;
        for (; offset <= last; offset += 2)
        {
            int pair = source[at++];
            int low = pair & 0x0F;
            if (pair > 0x99)
                return DecodeError.BadDigit;
            digits[offset] = (byte)('0' + (pair >> 4));
            if (offset == last)
                return low == 0 ? DecodeError.None : DecodeError.BadPadding;
            if (low > 9)
                return DecodeError.BadDigit;
            digits[offset + 1] = (byte)('0' + low);
        }
        return DecodeError.None;
    }
}
