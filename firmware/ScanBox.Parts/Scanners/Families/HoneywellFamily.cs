namespace ScanBox.Parts.Scanners.Families;

/// <summary>
/// Honeywell N3680, N6603, N86xx: <c>16 4D 0D menu !</c> sets until power-off (a full stop instead writes the flash, which allows few
/// writes, and occurs here in the question for the version only, which sets nothing). The answer echoes the menu command with
/// 06, 05 (unknown) or 15. The trigger is not answered.
/// </summary>
public sealed class HoneywellFamily : ScannerFamily
{
    private const byte Done = 0x06;
    private const byte Unknown = 0x05;
    private const byte NotDone = 0x15;
    private const int HeadBytes = 3;
    private const int TagBytes = 6;
    private const int MaxBytes = 480;

    /// <inheritdoc/>
    public override ScannerFamilyId Id => ScannerFamilyId.Honeywell;

    /// <inheritdoc/>
    public override string Name => "Honeywell";

    /// <inheritdoc/>
    public override int[] BaudRates => new int[] { 115200, 9600 };

    /// <inheritdoc/>
    public override byte[] Probe => Menu("REVINF.");

    /// <summary>The answer is some 200 bytes long, which take 0.2 s at 9600 baud; it begins soon.</summary>
    public override int ReplyMs => 300;

    /// <inheritdoc/>
    public override byte[] Start => new byte[] { 0x16, 0x54, 0x0D };

    /// <inheritdoc/>
    public override byte[] Stop => new byte[] { 0x16, 0x55, 0x0D };

    /// <inheritdoc/>
    public override bool AnswersTrigger => false;

    /// <inheritdoc/>
    public override ScannerStep? Step(int index)
    {
        switch (index)
        {
            case 0:
                // A reading lasts 5 s, in a new module 30: asked again now and then, it tells that the module has restarted and lost everything here.
                return new ScannerStep(Menu("TRGSTO5000!"), Menu("TRGSTO?!"), 5000);
            case 1:
                return new ScannerStep(Menu("TRGMOD0!"), Menu("TRGMOD?!"), 0); // reads on command
            case 2:
                return Passing("SCNLED1!"); // light while reading
            case 3:
                return Passing(Beeps ? "BEPBEP1!" : "BEPBEP0!");
            case 4:
                return Passing("DLYRRD3000!"); // the same code again after 3 s
            case 5:
                return Passing("VSUFCR!"); // codes end with CR
            default:
                return null;
        }
    }

    /// <inheritdoc/>
    public override int Measure(byte[] bytes, int at, int end, byte[] command, bool isSilent)
    {
        if (command.Length < HeadBytes + TagBytes)
            return NoFrame;
        int echoes = Begins(bytes, at, end, command, HeadBytes, TagBytes);
        if (echoes <= 0)
            return echoes < 0 ? NoFrame : Unfinished;
        int last = end - at < MaxBytes ? end : at + MaxBytes;
        for (int i = at + TagBytes; i < last; i++)
        {
            byte b = bytes[i];
            if (b == Done || b == Unknown || b == NotDone)
                return i + 1 < end ? i + 2 - at : isSilent ? i + 1 - at : Unfinished;
        }
        return last == end ? Unfinished : Damaged;
    }

    /// <inheritdoc/>
    protected override ScannerFrame ReadFrame(byte[] bytes, int at, int length, byte[] command)
    {
        int i = at + TagBytes;
        while (i < at + length && bytes[i] != Done && bytes[i] != Unknown && bytes[i] != NotDone)
            i++;
        TextOffset = at + TagBytes;
        TextLength = i - TextOffset;
        Value = Number(bytes, TextOffset, i);
        return i < at + length && bytes[i] == Done ? ScannerFrame.Ok : ScannerFrame.Refused;
    }

    private static byte[] Menu(string text) => Ascii(new byte[] { 0x16, 0x4D, 0x0D }, text);

    private static ScannerStep Passing(string menu) => new(Menu(menu));
}
