using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading;
using VirtualBoard;

namespace ScanBox.Cli.Boxes;

/// <summary>A technician at the console of a box on the bench: lines from a script, or keys from a person.</summary>
internal sealed class ConsoleSession
{
    /// <summary>The longest command, the network test, is over by then.</summary>
    private const long AnswerWaitMs = 180_000;

    /// <summary>A start with damaged files, and the PIN's longest wait excepted.</summary>
    private const long GreetingWaitMs = 20_000;

    /// <summary>A prompt that is followed by more is none.</summary>
    private const long QuietMs = 60;

    private readonly BoxWorkplace _workplace;
    private readonly CancellationToken _stop;
    private readonly StringBuilder _answer = new();
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();

    internal ConsoleSession(BoxWorkplace workplace, CancellationToken stop) => (_workplace, _stop) = (workplace, stop);

    /// <summary>What arrives, as it arrives.</summary>
    internal Action<string> Shown { get; init; } = static _ => { };

    /// <summary>Types each line when the box waits for one.</summary>
    /// <returns>The answers, one for each line that was typed.</returns>
    internal List<ConsoleAnswer> Play(TextReader lines)
    {
        var answers = new List<ConsoleAnswer>();
        PowerOn();
        RunUntilPrompt(GreetingWaitMs);
        while (lines.ReadLine() is string line && !_stop.IsCancellationRequested)
        {
            bool secret = !Prompt().EndsWith("> ", StringComparison.Ordinal);
            _answer.Clear();
            _workplace.Terminal!.Type(Encoding.UTF8.GetBytes(line + "\r"));
            bool ended = RunUntilPrompt(AnswerWaitMs);
            answers.Add(ConsoleAnswer.Of(secret ? null : line, _answer.ToString(), ended));
        }
        return answers;
    }

    /// <summary>Passes keys on until there are none any more (null); the box's own echo is what is seen.</summary>
    internal void Talk(Func<byte[]?> keys)
    {
        PowerOn();
        while (!_stop.IsCancellationRequested)
        {
            byte[]? typed = keys();
            if (typed is null)
                return;
            if (typed.Length > 0)
                _workplace.Terminal!.Type(typed);
            Turn();
        }
    }

    private void PowerOn() => _workplace.PowerOn().MakeCurrent();

    private string Prompt()
    {
        string text = _answer.ToString();
        return text[(text.LastIndexOf('\n') + 1)..];
    }

    private bool RunUntilPrompt(long waitMs)
    {
        long untilMs = _workplace.Board.Clock.NowMicroseconds / 1000 + waitMs;
        long heardMs = -1;
        int length = _answer.Length;
        while (!_stop.IsCancellationRequested)
        {
            Turn();
            long nowMs = _workplace.Board.Clock.NowMicroseconds / 1000;
            if (_answer.Length != length)
            {
                length = _answer.Length;
                heardMs = nowMs;
            }
            string prompt = Prompt();
            bool waits = prompt is "> " or "PIN: " || prompt.EndsWith(".pin: ", StringComparison.Ordinal) || prompt.EndsWith(".password: ", StringComparison.Ordinal);
            if (waits && heardMs >= 0 && nowMs - heardMs >= QuietMs)
                return true;
            if (nowMs > untilMs)
                return false;
        }
        return false;
    }

    private void Turn()
    {
        try
        {
            _workplace.Step();
        }
        catch (PowerLostException)
        {
            // The box restarts itself.
            PowerOn();
        }
        byte[] received = _workplace.Terminal!.Take();
        if (received.Length == 0)
            return;
        var text = new char[_decoder.GetCharCount(received, 0, received.Length)];
        _decoder.GetChars(received, 0, received.Length, text, 0);
        _answer.Append(text);
        Shown(new string(text));
    }
}
