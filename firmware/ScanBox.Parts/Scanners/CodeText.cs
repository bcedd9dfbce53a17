namespace ScanBox.Parts.Scanners;

/// <summary>Tells text that somebody may have shown from text that noise made. Only for codes that came bare: a frame with a check sum speaks for itself.</summary>
internal static class CodeText
{
    /// <summary>No payment code is shorter, nor an EAN-8 held up by mistake; what is shorter counts only when it stands alone, see <see cref="LoneText"/>.</summary>
    internal const int MinBytes = 8;

    // Payment codes have 16 bytes at least and are ASCII; a receive code begins with an address and may have a Chinese name later.
    private const int HeadBytes = 16;

    /// <summary>Whether it may be a code, whatever stands around it.</summary>
    internal static bool MayBe(byte[] bytes, int offset, int length) => length >= MinBytes && IsText(bytes, offset, length);

    /// <summary>Whether it is text.</summary>
    internal static bool IsText(byte[] bytes, int offset, int length)
    {
        int end = offset + (length < HeadBytes ? length : HeadBytes);
        for (int i = offset; i < end; i++)
        {
            if (bytes[i] < 0x20 || bytes[i] > 0x7E)
                return false;
        }
        return true;
    }
}
