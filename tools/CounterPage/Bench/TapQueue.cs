using ScanBox.Ports;
using Workbench;

namespace CounterPage.Bench;

/// <summary>
/// What is done on the keypad, one key after the other, as one hand does it: taps, and keys that are held until they are let go. Time
/// counts only as far as the firmware has used it.
/// </summary>
internal sealed class TapQueue(Action<Key> press, Action<Key> release)
{
    /// <summary>Keys that wait for each other: nobody types further ahead.</summary>
    internal const int MaxWaiting = 24;

    /// <summary>A key that was never let go is let go after this time; nothing of the box is held longer.</summary>
    internal const long LongestHoldMs = 20_000;

    /// <summary>Of the firmware's time, in ms: longer than a key bounces and is debounced, shorter than anything that counts as held.</summary>
    private const long DownMs = 60;

    /// <summary>Between two keys, so that the second press of a key is a second one.</summary>
    private const long UpMs = 45;

    /// <summary>One turn counts for so much at most: the firmware scans its keys every 5 ms.</summary>
    private const long TurnMs = 10;

    private readonly Queue<Stroke> _waiting = new();
    private Stroke? _stroke;
    private bool _down;
    private long _lastTurnMs;
    private long _downAtMs;
    private UsedTime _used = new(0, TurnMs);

    /// <summary>Whether nothing is under way, held or waiting.</summary>
    internal bool IsIdle => _stroke is null;

    /// <summary>Adds a tap; the first one begins at once.</summary>
    /// <returns>False when too many keys wait.</returns>
    internal bool Tap(Key key) => Add(key, held: false);

    /// <summary>Adds a key that stays down until <see cref="Release"/>.</summary>
    /// <returns>False when too many keys wait, or this one is held already.</returns>
    internal bool Hold(Key key) => Held(key) is null && Add(key, held: true);

    /// <summary>Lets a held key go, once the firmware had the time to see it.</summary>
    /// <returns>False when it was not held.</returns>
    internal bool Release(Key key)
    {
        if (Held(key) is not Stroke held)
            return false;
        held.Held = false;
        if (held == _stroke && _down && _used.Ms >= DownMs)
            Up();
        return true;
    }

    /// <summary>The firmware had a turn.</summary>
    /// <returns>Whether a key is about to go up or down.</returns>
    internal bool Turn(long nowMs)
    {
        _lastTurnMs = nowMs;
        if (_stroke is null)
            return false;
        if (_used.Turn(nowMs) < (_down ? DownMs : UpMs))
            return true;
        if (!_down)
        {
            Next();
            return _stroke is not null;
        }
        if (_stroke.Held && nowMs - _downAtMs < LongestHoldMs)
            return false;
        Up();
        return true;
    }

    /// <summary>The box lost its power: the finger leaves the key, and what waited is not typed.</summary>
    internal void Forget()
    {
        _waiting.Clear();
        if (_down)
            Up();
        _stroke = null;
    }

    private bool Add(Key key, bool held)
    {
        if (_waiting.Count >= MaxWaiting)
            return false;
        _waiting.Enqueue(new Stroke(key) { Held = held });
        if (_stroke is null)
            Next();
        return true;
    }

    private Stroke? Held(Key key) =>
        _stroke is { Held: true } current && current.Key == key && _down ? current : _waiting.FirstOrDefault(stroke => stroke.Held && stroke.Key == key);

    private void Next()
    {
        if (!_waiting.TryDequeue(out _stroke))
            return;
        press(_stroke.Key);
        _down = true;
        _downAtMs = _lastTurnMs;
        _used = new UsedTime(_lastTurnMs, TurnMs);
    }

    private void Up()
    {
        release(_stroke!.Key);
        _down = false;
        _used = new UsedTime(_lastTurnMs, TurnMs);
    }

    private sealed class Stroke(Key key)
    {
        public Key Key { get; } = key;

        public bool Held { get; set; }
    }
}
