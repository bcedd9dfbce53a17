using ScanBox.Ports;

namespace ScanBox.Parts.Lamps;

/// <summary>Keeps the rhythm of a lamp's signal: says which diodes shine now, and when that changes.</summary>
public sealed class LampRhythm
{
    private readonly bool _hasBlue;
    private LampSignal _signal;
    private long _sinceMs;

    /// <summary>Begins dark.</summary>
    /// <param name="hasBlue">Whether the lamp has a blue diode.</param>
    public LampRhythm(bool hasBlue) => _hasBlue = hasBlue;

    /// <summary>The signal now.</summary>
    public LampSignal Signal => _signal;

    /// <summary>The diodes that shine, bits of <see cref="LampPattern"/>.</summary>
    public byte Colour { get; private set; }

    /// <summary>Uptime in ms at which the colour changes by itself; never for steady and dark.</summary>
    public long NextAtMs { get; private set; } = long.MaxValue;

    /// <summary>Begins another signal at its first slot.</summary>
    /// <param name="signal">What to tell from now on.</param>
    /// <param name="nowMs">Uptime in milliseconds.</param>
    public void Begin(LampSignal signal, long nowMs)
    {
        _signal = signal;
        _sinceMs = nowMs;
        NextAtMs = nowMs;
        Step(nowMs);
    }

    /// <summary>Brings <see cref="Colour"/> up to date.</summary>
    /// <param name="nowMs">Uptime in milliseconds.</param>
    /// <returns>Whether the colour may have changed.</returns>
    public bool Step(long nowMs)
    {
        if (nowMs < NextAtMs)
            return false;
        int rhythm = LampPattern.RhythmOf(_signal);
        long slot = (nowMs - _sinceMs) / LampPattern.SlotMs;
        bool on = IsLit(rhythm, slot);
        Colour = on ? LampPattern.ColourOf(_signal, _hasBlue) : (byte)0;
        NextAtMs = long.MaxValue;
        for (long later = slot + 1; later <= slot + LampPattern.Slots; later++)
        {
            if (IsLit(rhythm, later) != on)
            {
                NextAtMs = _sinceMs + (later * LampPattern.SlotMs);
                break;
            }
        }
        return true;
    }

    private static bool IsLit(int rhythm, long slot) => (rhythm >> (int)(slot % LampPattern.Slots) & 1) != 0;
}
