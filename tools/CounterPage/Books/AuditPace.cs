using System.Diagnostics;

namespace CounterPage.Books;

/// <summary>
/// Audits the ledger when it may have changed, but not so often that a large one holds up switch and page: an audit reads every line
/// ever written. A small ledger is audited after every frame; one that takes longer waits, and is audited at the latest when it rests.
/// </summary>
/// <param name="audit">The whole audit: whether everything adds up.</param>
/// <param name="isDue">Happens when an audit that had to wait can be made.</param>
internal sealed class AuditPace(Func<bool> audit, Action isDue) : IDisposable
{
    /// <summary>Audits take at most one part in so many of the time.</summary>
    internal const int Share = 20;

    private readonly Lock _sync = new();
    private Timer? _timer;
    private bool _isBalanced = true;
    private long _notBeforeMs;
    private bool _isDisposed;

    /// <summary>Something may have changed: audits, or says what the last audit said when it is too early for the next.</summary>
    internal bool IsBalanced()
    {
        lock (_sync)
        {
            long waitMs = _notBeforeMs - Environment.TickCount64;
            if (waitMs <= 0)
            {
                long began = Stopwatch.GetTimestamp();
                _isBalanced = audit();
                _notBeforeMs = Environment.TickCount64 + (Share * (long)Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
            else if (!_isDisposed)
            {
                _timer ??= new Timer(_ => isDue());
                _timer.Change(waitMs + 1, Timeout.Infinite);
            }
            return _isBalanced;
        }
    }

    public void Dispose()
    {
        lock (_sync)
        {
            _isDisposed = true;
            _timer?.Dispose();
        }
    }
}
