namespace ScanBox.Parts.Scanners;

/// <summary>Tells text that somebody may have shown from text that noise made. Only for codes that came bare: a frame with a check sum speaks for itself.</summary>
internal static class CodeText
{
    /// <summary>Where much else comes bare, such as answers: no payment code is shorter, nor an EAN-8 held up by mistake.</summary>
    internal const int AmongAnswers = 8;

    /// <summary>Where only codes come bare: whoever shows a label with a letter or two is told to show a payment code.</summary>
    internal const int Any = 1;

    // Payment codes have 16 bytes at least and are ASCII; a receive code begins with an address and may have a Chinese name later.
    private const int HeadBytes = 16;

    /// <summary>Whether it may be a code.</summary>
    internal static bool MayBe(byte[] bytes, int offset, int length, int minBytes)
    {
        if (length < minBytes)
            return false;
        int end = offset + (length < HeadBytes ? length : HeadBytes);
        for (int i = offset; i < end; i++)
        {
            if (bytes[i] < 0x20 || bytes[i] > 0x7E)
                return false;
        }
        return true;
    }
}
