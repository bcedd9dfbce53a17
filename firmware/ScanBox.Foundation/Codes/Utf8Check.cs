namespace ScanBox.Codes;

/// <summary>Whether bytes are printable UTF-8: no control characters, no overlong forms, no surrogates (RFC 3629). The device's own decoder does not say.</summary>
public static class Utf8Check
{
    /// <summary>Whether bytes are well-formed UTF-8 without control characters.</summary>
    public static bool IsPrintable(byte[] text, int offset, int end)
    {
        int i = offset;
        while (i < end)
        {
            int lead = text[i++];
            if (lead < 0x80)
            {
                if (lead < 0x20 || lead == 0x7F)
                    return false;
                continue;
            }
            int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
            if (lead < 0xC2 || lead > 0xF4 || end - i < more)
                return false;
            int point = lead & (0x3F >> more);
            for (int k = 0; k < more; k++)
            {
                int b = text[i++];
                if ((b & 0xC0) != 0x80)
                    return false;
                point = (point << 6) | (b & 0x3F);
            }
            bool isShortest = more == 1 || (more == 2 ? point >= 0x800 : point >= 0x10000);
            bool isControl = point < 0xA0;
            if (!isShortest || isControl || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF))
                return false;
        }
        return true;
    }
}
