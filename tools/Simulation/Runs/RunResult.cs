using Simulation.Checks;
using Simulation.Profiles;

namespace Simulation.Runs;

/// <summary>What a run came to.</summary>
public sealed record RunResult
{
    /// <summary>The plan that was run.</summary>
    public required RunPlan Plan { get; init; }

    /// <summary>The invariant that broke; null when all held.</summary>
    public Invariant? Broken { get; init; }

    /// <summary>What was seen, in words; empty when all held.</summary>
    public string Problem { get; init; } = "";

    /// <summary>Purchases that left the box.</summary>
    public required int Payments { get; init; }

    /// <summary>Those of them that stand as approved on the flash of their box.</summary>
    public required int Approved { get; init; }

    /// <summary>Of the approved ones, those that gave a receipt back.</summary>
    public required int Undos { get; init; }

    /// <summary>Batches that were settled.</summary>
    public required int Settlements { get; init; }

    /// <summary>Starts of the boxes.</summary>
    public required int Starts { get; init; }

    /// <summary>Most bytes that a firmware kept in memory; 0 where nobody is hostile and nobody looks.</summary>
    public required long RetainedBytes { get; init; }

    /// <summary>Virtual time that passed, in ms.</summary>
    public required long VirtualMs { get; init; }

    /// <summary>Steps of the firmware.</summary>
    public required long Steps { get; init; }

    /// <summary>Faults by kind.</summary>
    public required IReadOnlyList<long> FaultCounts { get; init; }

    /// <summary>Faults that happened, in order.</summary>
    public required IReadOnlyList<FaultEvent> Faults { get; init; }

    /// <summary>Customers that came.</summary>
    public required int Visits { get; init; }

    /// <summary>The trace, when the plan asks for it.</summary>
    public required IReadOnlyList<string> Trace { get; init; }
}
