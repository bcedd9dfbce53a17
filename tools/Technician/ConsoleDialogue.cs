using System.Text;

namespace Technician;

/// <summary>Line by line with the console of a box: types when it waits, and reads its answer up to the next prompt.</summary>
public sealed class ConsoleDialogue
{
    /// <summary>The longest command, the network test, is over by then.</summary>
    private const long AnswerWaitMs = 180_000;

    /// <summary>A start with damaged files, and the PIN's longest wait excepted.</summary>
    private const long GreetingWaitMs = 20_000;

    /// <summary>A prompt that is followed by more is none.</summary>
    private const long QuietMs = 60;

    /// <summary>A journal of two segments in hex, and as much again: who sends more is no box.</summary>
    private const int MaxAnswerChars = 2_000_000;

    private const byte Break = 0x03;

    private readonly IConsoleLine _line;
    private readonly CancellationToken _stop;
    private readonly StringBuilder _answer = new();
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();

    /// <summary>A dialogue over a line that is open.</summary>
    public ConsoleDialogue(IConsoleLine line, CancellationToken stop) => (_line, _stop) = (line, stop);

    /// <summary>What arrives, as it arrives.</summary>
    public Action<string> Shown { get; init; } = static _ => { };

    /// <summary>Whether the box asks for its PIN.</summary>
    public bool AsksPin => Prompt() == "PIN: ";

    /// <summary>Whether what is typed next is not shown: a PIN or a password.</summary>
    public bool AsksSecret => !Prompt().EndsWith("> ", StringComparison.Ordinal);

    /// <summary>Waits for the prompt of a box that is being switched on.</summary>
    /// <returns>What it said before; null when nobody asks for anything.</returns>
    public string? AwaitGreeting() => RunUntilPrompt(GreetingWaitMs) ? _answer.ToString() : null;

    /// <summary>Wakes a box that has been on for a while: breaks off what runs, and waits for the prompt.</summary>
    /// <exception cref="ConsoleLineException">Nobody answers.</exception>
    public void Wake()
    {
        _answer.Clear();
        _line.Type([Break]);
        if (!RunUntilPrompt(GreetingWaitMs))
            throw new ConsoleLineException("no box answers: is this the console's line (in the modem's place, or the scanner's plug with clear held while it is switched on), are TX and RX crossed?");
    }

    /// <summary>Types a line and takes the answer.</summary>
    public ConsoleAnswer Ask(string line) => Ask(line, null);

    /// <summary>Types a line and takes the answer; breaks the command off when enough was seen.</summary>
    /// <param name="line">The line.</param>
    /// <param name="isEnough">Shown the answer so far, again and again while the command runs; true breaks it off. Null for a command that ends by itself.</param>
    public ConsoleAnswer Ask(string line, Func<string, bool>? isEnough)
    {
        bool secret = AsksSecret;
        _answer.Clear();
        _line.Type(Encoding.UTF8.GetBytes(line + "\r"));
        bool ended = RunUntilPrompt(AnswerWaitMs, isEnough);
        return ConsoleAnswer.Of(secret ? null : line, _answer.ToString(), ended);
    }

    /// <summary>Waits.</summary>
    public void Idle(long ms)
    {
        long untilMs = _line.NowMs + ms;
        while (_line.NowMs < untilMs && !_stop.IsCancellationRequested)
            Turn();
    }

    /// <summary>Passes on what arrives, once.</summary>
    public void Turn()
    {
        _line.Turn();
        byte[] received = _line.Take();
        if (received.Length == 0)
            return;
        var text = new char[_decoder.GetCharCount(received, 0, received.Length)];
        _decoder.GetChars(received, 0, received.Length, text, 0);
        if (_answer.Length + text.Length > MaxAnswerChars)
            throw new ConsoleLineException("what is at the line sends without end: no box does");
        _answer.Append(text);
        Shown(new string(text));
    }

    private string Prompt()
    {
        int last = _answer.Length;
        while (last > 0 && _answer[last - 1] != '\n')
            last--;
        return _answer.ToString(last, _answer.Length - last);
    }

    private bool RunUntilPrompt(long waitMs, Func<string, bool>? isEnough = null)
    {
        bool brokenOff = false;
        long untilMs = _line.NowMs + waitMs;
        long heardMs = -1;
        int length = _answer.Length;
        while (!_stop.IsCancellationRequested)
        {
            Turn();
            long nowMs = _line.NowMs;
            if (_answer.Length != length)
            {
                length = _answer.Length;
                heardMs = nowMs;
            }
            if (!brokenOff && isEnough is not null && isEnough(_answer.ToString()))
            {
                brokenOff = true;
                _line.Type([Break]);
            }
            if (heardMs >= 0 && nowMs - heardMs >= QuietMs && IsPrompt(Prompt()))
                return true;
            if (nowMs > untilMs)
                return false;
        }
        return false;
    }

    private static bool IsPrompt(string text) =>
        text is "> " or "PIN: " || text.EndsWith(".pin: ", StringComparison.Ordinal) || text.EndsWith(".password: ", StringComparison.Ordinal);
}
