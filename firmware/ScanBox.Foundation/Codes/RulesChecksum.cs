using ScanBox.Integrity;

namespace ScanBox.Codes;

/// <summary>CRC-32 (as in zip) over the lines of a rules file before its checksum line. Carriage returns do not count, so that a
/// file keeps its sum when a desktop changes its line ends. It tells damage, not forgery.</summary>
public static class RulesChecksum
{
    /// <summary>The sum of some bytes.</summary>
    public static uint Of(byte[] text, int offset, int count)
    {
        uint crc = Crc32.Empty;
        int end = offset + count;
        for (int begin = offset; begin < end;)
        {
            int stop = begin;
            while (stop < end && text[stop] != '\r')
                stop++;
            crc = Crc32.Continue(crc, text, begin, stop - begin);
            begin = stop + 1;
        }
        return crc;
    }
}
