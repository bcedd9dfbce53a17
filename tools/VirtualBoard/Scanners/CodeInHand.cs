using System;

namespace VirtualBoard.Scanners;

/// <summary>What a customer holds in front of a module, and for how long; times in microseconds of the board.</summary>
internal sealed class CodeInHand
{
    private byte[]? _code;
    private long _until;
    private bool _isTakenAwayWhenRead;

    /// <summary>Holds a code up. Each time it is another array, so that who has begun to decode one knows whether it is still that one.</summary>
    internal void HoldUp(byte[] code, long now, int forMs, bool untilRead)
    {
        _code = [.. code];
        _until = now + (forMs * 1000L);
        _isTakenAwayWhenRead = untilRead;
    }

    internal void TakeAway() => _code = null;

    /// <summary>What is in front of the module; null for nothing.</summary>
    internal byte[]? SeenAt(long now) => now <= _until ? _code : null;

    /// <summary>A code was read; a customer who waits for that takes it away after a moment.</summary>
    internal void WasRead(byte[] code, long now, TimeSpan moment)
    {
        if (_isTakenAwayWhenRead && _code == code)
            _until = Math.Min(_until, now + (long)moment.TotalMicroseconds - 1);
    }
}
