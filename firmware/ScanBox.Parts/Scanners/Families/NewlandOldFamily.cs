namespace ScanBox.Parts.Scanners.Families;

/// <summary>Newland EM20xx and EM30xx of the old command set: <c>NLSnnnnnnn;</c> in a set-up mode, each answered by 06, and single escape commands to read. Its settings are kept.</summary>
public sealed class NewlandOldFamily : ScannerFamily
{
    private const byte Done = 0x06;
    private const byte NotDone = 0x15;
    private const byte Present = 0x21;
    private const byte Question = 0x3F;
    private const byte QueryHead = 0x7E;
    private const byte AnswerHead = 0x02;
    private const int LengthAt = 2;
    private const int DataAt = 4;
    private const int MaxText = 128;

    // The manual's wait after entering and leaving the set-up mode.
    private const int ModePauseMs = 300;

    /// <inheritdoc/>
    public override ScannerFamilyId Id => ScannerFamilyId.NewlandOld;

    /// <inheritdoc/>
    public override string Name => "Newland (old commands)";

    /// <inheritdoc/>
    public override int[] BaudRates => new int[] { 9600, 115200 };

    /// <inheritdoc/>
    public override byte[] Probe => new byte[] { Question };

    /// <summary>A query has a frame of its own, <c>7E 00 | length, 2 bytes | 33, what | LRC</c>, and is answered <c>02 00 | length | 34, text | LRC</c>; 47 asks for the device's name.</summary>
    public override byte[] Version => new byte[] { QueryHead, 0x00, 0x00, 0x02, 0x33, 0x47, 0x89 };

    /// <summary>Not all modules of this command set know the query.</summary>
    public override bool IsVersionOptional => true;

    /// <inheritdoc/>
    public override bool IsAnswerShort => true;

    /// <summary>The manual's command timeout.</summary>
    public override int ReplyMs => 500;

    /// <inheritdoc/>
    public override byte[] Start => new byte[] { 0x1B, 0x31 };

    /// <inheritdoc/>
    public override byte[] Stop => new byte[] { 0x1B, 0x30 };

    /// <inheritdoc/>
    public override ScannerStep? Step(int index)
    {
        switch (index)
        {
            case 0:
                return Kept("NLS0006010;", ModePauseMs); // into the set-up mode
            case 1:
                return Kept("NLS0302000;", 0); // reads on command
            case 2:
                return Kept("NLS0313000=5000;", 0); // a reading lasts 5 s
            case 3:
                return Kept("NLS0313010=3000;", 0); // the same code again after 3 s
            case 4:
                return Kept(Beeps ? "NLS0203010;" : "NLS0203000;", 0);
            case 5:
                return Kept("NLS0006000;", ModePauseMs); // and out of it
            default:
                return null;
        }
    }

    /// <inheritdoc/>
    public override int Measure(byte[] bytes, int at, int end, byte[] command, bool isSilent)
    {
        byte b = bytes[at];
        if (b == AnswerHead && command.Length > 0 && command[0] == QueryHead)
            return MeasureAnswer(bytes, at, end);
        if (b == Done || b == NotDone)
            return 1;
        return b == Present && command.Length == 1 && command[0] == Question ? 1 : NoFrame;
    }

    /// <inheritdoc/>
    protected override ScannerFrame ReadFrame(byte[] bytes, int at, int length, byte[] command)
    {
        if (command.Length == 0)
            return ScannerFrame.Other;
        if (bytes[at] == AnswerHead)
        {
            TextOffset = at + DataAt + 1;
            TextLength = length - DataAt - 2;
            return ScannerFrame.Ok;
        }
        if (command[0] == QueryHead)
            return bytes[at] == NotDone ? ScannerFrame.Refused : ScannerFrame.Other;
        if (command[0] == Question)
            return bytes[at] == Present ? ScannerFrame.Ok : ScannerFrame.Other;
        return bytes[at] == Done ? ScannerFrame.Ok : ScannerFrame.Refused;
    }

    private static int MeasureAnswer(byte[] bytes, int at, int end)
    {
        int have = end - at;
        if (have > 1 && bytes[at + 1] != 0)
            return NoFrame;
        if (have < DataAt)
            return Unfinished;
        int data = (bytes[at + LengthAt] << 8) | bytes[at + LengthAt + 1];
        if (data == 0 || data > MaxText)
            return Damaged;
        int length = DataAt + data + 1;
        if (have < length)
            return Unfinished;
        int lrc = 0xFF;
        for (int i = at + LengthAt; i < at + length; i++)
            lrc ^= bytes[i];
        return lrc == 0 ? length : Damaged;
    }

    private static ScannerStep Kept(string text, int pauseMs) => new(Ascii(text)) { IsKept = true, PauseMs = pauseMs };
}
