using ScanBox.Switching;

namespace ReferenceSwitch.Settlements;

/// <summary>One batch that was settled and is closed.</summary>
public sealed record Settlement
{
    /// <summary>Terminal.</summary>
    public required string TerminalId { get; init; }

    /// <summary>Batch.</summary>
    public required int Batch { get; init; }

    /// <summary>The 62 digits of F48 as the box sent them; a repeat must match them.</summary>
    public required string Claimed { get; init; }

    /// <summary>The 62 digits of F48 as the switch answered: its own totals and the result.</summary>
    public required string Counted { get; init; }

    /// <summary>When, Unix milliseconds.</summary>
    public required long AtUnixMs { get; init; }

    /// <summary>What the switch found.</summary>
    public SettlementResult Result { get; init; }
}
