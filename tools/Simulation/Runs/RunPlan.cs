using Simulation.Profiles;

namespace Simulation.Runs;

/// <summary>Everything that decides a run: the same plan gives the same run on every machine.</summary>
public sealed record RunPlan
{
    /// <summary>The seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The mix of faults.</summary>
    public required Profile Profile { get; init; }

    /// <summary>Faults that are left out, to shorten a run that fails.</summary>
    public IReadOnlySet<FaultEvent> WithoutFaults { get; init; } = new HashSet<FaultEvent>();

    /// <summary>Customers, by their number from 0, that do not come.</summary>
    public IReadOnlySet<int> WithoutVisits { get; init; } = new HashSet<int>();

    /// <summary>Whether lines of what happens are kept.</summary>
    public bool Traced { get; init; }
}
