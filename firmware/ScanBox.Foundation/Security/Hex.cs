namespace ScanBox.Security;

/// <summary>Bytes as ASCII hex characters and back.</summary>
public static class Hex
{
    private static readonly byte[] s_digits = { 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 65, 66, 67, 68, 69, 70 };

    /// <summary>Writes two upper-case characters for each byte.</summary>
    public static void Write(byte[] source, int offset, int count, byte[] destination, int destinationOffset)
    {
        byte[] digits = s_digits;
        int at = destinationOffset;
        for (int i = offset; i < offset + count; i++)
        {
            int value = source[i];
            destination[at] = digits[value >> 4];
            destination[at + 1] = digits[value & 0x0F];
            at += 2;
        }
    }

    /// <summary>Reads pairs of hex characters, upper or lower case.</summary>
    /// <param name="source">Holds 2 x <paramref name="count"/> ASCII characters.</param>
    /// <param name="offset">The first character.</param>
    /// <param name="count">Bytes to make.</param>
    /// <param name="destination">Receives the bytes; part of them may be written before a bad character is found.</param>
    /// <param name="destinationOffset">The first byte.</param>
    /// <returns>False when a character is not a hex digit.</returns>
    public static bool TryRead(byte[] source, int offset, int count, byte[] destination, int destinationOffset)
    {
        for (int i = 0; i < count; i++)
        {
            int high = ValueOf(source[offset + (2 * i)]);
            int low = ValueOf(source[offset + (2 * i) + 1]);
            if (high < 0 || low < 0)
                return false;
            destination[destinationOffset + i] = (byte)((high << 4) | low);
        }
        return true;
    }

    /// <summary>The upper-case ASCII character of a value 0 to 15.</summary>
    public static byte Digit(int value) => s_digits[value];

    /// <summary>The value 0 to 15 of an ASCII hex character, or -1.</summary>
    public static int ValueOf(byte character)
    {
        if (character >= '0' && character <= '9')
            return character - '0';
        if (character >= 'A' && character <= 'F')
            return character - 'A' + 10;
        return character >= 'a' && character <= 'f' ? character - 'a' + 10 : -1;
    }
}
