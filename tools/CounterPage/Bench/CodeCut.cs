using System.Text;

namespace CounterPage.Bench;

/// <summary>Cuts payment codes to their last characters.</summary>
internal static class CodeCut
{
    /// <summary>Characters that may be shown.</summary>
    internal const int Shown = 6;

    /// <summary>The last characters of a text with two dots before them, or a short text whole.</summary>
    internal static string Tail(string code) => code.Length <= Shown ? code : ".." + code[^Shown..];

    /// <summary>Overwrites every run of characters with stars, except the last ones of the run; control bytes stay.</summary>
    internal static byte[] Mask(ReadOnlySpan<byte> bytes)
    {
        byte[] masked = bytes.ToArray();
        int end = masked.Length;
        while (end > 0)
        {
            while (end > 0 && IsControl(masked[end - 1]))
                end--;
            int start = end;
            while (start > 0 && !IsControl(masked[start - 1]))
                start--;
            if (end - start > Shown)
                masked.AsSpan(start, end - start - Shown).Fill((byte)'*');
            end = start;
        }
        return masked;
    }

    /// <summary>Bytes as text, with points for what is none.</summary>
    internal static string Printable(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        foreach (byte value in bytes)
            text.Append(value is >= 0x20 and <= 0x7E ? (char)value : '.');
        return text.ToString();
    }

    private static bool IsControl(byte value) => value < 0x20;
}
