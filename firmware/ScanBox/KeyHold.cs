using ScanBox.Ports;

namespace ScanBox;

/// <summary>Tells a key that is held from one that is pressed.</summary>
internal sealed class KeyHold
{
    // Long enough to be meant, short enough for a counter.
    private const int HoldMs = 3_000;

    private readonly IKeypad _keypad;
    private readonly Key _key;
    private long _downSinceMs = -1;
    private bool _told;

    internal KeyHold(IKeypad keypad, Key key)
    {
        _keypad = keypad;
        _key = key;
    }

    /// <summary>True once, when the key has been held for three seconds.</summary>
    internal bool IsHeld(long nowMs)
    {
        if (!_keypad.IsDown(_key))
        {
            _downSinceMs = -1;
            _told = false;
            return false;
        }
        if (_downSinceMs < 0)
            _downSinceMs = nowMs;
        if (_told || nowMs - _downSinceMs < HoldMs)
            return false;
        _told = true;
        return true;
    }

    /// <summary>Forgets a hold that began before it counts.</summary>
    internal void Restart()
    {
        _downSinceMs = -1;
        _told = false;
    }
}
