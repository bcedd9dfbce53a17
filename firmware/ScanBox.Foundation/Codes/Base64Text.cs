namespace ScanBox.Codes;

/// <summary>Base64 (RFC 4648, section 4) whose padding may be missing, because scanners lose it.</summary>
public static class Base64Text
{
    /// <summary>Decodes.</summary>
    /// <param name="text">ASCII.</param>
    /// <param name="offset">The first character.</param>
    /// <param name="count">How many.</param>
    /// <param name="target">At least <paramref name="count"/> * 3 / 4 bytes.</param>
    /// <returns>Number of bytes, or -1 when the text is no base64: a foreign character, a wrong count, wrong padding, or bits left over.</returns>
    public static int Decode(byte[] text, int offset, int count, byte[] target)
    {
        int padding = 0;
        while (padding < 2 && count > 0 && text[offset + count - 1] == '=')
        {
            padding++;
            count--;
        }
        int rest = count % 4;
        if (rest == 1 || (padding > 0 && rest + padding != 4))
            return -1;
        int length = 0;
        int bits = 0;
        int held = 0;
        for (int i = 0; i < count; i++)
        {
            int value = Value(text[offset + i]);
            if (value < 0)
                return -1;
            held = ((held << 6) | value) & 0xFFFF;
            bits += 6;
            if (bits >= 8)
            {
                bits -= 8;
                target[length++] = (byte)(held >> bits);
            }
        }
        return (held & ((1 << bits) - 1)) == 0 ? length : -1;
    }

    private static int Value(byte b)
    {
        if (b >= 'A' && b <= 'Z')
            return b - 'A';
        if (b >= 'a' && b <= 'z')
            return b - 'a' + 26;
        if (AsciiBytes.IsDigit(b))
            return b - '0' + 52;
        return b == '+' ? 62 : b == '/' ? 63 : -1;
    }
}
