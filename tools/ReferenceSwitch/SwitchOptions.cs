using ReferenceSwitch.Clearing;
using ReferenceSwitch.Randomness;
using ReferenceSwitch.Updates;
using ScanBox.Codes;
using ScanBox.Ports;
using ScanBox.Switching;

namespace ReferenceSwitch;

/// <summary>What a switch is made of, apart from its state.</summary>
public record SwitchOptions
{
    /// <summary>The acquiring institution that runs it.</summary>
    public Acquirer Acquirer { get; init; } = Acquirer.Lakala;

    /// <summary>Routing.</summary>
    public ClearingTable Clearing { get; init; } = ClearingTable.Default;

    /// <summary>The terminal dialect it speaks.</summary>
    public Dialect Dialect { get; init; } = new();

    /// <summary>The code rules at its edge; null for the default ones.</summary>
    public CodeRuleTable? Rules { get; init; }

    /// <summary>Bounds on what comes from outside.</summary>
    public SwitchLimits Limits { get; init; } = new();

    /// <summary>Updates for boxes; null for none.</summary>
    public IUpdateSource? Updates { get; init; }

    /// <summary>Source of session keys and one-time codes.</summary>
    public IEntropy Random { get; init; } = new SystemEntropy();

    /// <summary>Takes log lines, one call each; they hold no keys, and of codes the last 6 characters at most. Null for none.</summary>
    public Action<string>? Log { get; init; }
}
