using System.Threading;

namespace VirtualBoard.Clocks;

/// <summary>Real time that can be made to jump ahead, for stretches in which nothing outside the board is waited for.</summary>
public sealed class SkippingClock : IVirtualClock
{
    private readonly RealClock _real = new();
    private long _skipped;

    /// <inheritdoc/>
    public long NowMicroseconds => _real.NowMicroseconds + Interlocked.Read(ref _skipped);

    /// <inheritdoc/>
    public bool RunsByItself => true;

    /// <summary>Whether a wait is over at once, as if it had lasted.</summary>
    public bool Jumps { get; set; }

    /// <inheritdoc/>
    public void Pass(object sync, long untilMicroseconds)
    {
        if (!Jumps)
            _real.Pass(sync, untilMicroseconds - Interlocked.Read(ref _skipped));
        else if (untilMicroseconds - NowMicroseconds is > 0 and long left)
            Skip(left);
    }

    /// <summary>Jumps ahead.</summary>
    /// <param name="microseconds">By how much, not negative.</param>
    public void Skip(long microseconds) => Interlocked.Add(ref _skipped, microseconds);
}
