namespace ScanBox.Parts.Scanners.Families;

/// <summary>
/// Grow M3Y-W: <c>5A 00 len16 text bcc A5</c>, answered by <c>5A 01 len16 data bcc A5</c> with 90 00 for done; what it does not
/// know it leaves unanswered. Its settings cannot be asked for. Codes come bare.
/// </summary>
/// <remarks>Trigger (SR0303), sleep (SRDF005), tail (059A), beep (04F), reading time (MTRS) and same-code delay (MT3, MTRI) are as public drivers use them; no data sheet was at hand.</remarks>
public sealed class M3yFamily : ScannerFamily
{
    private const int HeadBytes = 4;
    private const int TailBytes = 2;
    private const int MaxData = 64;
    private const byte Head = 0x5A;
    private const byte End = 0xA5;

    /// <inheritdoc/>
    public override ScannerFamilyId Id => ScannerFamilyId.M3y;

    /// <inheritdoc/>
    public override string Name => "M3Y";

    /// <summary>115200 baud does not work, users report.</summary>
    public override int[] BaudRates => new int[] { 9600, 57600 };

    /// <inheritdoc/>
    public override byte[] Probe => Framed("T_OUT_CVER");

    /// <inheritdoc/>
    public override byte[] Start => Framed("SR030301");

    /// <inheritdoc/>
    public override byte[] Stop => Framed("SR030300");

    /// <summary>Bare: the second one must be told from any other burst, which would wake the module.</summary>
    public override byte[] Sleep => Ascii("SRDF0050");

    /// <summary>It has two depths of sleep; the second one also turns its lamp off.</summary>
    public override int SleepAgainMs => 150;

    /// <inheritdoc/>
    public override byte[] Wake => Framed("SRDF0051");

    /// <inheritdoc/>
    public override bool RefusesBySilence => true;

    /// <inheritdoc/>
    public override ScannerStep? Step(int index)
    {
        switch (index)
        {
            case 0:
                return Kept("S_CMD_020D"); // reads on command
            case 1:
                return Kept("S_CMD_03L2"); // light while reading
            case 2:
                return Kept("S_CMD_059A"); // CR and LF behind a code
            case 3:
                return Kept("S_CMD_MTRS5000"); // a reading lasts 5 s
            case 4:
                return Kept(Beeps ? "S_CMD_04F1" : "S_CMD_04F0");
            case 5:
                return Kept("S_CMD_MT31"); // a delay for the same code
            case 6:
                return Kept("S_CMD_MTRI3000"); // of 3 s
            default:
                return null;
        }
    }

    /// <summary>A command with its head, length and check byte.</summary>
    /// <param name="text">What it says.</param>
    public static byte[] Framed(string text)
    {
        byte[] data = Ascii(text);
        byte[] frame = new byte[HeadBytes + data.Length + TailBytes];
        frame[0] = Head;
        frame[2] = (byte)(data.Length >> 8);
        frame[3] = (byte)data.Length;
        System.Array.Copy(data, 0, frame, HeadBytes, data.Length);
        frame[frame.Length - 2] = Bcc(frame, 1, frame.Length - 1 - TailBytes);
        frame[frame.Length - 1] = End;
        return frame;
    }

    /// <inheritdoc/>
    public override int Measure(byte[] bytes, int at, int end, byte[] command, bool isSilent)
    {
        int have = end - at;
        if (bytes[at] == 0x90)
            return have < 2 ? Unfinished : bytes[at + 1] == 0 ? 2 : NoFrame; // an answer without its frame, after waking up
        if (bytes[at] != Head || (have > 1 && bytes[at + 1] != 1))
            return NoFrame;
        if (have < HeadBytes)
            return Unfinished;
        int data = (bytes[at + 2] << 8) | bytes[at + 3];
        if (data == 0 || data > MaxData)
            return Damaged;
        int length = HeadBytes + data + TailBytes;
        if (have < length)
            return Unfinished;
        return bytes[at + length - 1] == End && bytes[at + length - 2] == Bcc(bytes, at + 1, length - 1 - TailBytes) ? length : Damaged;
    }

    /// <inheritdoc/>
    protected override ScannerFrame ReadFrame(byte[] bytes, int at, int length, byte[] command)
    {
        if (length > 2 && bytes[at + HeadBytes] != 0x90)
        {
            TextOffset = at + HeadBytes;
            TextLength = length - HeadBytes - TailBytes;
        }
        return command.Length == 0 ? ScannerFrame.Other : ScannerFrame.Ok;
    }

    private static ScannerStep Kept(string text) => new(Framed(text)) { IsKept = true };

    private static byte Bcc(byte[] bytes, int offset, int count)
    {
        int sum = 0;
        for (int i = offset; i < offset + count; i++)
            sum ^= bytes[i];
        return (byte)sum;
    }
}
