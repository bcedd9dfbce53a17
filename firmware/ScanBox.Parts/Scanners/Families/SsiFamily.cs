namespace ScanBox.Parts.Scanners.Families;

/// <summary>
/// Zebra's Simple Serial Interface (Zebra and Symbol engines, GM67, SE630): <c>len opcode source status data ck16</c>, the sum
/// of all bytes and the check sum being 0. Settings are made until power-off only, so the module's flash is never written.
/// Codes come as packets, which must be acknowledged, or bare from modules that will not send packets.
/// </summary>
public sealed class SsiFamily : ScannerFamily
{
    private const byte OpAck = 0xD0;
    private const byte OpNak = 0xD1;
    private const byte OpRevision = 0xA4;
    private const byte OpCapabilities = 0xD4;
    private const byte OpDecodeData = 0xF3;
    private const byte OpLongDecodeData = 0xF4;
    private const byte OpEvent = 0xF6;
    private const byte OpParameters = 0xC6;

    private const byte NakResend = 0x01;
    private const int StatusRepeated = 0x01;
    private const int StatusMore = 0x02;

    private const int HeadBytes = 4;
    private const int SumBytes = 2;

    // GM67's long form: FF F4 len16 F4 source status type data; len16 counts everything but the check sum.
    private const int LongHeadBytes = 8;
    private const int MaxLongBytes = LongHeadBytes + CodeLineSplitter.MaxCodeBytes;

    // "Product Name:SE": versions of other families say "Product Name: " as well.
    private static readonly byte[] s_productName = { 0x50, 0x72, 0x6F, 0x64, 0x75, 0x63, 0x74, 0x20, 0x4E, 0x61, 0x6D, 0x65, 0x3A, 0x53, 0x45 };

    private readonly byte[] _ack = { 0x04, OpAck, 0x04, 0x00, 0xFF, 0x28 };
    private readonly byte[] _nothing = new byte[0];

    /// <inheritdoc/>
    public override ScannerFamilyId Id => ScannerFamilyId.Ssi;

    /// <inheritdoc/>
    public override string Name => "SSI module";

    /// <inheritdoc/>
    public override int[] BaudRates => new int[] { 9600, 115200, 57600 };

    /// <inheritdoc/>
    public override byte[] Probe => new byte[] { 0x04, 0xA3, 0x04, 0x00, 0xFF, 0x55 };

    /// <summary>An engine dozes between commands; the 00 wakes it and is lost, and it then listens for 1 s.</summary>
    public override byte[] WakeUp => new byte[] { 0x00 };

    /// <inheritdoc/>
    public override int WakePauseMs => 50;

    /// <inheritdoc/>
    public override int MaxFrameBytes => MaxLongBytes + SumBytes;

    /// <inheritdoc/>
    public override byte[] Start => new byte[] { 0x04, 0xE4, 0x04, 0x00, 0xFF, 0x14 };

    /// <inheritdoc/>
    public override byte[] Stop => new byte[] { 0x04, 0xE5, 0x04, 0x00, 0xFF, 0x13 };

    /// <inheritdoc/>
    public override byte[] Sleep => new byte[] { 0x04, 0xEB, 0x04, 0x00, 0xFF, 0x0D };

    /// <summary>That reading is allowed: an SE630 tells its version in bare text.</summary>
    public override byte[] Check => Allow;

    private static byte[] Allow => new byte[] { 0x04, 0xE9, 0x04, 0x00, 0xFF, 0x0F };

    /// <inheritdoc/>
    public override byte[] AskAgain => new byte[] { 0x05, OpNak, 0x04, 0x00, 0x01, 0xFF, 0x25 };

    /// <inheritdoc/>
    public override ScannerStep? Step(int index)
    {
        switch (index)
        {
            case 0:
                return new ScannerStep(new byte[] { 0x07, 0xC6, 0x04, 0x00, 0xFF, 0x8A, 0x08, 0xFD, 0x9E }); // the host triggers
            case 1:
                return new ScannerStep(new byte[] { 0x07, 0xC6, 0x04, 0x00, 0xFF, 0xEE, 0x01, 0xFD, 0x41 }); // codes as packets
            case 2:
                return new ScannerStep(Allow); // reading is allowed
            case 3:
                return new ScannerStep(Beeps ? new byte[] { 0x07, OpParameters, 0x04, 0x00, 0xFF, 0x38, 0x01, 0xFD, 0xF7 } : new byte[] { 0x07, OpParameters, 0x04, 0x00, 0xFF, 0x38, 0x00, 0xFD, 0xF8 });
            default:
                return null;
        }
    }

    /// <inheritdoc/>
    public override int Measure(byte[] bytes, int at, int end, byte[] command, bool isSilent)
    {
        int have = end - at;
        int length = bytes[at];
        if (have == 1)
            return length >= HeadBytes && !isSilent ? Unfinished : NoFrame;
        int opcode = bytes[at + 1];
        if (length == 0xFF && opcode == OpLongDecodeData)
            return MeasureLong(bytes, at, have);
        if (length >= HeadBytes && IsFromDecoder(opcode))
        {
            if (have > 2 && bytes[at + 2] != 0)
                return NoFrame;
            return have < length + SumBytes ? Unfinished : Checked(bytes, at, length);
        }
        return command.Length > 1 && command[1] == 0xA3 ? MeasureText(bytes, at, end, isSilent) : NoFrame;
    }

    /// <inheritdoc/>
    protected override ScannerFrame ReadFrame(byte[] bytes, int at, int length, byte[] command)
    {
        Thanks = _nothing;
        HasMore = false;
        IsRepeated = false;
        if (bytes[at] == s_productName[0] && bytes[at + 1] == s_productName[1])
        {
            TextOffset = at;
            TextLength = length;
            return ScannerFrame.Ok;
        }
        switch (bytes[at + 1])
        {
            case OpAck:
                return command.Length > 0 ? ScannerFrame.Ok : ScannerFrame.Other;
            case OpNak:
                return length > HeadBytes + SumBytes && bytes[at + HeadBytes] == NakResend ? ScannerFrame.SendAgain : ScannerFrame.Refused;
            case OpRevision:
            case OpCapabilities:
                TextOffset = at + HeadBytes;
                TextLength = length - HeadBytes - SumBytes;
                return ScannerFrame.Ok;
            case OpDecodeData:
                return Code(bytes[at + 3], at + HeadBytes + 1, length - HeadBytes - 1 - SumBytes);
            case OpLongDecodeData:
                return Code(bytes[at + 6], at + LongHeadBytes, length - LongHeadBytes - SumBytes);
            default:
                Thanks = _ack;
                return ScannerFrame.Other;
        }
    }

    private static int MeasureLong(byte[] bytes, int at, int have)
    {
        if (have < 5)
            return Unfinished;
        int length = (bytes[at + 2] << 8) | bytes[at + 3];
        if (bytes[at + 4] != OpLongDecodeData || length < LongHeadBytes || length > MaxLongBytes)
            return NoFrame;
        return have < length + SumBytes ? Unfinished : Checked(bytes, at, length);
    }

    private static int Checked(byte[] bytes, int at, int length)
    {
        int sum = (bytes[at + length] << 8) | bytes[at + length + 1];
        for (int i = at; i < at + length; i++)
            sum += bytes[i];
        return (sum & 0xFFFF) == 0 ? length + SumBytes : Damaged;
    }

    // SE630 answers the question for its revision in bare text.
    private static int MeasureText(byte[] bytes, int at, int end, bool isSilent)
    {
        int begins = Begins(bytes, at, end, s_productName, 0, s_productName.Length);
        if (begins < 0)
            return NoFrame;
        return begins > 0 && isSilent ? end - at : Unfinished;
    }

    private static bool IsFromDecoder(int opcode) =>
        opcode == OpAck || opcode == OpNak || opcode == OpRevision || opcode == OpCapabilities || opcode == OpDecodeData || opcode == OpEvent || opcode == OpParameters;

    private ScannerFrame Code(int status, int offset, int length)
    {
        Thanks = _ack;
        HasMore = (status & StatusMore) != 0;
        IsRepeated = (status & StatusRepeated) != 0;
        TextOffset = offset;
        TextLength = length < 0 ? 0 : length;
        return ScannerFrame.Code;
    }
}
