using System.Text;
using ScanBox.Security;

namespace ScanBox.Tests;

/// <summary>Bytes written as hex or text in tests.</summary>
internal static class Bytes
{
    /// <summary>Hex digits as bytes. Spaces part groups; text inside single quotes stands for itself: <c>02 00 '134' 0D</c>.</summary>
    public static byte[] FromHex(string hex)
    {
        char[] characters = hex.ToCharArray();
        byte[] bytes = new byte[characters.Length];
        int count = 0;
        bool quoted = false;
        for (int i = 0; i < characters.Length; i++)
        {
            if (characters[i] == '\'')
                quoted = !quoted;
            else if (quoted)
                bytes[count++] = (byte)characters[i];
            else if (characters[i] != ' ')
                bytes[count++] = (byte)((Digit(characters[i]) << 4) | Digit(characters[++i]));
        }
        byte[] result = new byte[count];
        System.Array.Copy(bytes, 0, result, 0, count);
        return result;
    }

    public static string ToHex(byte[] bytes, int offset, int count)
    {
        byte[] characters = new byte[2 * count];
        Hex.Write(bytes, offset, count, characters, 0);
        return Encoding.UTF8.GetString(characters, 0, characters.Length);
    }

    public static byte[] FromText(string text) => Encoding.UTF8.GetBytes(text);

    public static string ToText(byte[] bytes, int offset, int count) => Encoding.UTF8.GetString(bytes, offset, count);

    private static int Digit(char c)
    {
        int digit = c <= '9' ? c - '0' : (c & ~0x20) - 'A' + 10;
        nanoFramework.TestFramework.Assert.IsTrue(digit >= 0 && digit < 16, "hex in a test");
        return digit;
    }
}
