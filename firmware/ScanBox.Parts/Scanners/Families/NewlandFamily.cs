namespace ScanBox.Parts.Scanners.Families;

/// <summary>
/// Newland's unified command set (EM20, FM430, FM3080): <c>7E 01 "0000" @ TAG ; 03</c> keeps, # lasts until power-off; the answer is
/// <c>02 01 "0000"</c> and the command's echo with 06, 15 or 05. A tag with * asks for its value.
/// </summary>
public sealed class NewlandFamily : ScannerFamily
{
    private const byte Done = 0x06;
    private const byte Unknown = 0x05;
    private const byte NotDone = 0x15;
    private const byte EndOfText = 0x03;
    private const int HeadBytes = 6;
    private const int TagBytes = 6;
    private const int MaxBytes = 256;

    private static readonly byte[] s_replyHead = { 0x02, 0x01, 0x30, 0x30, 0x30, 0x30 };

    /// <inheritdoc/>
    public override ScannerFamilyId Id => ScannerFamilyId.Newland;

    /// <inheritdoc/>
    public override string Name => "Newland";

    /// <inheritdoc/>
    public override int[] BaudRates => new int[] { 9600, 115200 };

    /// <inheritdoc/>
    public override byte[] Probe => Command("@QRYSYS");

    /// <summary>The manual's command timeout.</summary>
    public override int ReplyMs => 500;

    /// <inheritdoc/>
    public override byte[] Start => Command("#SCNTRG1");

    /// <inheritdoc/>
    public override byte[] Stop => Command("#SCNTRG0");

    /// <inheritdoc/>
    public override ScannerStep? Step(int index)
    {
        switch (index)
        {
            case 0:
                return Setting("SCNMOD", 0); // reads on command
            case 1:
                return Setting("ILLSCN", 1); // light while reading
            case 2:
                return Setting("ORTSET", 5000); // a reading lasts 5 s
            case 3:
                return Setting("GRBENA", Beeps ? 1 : 0);
            case 4:
                return Setting("RRDDUR", 3000); // the same code again after 3 s
            case 5:
                return Setting("RRDENA", 1);
            default:
                return null;
        }
    }

    /// <inheritdoc/>
    public override int Measure(byte[] bytes, int at, int end, byte[] command, bool isSilent)
    {
        int head = Begins(bytes, at, end, s_replyHead, 0, HeadBytes);
        if (head <= 0)
            return head < 0 ? NoFrame : Unfinished;
        int last = end - at < MaxBytes ? end : at + MaxBytes;
        for (int i = at + HeadBytes; i < last; i++)
        {
            if (bytes[i] == EndOfText)
                return i + 1 - at;
        }
        return last == end ? Unfinished : Damaged;
    }

    /// <inheritdoc/>
    protected override ScannerFrame ReadFrame(byte[] bytes, int at, int length, byte[] command)
    {
        // The echo begins with @ or #; another command's answer is none to this one.
        int tagAt = at + HeadBytes + 1;
        if (command.Length < HeadBytes + 1 + TagBytes || Begins(bytes, tagAt, at + length, command, HeadBytes + 1, TagBytes) <= 0)
            return ScannerFrame.Other;
        int from = tagAt + TagBytes;
        int i = from;
        while (i < at + length && bytes[i] != Done && bytes[i] != Unknown && bytes[i] != NotDone)
            i++;
        if (i == at + length)
            return ScannerFrame.Other;
        TextOffset = from;
        TextLength = i - from;
        Value = Number(bytes, from, i);
        return bytes[i] == Done ? ScannerFrame.Ok : ScannerFrame.Refused;
    }

    private static byte[] Command(string text) => Ascii(new byte[] { 0x7E, 0x01, 0x30, 0x30, 0x30, 0x30 }, text + ";\x03");

    private static ScannerStep Setting(string tag, int value) => new(Command("@" + tag + value.ToString()), Command("#" + tag + "*"), value) { IsKept = true };
}
