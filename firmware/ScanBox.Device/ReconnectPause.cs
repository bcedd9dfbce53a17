namespace ScanBox.Device;

/// <summary>How long to leave a switch alone after a failed attempt: 1 s, then twice as long each time, at most a minute.</summary>
internal sealed class ReconnectPause
{
    private const long FirstMs = 1000;

    /// <summary>A vendor who repairs the Wi-Fi sees the box come back within this time.</summary>
    private const long LongestMs = 60_000;

    private long _pauseMs;
    private long _untilMs;

    /// <summary>Whether an attempt may begin.</summary>
    public bool IsOver(long nowMs) => nowMs >= _untilMs;

    /// <summary>An attempt failed, or a connection ended before anything arrived on it.</summary>
    public void Failed(long nowMs)
    {
        _pauseMs = _pauseMs == 0 ? FirstMs : _pauseMs * 2;
        if (_pauseMs > LongestMs)
            _pauseMs = LongestMs;
        _untilMs = nowMs + _pauseMs;
    }

    /// <summary>The switch has answered.</summary>
    public void Worked()
    {
        _pauseMs = 0;
        _untilMs = 0;
    }
}
