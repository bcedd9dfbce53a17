using System;
using System.Collections.Generic;

namespace VirtualBoard;

/// <summary>The last lines that the firmware wrote to its console.</summary>
public sealed class BoardLog
{
    /// <summary>Older lines are forgotten: a box runs for days.</summary>
    private const int MaxLines = 10_000;

    private readonly Queue<string> _lines = new();

    /// <summary>Happens for each line, on the thread that wrote it.</summary>
    public event Action<string>? Written;

    /// <summary>The lines, oldest first.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
                return _lines.ToArray();
        }
    }

    internal void Add(string line)
    {
        lock (_lines)
        {
            _lines.Enqueue(line);
            if (_lines.Count > MaxLines)
                _lines.Dequeue();
        }
        Written?.Invoke(line);
    }
}
