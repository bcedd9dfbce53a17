using Workbench;

namespace CounterPage;

/// <summary>How a counter is set up.</summary>
public sealed record CounterOptions
{
    /// <summary>TCP port of the page on loopback; 0 for any free one.</summary>
    public int Port { get; init; }

    /// <summary>Folder that keeps the box's flash and the switch's books; null forgets both at the end.</summary>
    public StateFolder? State { get; init; }

    /// <summary>A board's name, see <see cref="BoardChoice.Names"/>.</summary>
    public string Board { get; init; } = BoardChoice.Default;

    /// <summary>A scanner's name, see <see cref="BoardChoice.Scanners"/>.</summary>
    public string Scanner { get; init; } = BoardChoice.DefaultScanner;

    /// <summary>The way to the switch, see <see cref="LinkChoice"/>; null for the board's own.</summary>
    public string? Link { get; init; }

    /// <summary>Where the page's files are; null for the folder beside the program.</summary>
    public string? WebRoot { get; init; }
}
