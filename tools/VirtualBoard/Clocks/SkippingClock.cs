using System.Threading;

namespace VirtualBoard.Clocks;

/// <summary>Real time that can be made to jump ahead, for stretches in which nothing outside the board is waited for.</summary>
public sealed class SkippingClock : IVirtualClock
{
    private readonly RealClock _real = new();
    private long _skipped;
    private int _jumpingThread;

    /// <inheritdoc/>
    public long NowMicroseconds => _real.NowMicroseconds + Interlocked.Read(ref _skipped);

    /// <inheritdoc/>
    public bool RunsByItself => true;

    /// <summary>Whether waits of the thread that says so are over at once, as if they had lasted. Those of other threads take their time: many that wait at once would each add theirs.</summary>
    public bool Jumps
    {
        get => Volatile.Read(ref _jumpingThread) == System.Environment.CurrentManagedThreadId;
        set => Volatile.Write(ref _jumpingThread, value ? System.Environment.CurrentManagedThreadId : 0);
    }

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
