using System;

namespace ScanBox.Switching;

/// <summary>Text as bytes, one for each character.</summary>
internal static class Ascii
{
    // No text field accepts this byte, so a character that is not ASCII cannot slip through as another one.
    private const byte NotAscii = 0xFF;

    /// <summary>Writes a text.</summary>
    /// <returns>The place after its last character.</returns>
    /// <exception cref="ArgumentException">No room.</exception>
    public static int Write(string text, byte[] destination, int offset)
    {
        // A string's indexer walks from its beginning on the device.
        char[] characters = text.ToCharArray();
        if (characters.Length > destination.Length - offset)
            throw new ArgumentException("no room for a text");
        for (int i = 0; i < characters.Length; i++)
            destination[offset + i] = characters[i] < 0x80 ? (byte)characters[i] : NotAscii;
        return offset + characters.Length;
    }
}
