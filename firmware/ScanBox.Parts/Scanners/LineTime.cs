namespace ScanBox.Parts.Scanners;

/// <summary>How long bytes take on a serial line.</summary>
internal static class LineTime
{
    // Start and stop bit included.
    private const int BitsPerByte = 10;
    private const int MsPerSecond = 1000;

    /// <summary>Time of some bytes in ms, rounded down.</summary>
    internal static int Ms(int bytes, int baudRate) => bytes * BitsPerByte * MsPerSecond / baudRate;
}
