namespace ScanBox.Switching;

/// <summary>Numbers as ASCII digits.</summary>
internal static class Digits
{
    // A long holds every number of 18 digits; the device finds no overflow.
    private const int MaxDigits = 18;

    /// <summary>Writes a number with leading zeros.</summary>
    /// <returns>False when it is negative or has more digits than asked for; then nothing is written.</returns>
    public static bool Write(long value, byte[] destination, int offset, int count)
    {
        long rest = value;
        for (int i = 0; i < count && rest != 0; i++)
            rest /= 10;
        if (value < 0 || rest != 0)
            return false;
        rest = value;
        for (int i = offset + count - 1; i >= offset; i--)
        {
            if (rest == 0)
            {
                destination[i] = (byte)'0';
                continue;
            }
            long tens = rest / 10;
            destination[i] = (byte)('0' + (int)(rest - (tens * 10)));
            rest = tens;
        }
        return true;
    }

    /// <summary>Reads digits as a number; -1 when there are none, more than 18, or anything else between them.</summary>
    public static long Read(byte[] source, int offset, int count)
    {
        if (count < 1 || count > MaxDigits)
            return -1;
        long value = 0;
        for (int i = offset; i < offset + count; i++)
        {
            int digit = source[i] - '0';
            if (digit < 0 || digit > 9)
                return -1;
            value = (value * 10) + digit;
        }
        return value;
    }
}
