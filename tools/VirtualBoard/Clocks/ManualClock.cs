using System.Threading;

namespace VirtualBoard.Clocks;

/// <summary>A time that stands still until somebody waits for a later moment, and then is there at once.</summary>
public sealed class ManualClock : IVirtualClock
{
    private long _now;

    /// <inheritdoc/>
    public long NowMicroseconds => Interlocked.Read(ref _now);

    /// <inheritdoc/>
    public bool RunsByItself => false;

    /// <inheritdoc/>
    public void Pass(object sync, long untilMicroseconds)
    {
        long now = NowMicroseconds;
        while (untilMicroseconds > now)
        {
            long seen = Interlocked.CompareExchange(ref _now, untilMicroseconds, now);
            if (seen == now)
                return;
            now = seen;
        }
    }
}
