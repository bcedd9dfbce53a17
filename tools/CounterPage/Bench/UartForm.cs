using System.Text;

namespace CounterPage.Bench;

/// <summary>How the bytes of a part are told, and what of them may be shown.</summary>
internal sealed class UartForm
{
    // Replies of a module that is told commands: 02 or 03, 00, type, length, data, two bytes of CRC.
    private const int ReplyHeadBytes = 4;
    private const int CrcBytes = 2;

    // Frames of a voice module: AA, command, length, data, sum; 01 asks how it is, and is its answer.
    private const byte VoiceStart = 0xAA;
    private const byte VoiceStatus = 0x01;
    private const int VoiceCommandAt = 1;
    private const int VoiceLengthAt = 2;
    private const int VoiceOverhead = 4;

    // A number in an AT command that is longer may be a card's, or a part of a code.
    private const int LongestNumber = CodeCut.Shown;

    private readonly Func<bool, byte[], byte[]?> _shown;
    private readonly Func<bool, IReadOnlyList<byte>, bool> _isWhole;

    private UartForm(string name, string zh, Func<bool, byte[], byte[]?> shown, Func<bool, IReadOnlyList<byte>, bool> isWhole) =>
        (Name, Zh, _shown, _isWhole) = (name, zh, shown, isWhole);

    /// <summary>Scanner modules: what they send may be a payment code.</summary>
    internal static UartForm Scanner { get; } = new("scanner", "扫码模块", static (toPart, burst) => toPart ? burst : CodeCut.Mask(burst), static (toPart, burst) => !toPart && (IsLine(burst) || IsWholeReply(burst)));

    /// <summary>Voice modules: which clips they are to play.</summary>
    internal static UartForm Voice { get; } = new("voice module", "语音模块", static (_, burst) => burst, static (_, burst) => burst.Count > VoiceLengthAt && burst.Count >= burst[VoiceLengthAt] + VoiceOverhead);

    /// <summary>Modems: what is no line of text is a frame on its way, with keys and codes in it, which the timeline tells field by field.</summary>
    internal static UartForm Modem { get; } = new("modem", "4G 模块", static (_, burst) => LinesOf(burst), static (toPart, burst) => !toPart && IsLine(burst));

    /// <summary>What the part is called.</summary>
    internal string Name { get; }

    /// <summary>The same in Chinese.</summary>
    internal string Zh { get; }

    /// <summary>What may be shown of a burst; null for nothing but its length.</summary>
    internal byte[]? Shown(bool toPart, byte[] burst) => _shown(toPart, burst);

    /// <summary>Whether only whole frames are told, however slowly their bytes come.</summary>
    internal bool HasFrames => this == Voice;

    /// <summary>Whether a burst can begin with a byte; one that was begun before anybody looked is not told.</summary>
    internal bool Begins(byte value) => this != Voice || value == VoiceStart;

    /// <summary>Whether these bytes are a whole frame or line, that is told before a pause ends it.</summary>
    internal bool IsWhole(bool toPart, IReadOnlyList<byte> burst) => _isWhole(toPart, burst);

    /// <summary>Whether a burst says nothing: how are you, and fine; or an empty line.</summary>
    internal bool IsIdle(IReadOnlyList<byte> burst) => this == Voice
        ? burst.Count > VoiceCommandAt && burst[VoiceCommandAt] == VoiceStatus
        : this == Modem && burst.All(static value => value is (byte)'\r' or (byte)'\n');

    private static bool IsLine(IReadOnlyList<byte> burst) => burst[^1] == (byte)'\n';

    private static bool IsWholeReply(IReadOnlyList<byte> burst) =>
        burst.Count > ReplyHeadBytes && burst[0] is (0x02 or 0x03) && burst[1] == 0 && burst.Count == ReplyHeadBytes + burst[3] + CrcBytes;

    private static byte[]? LinesOf(byte[] burst)
    {
        if (!burst.All(static value => value is (>= 0x20 and <= 0x7E) or (byte)'\r' or (byte)'\n'))
            return null;
        byte[] shown = [.. burst];
        for (int start = 0; start < shown.Length; start++)
        {
            int end = start;
            while (end < shown.Length && char.IsAsciiHexDigit((char)burst[end]))
                end++;
            if (end - start > LongestNumber)
                shown.AsSpan(start, end - start - LongestNumber).Fill((byte)'*');
            start = Math.Max(start, end);
        }
        return shown;
    }
}
