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

    /// <inheritdoc/>
    public void Pass(object sync, long untilMicroseconds) => _real.Pass(sync, untilMicroseconds - Interlocked.Read(ref _skipped));

    /// <summary>Jumps ahead.</summary>
    /// <param name="microseconds">By how much, not negative.</param>
    public void Skip(long microseconds) => Interlocked.Add(ref _skipped, microseconds);
}
