namespace ScanBox.Parts.Modems;

/// <summary>
/// One command, filled by <see cref="Begin"/> and what follows, and what its end looks like. Three kinds of end are enough for all
/// modems: a final line; a final line and a result line that may come before or after it; a bare line.
/// </summary>
public sealed class AtCommand
{
    /// <summary>Longest command in bytes: one with a host name of 64 characters takes about 100.</summary>
    public const int MaxBytes = 224;

    /// <summary>Time of a command that the modem answers from its own memory; manuals say 300 ms, a busy modem takes longer.</summary>
    public const int QuickMs = 3_000;

    private readonly byte[] _text = new byte[MaxBytes + 1];

    /// <summary>Bytes of the command with its carriage return; 0 when it did not fit.</summary>
    public int Count { get; private set; }

    /// <summary>Longest wait for the end of the command, ms. With data it begins anew when the data are sent.</summary>
    public int TimeoutMs { get; private set; }

    /// <summary>Name of the line that answers a question, with its colon; <c>*</c> when any line may; empty when none does.</summary>
    public string Answer { get; set; } = "";

    /// <summary>Whether the command ends with its answer, without a final line.</summary>
    public bool EndsWithAnswer { get; set; }

    /// <summary>The final line of a success.</summary>
    public string Success { get; set; } = "OK";

    /// <summary>Another final line of a success, empty when there is none.</summary>
    public string OtherSuccess { get; set; } = "";

    /// <summary>Name of the line that tells how it went, with its colon, or that line itself; empty when the final line says all.</summary>
    public string Result { get; private set; } = "";

    /// <summary>What the first field of the result line must be for it to be meant, -1 when anything.</summary>
    public int ResultKey { get; private set; } = -1;

    /// <summary>The field of the result line that tells success, -1 when the line alone does.</summary>
    public int ResultField { get; private set; } = -1;

    /// <summary>What that field is after a success.</summary>
    public int ResultValue { get; private set; }

    /// <summary>A line, besides ERROR and its like, that tells a failure; empty when there is none.</summary>
    public string Failure { get; set; } = "";

    /// <summary>Whether a refusal means nothing: a socket that is closed already, an old firmware.</summary>
    public bool MayFail { get; set; }

    /// <summary>Bytes that follow when the modem asks for them.</summary>
    public int DataCount { get; private set; }

    /// <summary>How it asks.</summary>
    public string Prompt { get; private set; } = ">";

    /// <summary>Begins a command and forgets the one before.</summary>
    public AtCommand Begin(string text, int timeoutMs = QuickMs)
    {
        Count = 0;
        TimeoutMs = timeoutMs;
        Answer = "";
        EndsWithAnswer = false;
        Success = "OK";
        OtherSuccess = "";
        Result = "";
        ResultKey = -1;
        ResultField = -1;
        ResultValue = 0;
        Failure = "";
        MayFail = false;
        DataCount = 0;
        Prompt = ">";
        return Add(text);
    }

    /// <summary>Adds text.</summary>
    public AtCommand Add(string text)
    {
        for (int i = 0; i < text.Length && Count < MaxBytes; i++)
            _text[Count++] = (byte)text[i];
        return this;
    }

    /// <summary>Adds text in quotes; it has none itself, because settings may not.</summary>
    public AtCommand AddQuoted(string text) => Add("\"").Add(text).Add("\"");

    /// <summary>Adds a number that is not negative.</summary>
    public AtCommand Add(int number)
    {
        int power = 1;
        while (number / power >= 10)
            power *= 10;
        for (; power > 0 && Count < MaxBytes; power /= 10)
            _text[Count++] = (byte)('0' + (number / power % 10));
        return this;
    }

    /// <summary>The command asks something.</summary>
    public AtCommand Asks(string answer)
    {
        Answer = answer;
        return this;
    }

    /// <summary>A refusal means nothing.</summary>
    public AtCommand Optional()
    {
        MayFail = true;
        return this;
    }

    /// <summary>A line besides the final one tells how it went.</summary>
    /// <param name="name">Its name with the colon, or the line itself.</param>
    /// <param name="key">Its first field, -1 when anything.</param>
    /// <param name="field">The field that tells success, -1 when the line alone does.</param>
    /// <param name="value">What that field is after a success.</param>
    public AtCommand Then(string name, int key = -1, int field = -1, int value = 0)
    {
        Result = name;
        ResultKey = key;
        ResultField = field;
        ResultValue = value;
        return this;
    }

    /// <summary>Data follow.</summary>
    public AtCommand WithData(int count, string prompt = ">")
    {
        DataCount = count;
        Prompt = prompt;
        return this;
    }

    /// <summary>Ends the command with a carriage return, and gives its bytes.</summary>
    internal byte[] Finish()
    {
        if (Count < MaxBytes)
            _text[Count++] = (byte)'\r';
        else
            Count = 0;
        return _text;
    }
}
