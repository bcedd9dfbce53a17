namespace ScanBox.Parts.Scanners.Families;

/// <summary>Newland EM20xx and EM30xx of the old command set: <c>NLSnnnnnnn;</c> in a set-up mode, each answered by 06, and single escape commands to read. Its settings are kept.</summary>
public sealed class NewlandOldFamily : ScannerFamily
{
    private const byte Done = 0x06;
    private const byte NotDone = 0x15;
    private const byte Present = 0x21;
    private const byte Question = 0x3F;

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

    /// <summary>The question has no answer but a sign of life; the module's version cannot be asked for.</summary>
    public override byte[] Version => new byte[0];

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
                return Kept("NLS0006000;", ModePauseMs); // and out of it
            default:
                return null;
        }
    }

    /// <inheritdoc/>
    public override int Measure(byte[] bytes, int at, int end, byte[] command, bool isSilent)
    {
        byte b = bytes[at];
        if (b == Done || b == NotDone)
            return 1;
        return b == Present && command.Length == 1 && command[0] == Question ? 1 : NoFrame;
    }

    /// <inheritdoc/>
    protected override ScannerFrame ReadFrame(byte[] bytes, int at, int length, byte[] command)
    {
        if (command.Length == 0)
            return ScannerFrame.Other;
        if (command[0] == Question)
            return bytes[at] == Present ? ScannerFrame.Ok : ScannerFrame.Other;
        return bytes[at] == Done ? ScannerFrame.Ok : ScannerFrame.Refused;
    }

    private static ScannerStep Kept(string text, int pauseMs) => new(Ascii(text)) { IsKept = true, PauseMs = pauseMs };
}
