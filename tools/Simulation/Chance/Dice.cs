namespace Simulation.Chance;

/// <summary>
/// Numbers that follow from a seed and a place alone, on every machine. No draw moves another one: leaving an event out of a run
/// changes nothing about the chances of the others, which is what lets a failing run be shortened.
/// </summary>
public readonly struct Dice
{
    private readonly ulong _place;

    /// <summary>The dice of a seed.</summary>
    public Dice(ulong seed) => _place = Mix(seed + 0x9E3779B97F4A7C15UL);

    /// <summary>The dice of a place within these.</summary>
    public Dice At(int a, long b = 0) => new(Mix(_place ^ ((ulong)(uint)a << 1)) ^ (ulong)b);

    /// <summary>64 random bits.</summary>
    public ulong Bits(int which = 0) => Mix(_place ^ ((ulong)(uint)which * 0xD1342543DE82EF95UL));

    /// <summary>A number from 0 to below a limit.</summary>
    public int Below(int limit, int which = 0) => (int)((Bits(which) >> 11) % (ulong)limit);

    /// <summary>A number within both bounds.</summary>
    public int Between(int least, int most, int which = 0) => least + Below(most - least + 1, which);

    /// <summary>Whether something of a probability, 0 to 1, happens.</summary>
    public bool Happens(double probability, int which = 0) => (Bits(which) >> 11) < probability * (1UL << 53);

    /// <summary>The finaliser of SplitMix64 (Steele, Lea, Flood 2014).</summary>
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }
}
