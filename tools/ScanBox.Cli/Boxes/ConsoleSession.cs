using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using Technician;

namespace ScanBox.Cli.Boxes;

/// <summary>A technician at the console of a box on the bench: lines from a script, or keys from a person.</summary>
internal sealed class ConsoleSession
{
    private readonly BenchLine _line;
    private readonly ConsoleDialogue _dialogue;
    private readonly CancellationToken _stop;

    /// <param name="workplace">The box, off.</param>
    /// <param name="shown">Gets what arrives, as it arrives.</param>
    /// <param name="stop">Ends it.</param>
    internal ConsoleSession(BoxWorkplace workplace, Action<string> shown, CancellationToken stop)
    {
        _line = new BenchLine(workplace);
        _dialogue = new ConsoleDialogue(_line, stop) { Shown = shown };
        _stop = stop;
    }

    /// <summary>Types each line when the box waits for one.</summary>
    /// <returns>The answers, one for each line that was typed.</returns>
    internal List<ConsoleAnswer> Play(TextReader lines)
    {
        var answers = new List<ConsoleAnswer>();
        _dialogue.AwaitGreeting();
        while (lines.ReadLine() is string line && !_stop.IsCancellationRequested)
            answers.Add(_dialogue.Ask(line));
        return answers;
    }

    /// <summary>Passes keys on until there are none any more (null); the box's own echo is what is seen.</summary>
    internal void Talk(Func<byte[]?> keys)
    {
        while (!_stop.IsCancellationRequested)
        {
            byte[]? typed = keys();
            if (typed is null)
                return;
            if (typed.Length > 0)
                _line.Type(typed);
            _dialogue.Turn();
        }
    }
}
