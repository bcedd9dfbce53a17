using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Flashing;

namespace ScanBox.Cli.Flashers;

/// <summary>Where the boards are, on standard error: a bar for each that is drawn over itself, or, where that goes into a file, a line for each step.</summary>
internal sealed class FlashBars : IDisposable
{
    private const int BarWidth = 20;

    // Nobody's eyes need more, and a serial console could not draw it.
    private const int RedrawMs = 100;

    // A bar that wraps cannot be drawn over.
    private const int NoteRoom = 12;

    // Of a terminal that does not tell.
    private const int UsualWidth = 79;

    private readonly string[] _ports;
    private readonly Dictionary<string, FlashProgress> _states = [];
    private readonly Dictionary<string, string> _lines = [];
    private readonly bool _isDrawn;
    private readonly object _gate = new();
    private long _nextAt;
    private bool _isBegun;
    private bool _isEnded;

    internal FlashBars(IEnumerable<string> ports)
    {
        _ports = [.. ports];
        _isDrawn = !Console.IsErrorRedirected && !Console.IsOutputRedirected;
    }

    /// <summary>Takes a state.</summary>
    internal void Show(FlashProgress state)
    {
        lock (_gate)
        {
            _states[state.Port] = state;
            if (!_isDrawn)
                Say(state);
            else if (Environment.TickCount64 >= _nextAt)
                Draw();
        }
    }

    /// <summary>The last picture.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_isDrawn && !_isEnded && _states.Count > 0)
                Draw();
            _isEnded = true;
        }
    }

    private void Say(FlashProgress state)
    {
        string line = state.Note.Length > 0 ? $"{state.Port}: {state.Step}: {state.Note}" : string.Create(CultureInfo.InvariantCulture, $"{state.Port}: {state.Step} ({state.Done} of {state.Of})");
        // The same step with another percentage is nothing new.
        if (_lines.GetValueOrDefault(state.Port) == line)
            return;
        _lines[state.Port] = line;
        Output.Progress(line);
    }

    private void Draw()
    {
        _nextAt = Environment.TickCount64 + RedrawMs;
        if (_isBegun)
            Console.Error.Write($"\x1b[{_ports.Length}A");
        _isBegun = true;
        int width = Console.WindowWidth > BarWidth + NoteRoom ? Console.WindowWidth - 1 : UsualWidth;
        foreach (string port in _ports)
        {
            string line = _states.TryGetValue(port, out FlashProgress? state) ? Bar(state) : port;
            Console.Error.WriteLine("\x1b[2K" + (line.Length > width ? line[..width] : line));
        }
    }

    private static string Bar(FlashProgress state)
    {
        double part = Math.Clamp((state.Done + (state.Percent ?? 0) / 100.0) / Math.Max(state.Of, 1), 0, 1);
        int full = (int)(part * BarWidth);
        return string.Create(CultureInfo.InvariantCulture, $"{state.Port} [{new string('#', full)}{new string('.', BarWidth - full)}] {part * 100,3:0} % {state.Step}{(state.Note.Length > 0 ? ": " + state.Note : "")}");
    }
}
