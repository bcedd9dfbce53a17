using System;
using System.Text;

namespace ScanBox.Switching;

/// <summary>Text as bytes, one for each character.</summary>
internal static class Ascii
{
    /// <summary>Writes a text.</summary>
    /// <returns>The place after its last character.</returns>
    /// <exception cref="ArgumentException">No room.</exception>
    public static int Write(string text, byte[] destination, int offset)
    {
        int length = text.Length;
        if (length > destination.Length - offset)
            throw new ArgumentException("no room for a text");
        // A character that is not ASCII becomes bytes that no text field accepts, so it cannot slip through as another one.
        Encoding.UTF8.GetBytes(text, 0, length, destination, offset);
        return offset + length;
    }
}
