namespace ScanBox.Parts.Scanners.Families;

/// <summary>
/// M5 Unit QRCode and Atomic QRCode2: <c>type pid fid par</c> without check sum; an answer has the command's type plus one.
/// Writing a setting goes to the module's flash, so each is asked for first. Its restore command silences the UART and does not occur here.
/// </summary>
public sealed class M5Family : ScannerFamily
{
    private const byte TypeControl = 0x32;
    private const byte TypeRead = 0x23;
    private const byte TypeStatus = 0x43;
    private const int HeadBytes = 3;

    /// <inheritdoc/>
    public override ScannerFamilyId Id => ScannerFamilyId.M5;

    /// <inheritdoc/>
    public override string Name => "M5 QRCode";

    /// <inheritdoc/>
    public override int[] BaudRates => new int[] { 115200, 9600 };

    /// <inheritdoc/>
    public override byte[] Probe => new byte[] { TypeRead, 0x61, 0x41 };

    /// <inheritdoc/>
    public override byte[] Version => new byte[] { TypeStatus, 0x02, 0xC2 };

    /// <inheritdoc/>
    public override byte[] Start => new byte[] { TypeControl, 0x75, 0x01 };

    /// <inheritdoc/>
    public override byte[] Stop => new byte[] { TypeControl, 0x75, 0x02 };

    /// <summary>Public drivers see an answer to the stop; whether the start has one is not known.</summary>
    public override bool AnswersTrigger => false;

    /// <inheritdoc/>
    public override bool RefusesBySilence => true;

    /// <inheritdoc/>
    public override ScannerStep? Step(int index)
    {
        switch (index)
        {
            case 0:
                return Setting(0x61, 0x41, 0x00); // reads on command
            case 1:
                return Setting(0x62, 0x41, 0x02); // light while reading
            case 2:
                return Setting(0x63, 0x46, (byte)(Beeps ? 1 : 0));
            case 3:
                return Setting(0x63, 0x45, 0x00); // no sound when it starts
            case 4:
                return Setting(0x51, 0x43, 0x00); // codes as plain text
            default:
                return null;
        }
    }

    /// <inheritdoc/>
    public override int Measure(byte[] bytes, int at, int end, byte[] command, bool isSilent)
    {
        int have = end - at;
        if (bytes[at] == TypeControl + 1)
            return MeasureControl(bytes, at, have, isSilent);
        if (command.Length < HeadBytes || bytes[at] != command[0] + 1)
            return NoFrame;
        int echoes = have == 1 ? 0 : Begins(bytes, at + 1, end, command, 1, HeadBytes - 1);
        if (echoes < 0)
            return NoFrame;
        if (echoes == 0)
            return Unfinished;
        if (command[0] == TypeStatus)
            return isSilent ? have : Unfinished;
        int length = command[0] == TypeRead ? HeadBytes + 1 : HeadBytes + 2;
        return have < length ? Unfinished : length;
    }

    /// <inheritdoc/>
    protected override ScannerFrame ReadFrame(byte[] bytes, int at, int length, byte[] command)
    {
        if (bytes[at] == TypeControl + 1)
            return ScannerFrame.Other;
        if (bytes[at] == TypeStatus + 1)
        {
            TextOffset = at + HeadBytes;
            TextLength = length - HeadBytes;
            return ScannerFrame.Ok;
        }
        Value = bytes[at + HeadBytes];
        bool isIllegal = length > HeadBytes + 1 && bytes[at + HeadBytes + 1] != 0;
        return isIllegal ? ScannerFrame.Refused : ScannerFrame.Ok;
    }

    private static ScannerStep Setting(byte pid, byte fid, byte value) =>
        new(new byte[] { 0x21, pid, fid, value }, new byte[] { TypeRead, pid, fid }, value) { IsKept = true };

    /// <summary>33 75 and up to three control bytes: no text holds control bytes, so a code may stand right behind.</summary>
    private static int MeasureControl(byte[] bytes, int at, int have, bool isSilent)
    {
        if (have > 1 && bytes[at + 1] != 0x75)
            return NoFrame;
        if (have > 2 && bytes[at + 2] > 0x02)
            return NoFrame;
        if (have < HeadBytes)
            return Unfinished;
        int length = HeadBytes;
        while (length < HeadBytes + 2 && length < have && bytes[at + length] <= 0x02)
            length++;
        return length == HeadBytes + 2 || length < have || isSilent ? length : Unfinished;
    }
}
