namespace ReferenceSwitch;

/// <summary>One connection as the switch's logic sees it.</summary>
public sealed class SwitchSession
{
    /// <summary>The terminal that has proved itself on this connection by a valid MAC; null before.</summary>
    public string? TerminalId { get; internal set; }

    /// <summary>How fast frames arrive on this connection, whoever they say they are from.</summary>
    internal RateLimiter.Bucket Frames { get; } = new();
}
