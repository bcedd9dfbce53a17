namespace ScanBox.Parts.Scanners.Families;

/// <summary>DYscan DE2120: <c>^_^command.</c>, answered by 06 or 15. Its settings cannot be asked for and are kept. Codes end with CR.</summary>
public sealed class De2120Family : ScannerFamily
{
    private const byte Done = 0x06;
    private const byte NotDone = 0x15;

    /// <inheritdoc/>
    public override ScannerFamilyId Id => ScannerFamilyId.De2120;

    /// <inheritdoc/>
    public override string Name => "DE2120";

    /// <summary>A common library for it leaves it at 9600.</summary>
    public override int[] BaudRates => new int[] { 115200, 9600 };

    /// <summary>The stop: it sets nothing and is answered at once, where the version takes 430 ms.</summary>
    public override byte[] Probe => Stop;

    /// <inheritdoc/>
    public override byte[] Version => Command("DSPYFW");

    /// <summary>The version takes it some 430 ms.</summary>
    public override int ReplyMs => 550;

    /// <inheritdoc/>
    public override bool IsAnswerShort => true;

    /// <inheritdoc/>
    public override byte[] Start => Command("SCAN");

    /// <summary>Between readings the module sleeps by itself; any command wakes it.</summary>
    public override byte[] Stop => Command("SLEEP");

    /// <summary>The module stops by itself "after a few seconds".</summary>
    public override int ReadMs => 3000;

    /// <inheritdoc/>
    public override ScannerStep? Step(int index)
    {
        switch (index)
        {
            case 0:
                return Kept("SCMMAN"); // reads on command
            case 1:
                return Kept("LAMENA1"); // light
            case 2:
                return Kept(Beeps ? "BEPSUC1" : "BEPSUC0");
            default:
                return null;
        }
    }

    /// <inheritdoc/>
    public override int Measure(byte[] bytes, int at, int end, byte[] command, bool isSilent) => bytes[at] == Done || bytes[at] == NotDone ? 1 : NoFrame;

    /// <inheritdoc/>
    protected override ScannerFrame ReadFrame(byte[] bytes, int at, int length, byte[] command)
    {
        if (command.Length == 0)
            return ScannerFrame.Other;
        return bytes[at] == Done ? ScannerFrame.Ok : ScannerFrame.Refused;
    }

    private static byte[] Command(string text) => Ascii("^_^" + text + ".");

    private static ScannerStep Kept(string text) => new(Command(text)) { IsKept = true };
}
