namespace ScanBox.Parts.Scanners;

/// <summary>Tells when a module has had nothing to do for so long that it may sleep.</summary>
internal sealed class IdleTime
{
    private readonly int _limitMs;
    private bool _isIdle;
    private long _sinceMs;

    /// <summary>A watch that has not begun.</summary>
    /// <param name="limitMs">How long is long, in ms; 0 for never.</param>
    internal IdleTime(int limitMs) => _limitMs = limitMs;

    /// <summary>Whether it is over; call it in every step.</summary>
    internal bool IsOver(bool isIdle, long nowMs)
    {
        if (!isIdle || !_isIdle)
            _sinceMs = nowMs;
        _isIdle = isIdle;
        return isIdle && _limitMs > 0 && nowMs - _sinceMs >= _limitMs;
    }
}
