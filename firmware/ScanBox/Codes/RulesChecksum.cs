namespace ScanBox.Codes;

/// <summary>CRC-32 (ISO-HDLC, as in zip) over the lines of a rules file before its checksum line. Carriage returns do not
/// count, so that a file keeps its sum when a desktop changes its line ends. It tells damage, not forgery.</summary>
public static class RulesChecksum
{
    /// <summary>The sum of some bytes.</summary>
    public static uint Of(byte[] text, int offset, int count)
    {
        uint crc = 0xFFFFFFFF;
        for (int i = offset; i < offset + count; i++)
        {
            if (text[i] == '\r')
                continue;
            crc ^= text[i];
            for (int bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }
        return ~crc;
    }
}
