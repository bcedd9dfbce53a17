namespace ScanBox.Parts.Scanners;

/// <summary>CRC-16/XMODEM (polynomial 1021, start 0, not reflected): the check sum of Grow's scanner modules. "123456789" gives 31C3.</summary>
public static class Crc16Xmodem
{
    /// <summary>The sum of some bytes, 0-65535.</summary>
    public static int Of(byte[] buffer, int offset, int count)
    {
        int crc = 0;
        for (int i = offset; i < offset + count; i++)
        {
            crc ^= buffer[i] << 8;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc & 0x8000) != 0 ? ((crc << 1) ^ 0x1021) & 0xFFFF : (crc << 1) & 0xFFFF;
        }
        return crc;
    }
}
