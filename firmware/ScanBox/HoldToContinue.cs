using ScanBox.Ports;

namespace ScanBox;

/// <summary>
/// Lets a vendor go on although an earlier payment is unknown: only after its amount and time were said to the end, and only
/// while confirm is held for three seconds, so that no slip of a finger can charge a customer twice.
/// </summary>
internal sealed class HoldToContinue
{
    // A vendor who has not decided by then has turned to something else, and is told again.
    private const int WindowMs = 30_000;

    // While the key matters the box looks at it so often.
    private const int LookMs = 50;

    private readonly KeyHold _confirm;
    private long _heardAtMs = -1;

    internal HoldToContinue(IKeypad keypad)
    {
        _confirm = new KeyHold(keypad, Key.Confirm);
    }

    /// <summary>The sentence was said to its end.</summary>
    internal void Heard(long nowMs)
    {
        _heardAtMs = nowMs;
        _confirm.Restart();
    }

    /// <summary>A customer is served: what was said before is about another payment than one that may stay unknown now.</summary>
    internal void Forget() => _heardAtMs = -1;

    /// <summary>Whether the vendor has just held confirm long enough.</summary>
    /// <param name="nowMs">Uptime in ms.</param>
    /// <param name="nextMs">Uptime in ms when it wants to look again.</param>
    internal bool IsHeld(long nowMs, out long nextMs)
    {
        nextMs = long.MaxValue;
        if (_heardAtMs < 0)
            return false;
        nextMs = nowMs + LookMs;
        bool held = _confirm.IsHeld(nowMs);
        if (held || nowMs - _heardAtMs > WindowMs)
            _heardAtMs = -1;
        return held;
    }
}
