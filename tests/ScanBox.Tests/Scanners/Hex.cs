namespace ScanBox.Parts.Scanners.Tests;

/// <summary>Bytes written as hexadecimal digits in tests; text inside single quotes stands for itself: <c>02 00 '134' 0D</c>.</summary>
internal static class Hex
{
    internal static byte[] Bytes(string text)
    {
        char[] chars = text.ToCharArray();
        var bytes = new byte[chars.Length];
        int count = 0;
        bool isQuoted = false;
        for (int i = 0; i < chars.Length; i++)
        {
            if (chars[i] == '\'')
                isQuoted = !isQuoted;
            else if (isQuoted)
                bytes[count++] = (byte)chars[i];
            else if (chars[i] != ' ')
                bytes[count++] = (byte)((Digit(chars[i]) << 4) | Digit(chars[++i]));
        }
        var result = new byte[count];
        System.Array.Copy(bytes, 0, result, 0, count);
        return result;
    }

    internal static string Text(byte[] bytes, int offset, int count)
    {
        string text = "";
        for (int i = 0; i < count; i++)
            text += bytes[offset + i].ToString("X2");
        return text;
    }

    private static int Digit(char c) => c <= '9' ? c - '0' : c - 'A' + 10;
}
