namespace ScanBox.Codes;

/// <summary>Questions about ASCII bytes; the device's <c>char</c> and <c>string</c> have none of them.</summary>
internal static class AsciiBytes
{
    internal static bool IsDigit(byte b) => b >= '0' && b <= '9';

    internal static bool IsLetter(byte b) => (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');

    internal static bool IsPrintable(byte b) => b >= 0x20 && b <= 0x7E;

    internal static byte ToLower(byte b) => b >= 'A' && b <= 'Z' ? (byte)(b + 32) : b;

    /// <summary>The value of a hexadecimal digit, or -1.</summary>
    internal static int HexValue(byte b)
    {
        if (IsDigit(b))
            return b - '0';
        byte lower = ToLower(b);
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }

    internal static bool AllDigits(byte[] buffer, int offset, int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (!IsDigit(buffer[offset + i]))
                return false;
        }
        return true;
    }

    /// <summary>Whether the bytes begin with <paramref name="word"/>.</summary>
    internal static bool StartsWith(byte[] buffer, int offset, int count, byte[] word)
    {
        if (count < word.Length)
            return false;
        for (int i = 0; i < word.Length; i++)
        {
            if (buffer[offset + i] != word[i])
                return false;
        }
        return true;
    }

    /// <summary>The bytes as text; the caller knows that they are ASCII.</summary>
    internal static string Text(byte[] buffer, int offset, int count)
    {
        var chars = new char[count];
        for (int i = 0; i < count; i++)
            chars[i] = (char)buffer[offset + i];
        return new string(chars);
    }

    /// <summary>ASCII text as bytes.</summary>
    internal static byte[] Bytes(string text)
    {
        char[] chars = text.ToCharArray();
        var bytes = new byte[chars.Length];
        for (int i = 0; i < chars.Length; i++)
            bytes[i] = (byte)chars[i];
        return bytes;
    }
}
