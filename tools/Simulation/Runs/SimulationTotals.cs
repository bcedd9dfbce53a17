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

    /// <summary>Those that were approved.</summary>
    public long Approved { get; private set; }

    /// <summary>Those of them that gave a receipt back.</summary>
    public long Undos { get; private set; }

    /// <summary>Batches that were settled.</summary>
    public long Settlements { get; private set; }

    /// <summary>Most bytes that a firmware kept in memory under hostile bytes.</summary>
    public long RetainedBytes { get; private set; }

    /// <summary>Events of hostile peers and scanners.</summary>
    public long HostileEvents => _byKind[(int)FaultKind.HostileBytes] + _byKind[(int)FaultKind.HostileScan] + _byKind[(int)FaultKind.HostileConsole] + _byKind[(int)FaultKind.HostileModem];

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
        Undos += result.Undos;
        Settlements += result.Settlements;
        RetainedBytes = Math.Max(RetainedBytes, result.RetainedBytes);
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
