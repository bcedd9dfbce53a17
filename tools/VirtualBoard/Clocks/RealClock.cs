using System;
using System.Diagnostics;
using System.Threading;

namespace VirtualBoard.Clocks;

/// <summary>Real time, from the moment the clock was made.</summary>
public sealed class RealClock : IVirtualClock
{
    /// <summary>Longest single wait: other threads may have scheduled something earlier meanwhile.</summary>
    private const long LongestWaitMs = 50;

    private readonly Stopwatch _watch = Stopwatch.StartNew();

    /// <inheritdoc/>
    public long NowMicroseconds => (long)_watch.Elapsed.TotalMicroseconds;

    /// <inheritdoc/>
    public bool RunsByItself => true;

    /// <inheritdoc/>
    public void Pass(object sync, long untilMicroseconds)
    {
        long waitUs = untilMicroseconds - NowMicroseconds;
        if (waitUs > 0)
            Monitor.Wait(sync, (int)Math.Clamp((waitUs + 999) / 1000, 1, LongestWaitMs));
    }
}
