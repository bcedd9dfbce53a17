using ScanBox.Parts.Beepers;

namespace CounterPage.Bench;

/// <summary>Knows a beeper's tunes by their tones, as a vendor does: by how many there are, since some beepers have one pitch.</summary>
internal sealed class BeeperWatch
{
    /// <summary>What is shorter is a key's tick and no tone of a tune.</summary>
    private const long TickMs = 30;

    /// <summary>Longer than every pause within a tune.</summary>
    private const long EndMs = 250;

    private int _tones;
    private bool _sounds;
    private long _changedAtMs;

    /// <summary>Whether a tune is under way.</summary>
    internal bool IsListening => _tones > 0 || _sounds;

    /// <summary>The beeper has changed.</summary>
    /// <param name="hertz">Its pitch; 0 for silence.</param>
    /// <param name="atMs">Board time.</param>
    internal void Heard(int hertz, long atMs)
    {
        bool wasTone = _sounds && atMs - _changedAtMs >= TickMs;
        if (wasTone)
            _tones++;
        _sounds = hertz > 0;
        _changedAtMs = atMs;
    }

    /// <summary>Tells a tune that has ended.</summary>
    /// <returns>None when there is nothing to tell.</returns>
    internal BeeperTune Look(long nowMs)
    {
        if (_sounds || _tones == 0 || nowMs - _changedAtMs < EndMs)
            return BeeperTune.None;
        int tones = _tones;
        _tones = 0;
        return tones switch
        {
            2 => BeeperTune.Refused,
            3 => BeeperTune.Received,
            >= 4 => BeeperTune.Look,
            _ => BeeperTune.None,
        };
    }

    /// <summary>The box lost its power in the middle of a tune.</summary>
    internal void Forget() => (_tones, _sounds) = (0, false);
}
