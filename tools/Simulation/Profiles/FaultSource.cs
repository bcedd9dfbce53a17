using Simulation.Chance;

namespace Simulation.Profiles;

/// <summary>Decides at each opportunity whether a fault happens, and counts what did.</summary>
public sealed class FaultSource
{
    private static readonly int s_kinds = Enum.GetValues<FaultKind>().Length;

    private readonly Profile _profile;
    private readonly Dice _dice;
    private readonly IReadOnlySet<FaultEvent> _leftOut;
    private readonly int[] _opportunities = new int[s_kinds];
    private readonly long[] _happened = new long[s_kinds];

    /// <summary>Makes the faults of a run.</summary>
    /// <param name="profile">How likely each is.</param>
    /// <param name="dice">The run's dice.</param>
    /// <param name="leftOut">Faults that do not happen although the dice say so.</param>
    public FaultSource(Profile profile, Dice dice, IReadOnlySet<FaultEvent> leftOut)
    {
        _profile = profile;
        _dice = dice;
        _leftOut = leftOut;
    }

    /// <summary>Whether faults happen at all now.</summary>
    public bool Enabled { get; set; }

    /// <summary>Every fault that happened, in order.</summary>
    public List<FaultEvent> Happened { get; } = [];

    /// <summary>Told of each fault that happens.</summary>
    public Action<FaultEvent>? Tell { get; set; }

    /// <summary>How often each kind happened.</summary>
    public IReadOnlyList<long> Counts => _happened;

    /// <summary>Whether the mix has a kind at all.</summary>
    public bool Has(FaultKind kind) => _profile[kind] > 0;

    /// <summary>One opportunity of a kind.</summary>
    public bool Strikes(FaultKind kind) => Strikes(kind, out _);

    /// <summary>One opportunity of a kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="how">Dice for the details, when it happens.</param>
    public bool Strikes(FaultKind kind, out Dice how)
    {
        how = default;
        if (!Enabled || _profile[kind] <= 0)
            return false;
        int opportunity = _opportunities[(int)kind]++;
        how = _dice.At((int)kind, opportunity);
        if (!how.Happens(_profile[kind]))
            return false;
        var fault = new FaultEvent(kind, opportunity);
        if (_leftOut.Contains(fault))
            return false;
        _happened[(int)kind]++;
        Happened.Add(fault);
        Tell?.Invoke(fault);
        return true;
    }
}
