namespace ScanBox.Codes;

/// <summary>The PAN, as packed digits, of track 2 equivalent data (57) or of a PAN object (5A).</summary>
internal static class EmvPan
{
    // ISO/IEC 7812-1: a PAN has 8 to 19 digits. EMV book 3, annex A: 57 has at most 19 bytes, 5A at most 10.
    private const int MinDigits = 8;
    private const int MaxDigits = 19;
    private const int MaxTrack2Bytes = 19;
    private const int MaxPanBytes = 10;
    private const int FactorDigits = 6;
    private const int Separator = 0xD;
    private const int Filler = 0xF;

    /// <summary>The last six digits of the PAN in tag 57, or null when the value is malformed.</summary>
    internal static string? FactorOfTrack2(byte[] data, int offset, int length)
    {
        if (length > MaxTrack2Bytes)
            return null;
        int digits = CountDigits(data, offset, length);
        if (digits == length * 2 || Nibble(data, offset, digits) != Separator)
            return null;
        int end = length * 2;
        if (Nibble(data, offset, end - 1) == Filler)
            end--;
        for (int i = digits + 1; i < end; i++)
        {
            if (Nibble(data, offset, i) > 9)
                return null;
        }
        return LastDigits(data, offset, digits);
    }

    /// <summary>The last six digits of the PAN in tag 5A, or null when the value is malformed.</summary>
    internal static string? FactorOfPan(byte[] data, int offset, int length)
    {
        if (length > MaxPanBytes)
            return null;
        int digits = CountDigits(data, offset, length);
        for (int i = digits; i < length * 2; i++)
        {
            if (Nibble(data, offset, i) != Filler)
                return null;
        }
        return LastDigits(data, offset, digits);
    }

    private static string? LastDigits(byte[] data, int offset, int digits)
    {
        if (digits < MinDigits || digits > MaxDigits)
            return null;
        var factor = new char[FactorDigits];
        for (int i = 0; i < FactorDigits; i++)
            factor[i] = (char)('0' + Nibble(data, offset, digits - FactorDigits + i));
        return new string(factor);
    }

    private static int CountDigits(byte[] data, int offset, int length)
    {
        int count = 0;
        while (count < length * 2 && Nibble(data, offset, count) <= 9)
            count++;
        return count;
    }

    private static int Nibble(byte[] data, int offset, int index)
    {
        int b = data[offset + (index / 2)];
        return index % 2 == 0 ? b >> 4 : b & 0x0F;
    }
}
