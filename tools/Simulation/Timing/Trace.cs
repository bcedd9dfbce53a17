using System.Globalization;

namespace Simulation.Timing;

/// <summary>What happened in a run, one line each, kept only when somebody wants to read it.</summary>
public sealed class Trace(Timeline time, bool on)
{
    /// <summary>Whether lines are kept; ask before making a line.</summary>
    public bool On { get; } = on;

    /// <summary>The lines.</summary>
    public List<string> Lines { get; } = [];

    /// <summary>Adds a line.</summary>
    public void Add(string who, string what)
    {
        if (On)
            Lines.Add(string.Create(CultureInfo.InvariantCulture, $"{time.NowMs,10} {who,-8} {what}"));
    }
}
