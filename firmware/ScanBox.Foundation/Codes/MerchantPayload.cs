namespace ScanBox.Codes;

/// <summary>EMVCo merchant-presented payload: <c>000201</c> ... <c>6304</c> and four hexadecimal digits of CRC-16/CCITT-FALSE over all that precedes them.</summary>
internal static class MerchantPayload
{
    private const int TrailerLength = 8;

    private static readonly byte[] s_start = { (byte)'0', (byte)'0', (byte)'0', (byte)'2', (byte)'0', (byte)'1' };
    private static readonly byte[] s_trailer = { (byte)'6', (byte)'3', (byte)'0', (byte)'4' };

    internal static bool HasStart(byte[] buffer, int offset, int count) => AsciiBytes.StartsWith(buffer, offset, count, s_start);

    internal static bool HasTrailer(byte[] buffer, int offset, int count)
    {
        if (count < s_start.Length + TrailerLength)
            return false;
        int trailer = offset + count - TrailerLength;
        if (!AsciiBytes.StartsWith(buffer, trailer, TrailerLength, s_trailer))
            return false;
        for (int i = 4; i < TrailerLength; i++)
        {
            if (AsciiBytes.HexValue(buffer[trailer + i]) < 0)
                return false;
        }
        return true;
    }

    /// <summary>Whether the CRC fits; the caller has seen the trailer.</summary>
    internal static bool HasGoodCrc(byte[] buffer, int offset, int count)
    {
        int said = 0;
        for (int i = count - 4; i < count; i++)
            said = (said << 4) | AsciiBytes.HexValue(buffer[offset + i]);
        int crc = 0xFFFF;
        for (int i = 0; i < count - 4; i++)
        {
            crc ^= buffer[offset + i] << 8;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc & 0x8000) != 0 ? ((crc << 1) ^ 0x1021) & 0xFFFF : (crc << 1) & 0xFFFF;
        }
        return crc == said;
    }
}
