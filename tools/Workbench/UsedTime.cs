using System;

namespace Workbench;

/// <summary>
/// The time that a box has used of what has passed, while a finger is on a key or off it. A busy machine can hold the firmware up for longer
/// than any fixed time, so each of its turns counts for a few milliseconds at most.
/// </summary>
/// <param name="uptimeMs">When it begins, uptime of the box in ms.</param>
/// <param name="turnMs">What one turn counts for at most, in ms.</param>
public sealed class UsedTime(long uptimeMs, long turnMs)
{
    private long _lastMs = uptimeMs;

    /// <summary>How much there was, in ms.</summary>
    public long Ms { get; private set; }

    /// <summary>The box had a turn.</summary>
    /// <param name="nowMs">Its uptime in ms.</param>
    /// <returns><see cref="Ms"/>.</returns>
    public long Turn(long nowMs)
    {
        Ms += Math.Clamp(nowMs - _lastMs, 0, turnMs);
        _lastMs = nowMs;
        return Ms;
    }
}
