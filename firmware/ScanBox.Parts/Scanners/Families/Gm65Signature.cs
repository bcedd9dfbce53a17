namespace ScanBox.Parts.Scanners.Families;

/// <summary>How a GM65 is found; <see cref="Gm65Scanner"/> drives it. The question reads the zone of the software version.</summary>
public sealed class Gm65Signature : ScannerProbe
{
    private const int HeadBytes = 4;
    private const int CrcBytes = 2;

    /// <inheritdoc/>
    public override ScannerFamilyId Id => ScannerFamilyId.Gm65;

    /// <inheritdoc/>
    public override string Name => "GM65";

    /// <inheritdoc/>
    public override int[] BaudRates => new int[] { 9600, 115200, 57600 };

    /// <inheritdoc/>
    public override byte[] Probe => new byte[] { 0x7E, 0x00, 0x07, 0x01, 0x00, 0xE2, 0x01, 0x77, 0x91 };

    /// <inheritdoc/>
    public override int Measure(byte[] bytes, int at, int end, byte[] command, bool isSilent)
    {
        if (bytes[at] != 0x02)
            return NoFrame;
        int have = end - at;
        if (have > 1 && bytes[at + 1] != 0)
            return NoFrame;
        if (have > 2 && bytes[at + 2] > 3)
            return NoFrame;
        if (have > 3 && bytes[at + 3] != 1)
            return NoFrame;
        int length = HeadBytes + 1 + CrcBytes;
        if (have < length)
            return Unfinished;
        int crc = Crc16Xmodem.Of(bytes, at + 2, length - 2 - CrcBytes);
        return bytes[at + length - 2] == crc >> 8 && bytes[at + length - 1] == (crc & 0xFF) ? length : Damaged;
    }

    /// <inheritdoc/>
    protected override ScannerFrame ReadFrame(byte[] bytes, int at, int length, byte[] command)
    {
        Value = bytes[at + HeadBytes];
        return bytes[at + 2] == 0 ? ScannerFrame.Ok : ScannerFrame.Refused;
    }
}
