using System;

namespace Workbench;

/// <summary>
/// How long a box has had a key held down. A busy machine can hold the box up for longer than any fixed time, so time counts only as far as
/// the box has used it: each of its turns counts for a few milliseconds at most.
/// </summary>
/// <param name="uptimeMs">When the key goes down, uptime of the box in ms.</param>
public sealed class HeldTime(long uptimeMs)
{
    // Some more than a bench lets a box sleep between two turns.
    private const long TurnMs = 25;

    private long _lastMs = uptimeMs;
    private long _usedMs;

    /// <summary>The box had a turn.</summary>
    /// <param name="nowMs">Its uptime in ms.</param>
    /// <returns>How long the key has been held, in ms.</returns>
    public long Turn(long nowMs)
    {
        _usedMs += Math.Clamp(nowMs - _lastMs, 0, TurnMs);
        _lastMs = nowMs;
        return _usedMs;
    }
}
