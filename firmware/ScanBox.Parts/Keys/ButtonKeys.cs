using System;
using ScanBox.Ports;

namespace ScanBox.Parts.Keys;

/// <summary>
/// Single buttons, each on a pin of its own. Whoever reads the pins hands their state in; every button is debounced by
/// itself, so one that chatters holds no other up.
/// </summary>
public sealed class ButtonKeys : IKeypad
{
    /// <summary>More keys than this belong on a matrix, which then needs fewer pins.</summary>
    public const int MostButtons = 8;

    /// <summary>Pause between two samples in ms: fast fingers stay above 60 ms a press.</summary>
    public const long SampleEveryMs = 5;

    /// <summary>A button counts when it was the same for so many ms: contacts of cheap ones bounce up to 15 ms.</summary>
    public const long DebounceMs = 20;

    /// <summary>Presses not yet taken. Nobody presses so many ahead; when it is full, new ones are dropped.</summary>
    public const int QueueLength = 8;

    private readonly Key[] _keys;
    private readonly long[] _steadySinceMs;
    private readonly byte[] _queue = new byte[QueueLength];
    private int _queued;
    private int _taken;
    private int _seen;
    private int _believed;
    private long _sampledAtMs = -SampleEveryMs;

    /// <summary>All buttons are up at first.</summary>
    /// <param name="keys">The key that each button is, at most <see cref="MostButtons"/>.</param>
    /// <exception cref="ArgumentException">There are more.</exception>
    public ButtonKeys(Key[] keys)
    {
        if (keys.Length > MostButtons)
            throw new ArgumentException();
        _keys = keys;
        _steadySinceMs = new long[keys.Length];
    }

    /// <summary>Uptime in ms at which it wants to be sampled although no button moved: soon while one is down or bounces, else never.</summary>
    public long NextAtMs => _queued > 0 ? _sampledAtMs : (_seen | _believed) != 0 ? _sampledAtMs + SampleEveryMs : long.MaxValue;

    /// <summary>Whether a sample is due.</summary>
    /// <param name="nowMs">Uptime in milliseconds.</param>
    public bool WantsSample(long nowMs) => nowMs - _sampledAtMs >= SampleEveryMs;

    /// <summary>Hands the state of all buttons in.</summary>
    /// <param name="down">Bit n is button n: 1 while it is pressed.</param>
    /// <param name="nowMs">Uptime in milliseconds.</param>
    public void Sample(int down, long nowMs)
    {
        _sampledAtMs = nowMs;
        int changed = down ^ _seen;
        _seen = down;
        for (int i = 0; i < _keys.Length; i++)
        {
            int bit = 1 << i;
            if ((changed & bit) != 0)
                _steadySinceMs[i] = nowMs;
            else if (((_seen ^ _believed) & bit) != 0 && nowMs - _steadySinceMs[i] >= DebounceMs)
                Believe(i, bit);
        }
    }

    /// <inheritdoc/>
    public Key Read()
    {
        if (_queued == 0)
            return Key.None;
        Key key = (Key)_queue[_taken];
        _taken = (_taken + 1) % QueueLength;
        _queued--;
        return key;
    }

    /// <inheritdoc/>
    public bool IsDown(Key key)
    {
        if (_believed == 0 || key == Key.None)
            return false;
        for (int i = 0; i < _keys.Length; i++)
        {
            if ((_believed & (1 << i)) != 0 && _keys[i] == key)
                return true;
        }
        return false;
    }

    private void Believe(int button, int bit)
    {
        _believed ^= bit;
        if ((_believed & bit) == 0 || _queued == QueueLength)
            return;
        _queue[(_taken + _queued) % QueueLength] = (byte)_keys[button];
        _queued++;
    }
}
