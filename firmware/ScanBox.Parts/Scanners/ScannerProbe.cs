namespace ScanBox.Parts.Scanners;

/// <summary>
/// How one family of modules is found: a question that changes nothing, and how its answers stand in the stream of bytes.
/// No I/O and no time, so that the detector can hold the answers of one module against all families at once.
/// </summary>
public abstract class ScannerProbe
{
    /// <summary>What <see cref="Measure"/> says when more bytes must come.</summary>
    public const int Unfinished = 0;

    /// <summary>What <see cref="Measure"/> says when no frame begins here: the byte is text or noise.</summary>
    public const int NoFrame = -1;

    /// <summary>What <see cref="Measure"/> says when a frame has begun here and its check sum is wrong.</summary>
    public const int Damaged = -2;

    /// <summary>What <see cref="Value"/> is when the answer has none.</summary>
    public const int NoValue = -1;

    /// <summary>Most modules answer within 50 ms; three times that.</summary>
    protected const int UsualReplyMs = 150;

    /// <summary>Which family it is.</summary>
    public abstract ScannerFamilyId Id { get; }

    /// <summary>Name for people.</summary>
    public abstract string Name { get; }

    /// <summary>Speeds to try, in baud; the one the module leaves its factory with comes first.</summary>
    public abstract int[] BaudRates { get; }

    /// <summary>The question: never writes a setting, starts a reading or silences a module of any family.</summary>
    public abstract byte[] Probe { get; }

    /// <summary>Bytes that must come <see cref="WakePauseMs"/> before a command to a module that may doze; mostly empty.</summary>
    public virtual byte[] WakeUp => new byte[0];

    /// <summary>Time between <see cref="WakeUp"/> and the command, in ms.</summary>
    public virtual int WakePauseMs => 0;

    /// <summary>Longest time in ms from the question's last byte to the answer.</summary>
    public virtual int ReplyMs => UsualReplyMs;

    /// <summary>Whether the answer is so short that noise may look like it: the question is then put twice.</summary>
    public virtual bool IsAnswerShort => false;

    /// <summary>Longest frame in bytes.</summary>
    public virtual int MaxFrameBytes => 512;

    /// <summary>The number in the last answer, or <see cref="NoValue"/>.</summary>
    public int Value { get; protected set; } = NoValue;

    /// <summary>Where the text (of a version or a code) of the last frame begins.</summary>
    public int TextOffset { get; protected set; }

    /// <summary>Bytes of that text, 0 if there is none.</summary>
    public int TextLength { get; protected set; }

    /// <summary>Length of the frame that begins at <paramref name="at"/>, or <see cref="Unfinished"/>, <see cref="NoFrame"/> or <see cref="Damaged"/>.</summary>
    /// <param name="bytes">The stream.</param>
    /// <param name="at">Where a frame may begin; less than <paramref name="end"/>.</param>
    /// <param name="end">Behind the last byte that has come.</param>
    /// <param name="command">The command that waits for an answer; empty when none does.</param>
    /// <param name="isSilent">Whether nothing more will come.</param>
    public abstract int Measure(byte[] bytes, int at, int end, byte[] command, bool isSilent);

    /// <summary>What a frame says. Sets <see cref="Value"/>, <see cref="TextOffset"/> and <see cref="TextLength"/>.</summary>
    /// <param name="bytes">The stream.</param>
    /// <param name="at">Where the frame begins.</param>
    /// <param name="length">What <see cref="Measure"/> said.</param>
    /// <param name="command">The command that waits for an answer; empty when none does.</param>
    public ScannerFrame Read(byte[] bytes, int at, int length, byte[] command)
    {
        Value = NoValue;
        TextOffset = at;
        TextLength = 0;
        return ReadFrame(bytes, at, length, command);
    }

    /// <summary>What <see cref="Read"/> is for this family.</summary>
    /// <param name="bytes">The stream.</param>
    /// <param name="at">Where the frame begins.</param>
    /// <param name="length">Its length.</param>
    /// <param name="command">The command that waits for an answer; empty when none does.</param>
    protected abstract ScannerFrame ReadFrame(byte[] bytes, int at, int length, byte[] command);

    /// <summary>Whether bytes stand at a place, as far as they have come.</summary>
    /// <returns>1 yes, 0 all that has come fits, -1 no.</returns>
    protected static int Begins(byte[] bytes, int at, int end, byte[] what, int whatOffset, int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (at + i >= end)
                return 0;
            if (bytes[at + i] != what[whatOffset + i])
                return -1;
        }
        return 1;
    }

    /// <summary>The number that stands in digits from one place to another, or <see cref="NoValue"/>.</summary>
    protected static int Number(byte[] bytes, int from, int to)
    {
        int value = 0;
        // Ten digits would not fit an int.
        if (from == to || to - from > 9)
            return NoValue;
        for (int i = from; i < to; i++)
        {
            if (bytes[i] < '0' || bytes[i] > '9')
                return NoValue;
            value = (value * 10) + (bytes[i] - '0');
        }
        return value;
    }

    /// <summary>Bytes of an ASCII text.</summary>
    protected static byte[] Ascii(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    /// <summary>Bytes of an ASCII text behind some bytes.</summary>
    protected static byte[] Ascii(byte[] head, string text)
    {
        byte[] tail = Ascii(text);
        byte[] all = new byte[head.Length + tail.Length];
        System.Array.Copy(head, 0, all, 0, head.Length);
        System.Array.Copy(tail, 0, all, head.Length, tail.Length);
        return all;
    }
}
