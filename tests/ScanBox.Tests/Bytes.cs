using System.Text;
using ScanBox.Security;

namespace ScanBox.Tests;

/// <summary>Bytes written as hex or text in tests.</summary>
internal static class Bytes
{
    public static byte[] FromHex(string hex)
    {
        byte[] characters = Encoding.UTF8.GetBytes(hex);
        byte[] bytes = new byte[characters.Length / 2];
        Assert(Hex.TryRead(characters, 0, bytes.Length, bytes, 0));
        return bytes;
    }

    public static string ToHex(byte[] bytes, int offset, int count)
    {
        byte[] characters = new byte[2 * count];
        Hex.Write(bytes, offset, count, characters, 0);
        return Encoding.UTF8.GetString(characters, 0, characters.Length);
    }

    public static byte[] FromText(string text) => Encoding.UTF8.GetBytes(text);

    public static string ToText(byte[] bytes, int offset, int count) => Encoding.UTF8.GetString(bytes, offset, count);

    private static void Assert(bool condition) => nanoFramework.TestFramework.Assert.IsTrue(condition, "hex in a test");
}
