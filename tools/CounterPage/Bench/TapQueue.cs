using ScanBox.Ports;

namespace CounterPage.Bench;

/// <summary>
/// Taps, one after the other, as a hand makes them. A busy machine can hold the firmware up for longer than any fixed time, so
/// time counts only as far as the firmware has used it: each of its turns counts for a few milliseconds at most.
/// </summary>
internal sealed class TapQueue(Action<Key> press, Action<Key> release)
{
    /// <summary>Taps that wait for each other: nobody types further ahead.</summary>
    internal const int MaxWaiting = 24;

    /// <summary>Of the firmware's time, in ms: longer than a key bounces and is debounced, shorter than anything that counts as held.</summary>
    private const long DownMs = 60;

    /// <summary>Between two taps, so that the second one of a key is a second one.</summary>
    private const long UpMs = 45;

    /// <summary>One turn counts for so much at most: the firmware scans its keys every 5 ms.</summary>
    private const long TurnMs = 10;

    private readonly Queue<Key> _waiting = new();
    private Key _key;
    private bool _down;
    private long _lastTurnMs;
    private long _usedMs;

    /// <summary>Adds a tap; the first one begins at once.</summary>
    /// <returns>False when too many wait.</returns>
    internal bool Add(Key key)
    {
        if (_waiting.Count >= MaxWaiting)
            return false;
        _waiting.Enqueue(key);
        if (_key == Key.None)
            Next();
        return true;
    }

    /// <summary>The firmware had a turn.</summary>
    /// <returns>Whether a tap is under way.</returns>
    internal bool Turn(long nowMs)
    {
        long passedMs = nowMs - _lastTurnMs;
        _lastTurnMs = nowMs;
        if (_key == Key.None)
            return false;
        _usedMs += Math.Min(passedMs, TurnMs);
        if (_usedMs < (_down ? DownMs : UpMs))
            return true;
        if (!_down)
        {
            Next();
            return _key != Key.None;
        }
        release(_key);
        _down = false;
        _usedMs = 0;
        return true;
    }

    /// <summary>The box lost its power: the finger leaves the key, and what waited is not typed.</summary>
    internal void Forget()
    {
        _waiting.Clear();
        if (_down)
            release(_key);
        _down = false;
        _key = Key.None;
    }

    private void Next()
    {
        if (!_waiting.TryDequeue(out _key))
            return;
        press(_key);
        _down = true;
        _usedMs = 0;
    }
}
