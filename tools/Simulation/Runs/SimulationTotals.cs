using Simulation.Profiles;

namespace Simulation.Runs;

/// <summary>Many runs together.</summary>
public sealed class SimulationTotals
{
    private readonly long[] _byKind = new long[Enum.GetValues<FaultKind>().Length];

    /// <summary>Runs.</summary>
    public int Runs { get; private set; }

    /// <summary>Purchases that left a box.</summary>
    public long Payments { get; private set; }

    /// <summary>Those that were received.</summary>
    public long Approved { get; private set; }

    /// <summary>Virtual time that passed.</summary>
    public TimeSpan VirtualTime { get; private set; }

    /// <summary>Faults of all kinds.</summary>
    public long Faults => _byKind.Sum();

    /// <summary>Adds a run.</summary>
    public void Add(RunResult result)
    {
        Runs++;
        Payments += result.Payments;
        Approved += result.Approved;
        VirtualTime += TimeSpan.FromMilliseconds(result.VirtualMs);
        for (int kind = 0; kind < _byKind.Length; kind++)
            _byKind[kind] += result.FaultCounts[kind];
    }

    /// <summary>The kinds that happened, and how often.</summary>
    public IEnumerable<(FaultKind Kind, long Count)> ByKind()
    {
        for (int kind = 0; kind < _byKind.Length; kind++)
        {
            if (_byKind[kind] > 0)
                yield return ((FaultKind)kind, _byKind[kind]);
        }
    }
}
