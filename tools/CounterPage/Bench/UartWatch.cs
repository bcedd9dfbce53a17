using System.Globalization;
using CounterPage.Steps;

namespace CounterPage.Bench;

/// <summary>Puts the bytes on the scanner's UART together to bursts.</summary>
internal sealed class UartWatch(Timeline timeline)
{
    /// <summary>A pause that ends a burst: longer than a busy machine tears a code apart, so that no code is told in two halves.</summary>
    private const long GapMs = 300;

    /// <summary>A pause that ends a command to the scanner, or what ended with a carriage return.</summary>
    private const long ShortGapMs = 20;

    /// <summary>Replies of a module that is told commands: 02 or 03, 00, type, length, data, two bytes of CRC.</summary>
    private const int ReplyHeadBytes = 4;
    private const int CrcBytes = 2;

    /// <summary>A burst is told at the latest when it is as long as the longest code with its frame.</summary>
    private const int MaxBytes = 300;

    private readonly List<byte> _burst = [];
    private bool _toPart;
    private long _beganMs, _lastMs;

    internal void Take(long atMs, bool toPart, byte value)
    {
        if (_burst.Count > 0 && (toPart != _toPart || atMs - _lastMs > GapMs || _burst.Count >= MaxBytes))
            Flush();
        if (_burst.Count == 0)
            _beganMs = atMs;
        _toPart = toPart;
        _lastMs = atMs;
        _burst.Add(value);
        if (!toPart && (value == (byte)'\n' || IsWholeReply()))
            Flush();
    }

    /// <summary>Tells a burst that has ended.</summary>
    internal void Look(long nowMs)
    {
        bool canEnd = _toPart || (_burst.Count > 0 && _burst[^1] == (byte)'\r');
        if (_burst.Count > 0 && nowMs - _lastMs > (canEnd ? ShortGapMs : GapMs))
            Flush();
    }

    private bool IsWholeReply() =>
        _burst.Count > ReplyHeadBytes && _burst[0] is (0x02 or 0x03) && _burst[1] == 0 && _burst.Count == ReplyHeadBytes + _burst[3] + CrcBytes;

    /// <summary>Whether a burst waits to be told.</summary>
    internal bool IsWaiting => _burst.Count > 0;

    internal void Flush()
    {
        if (_burst.Count == 0)
            return;
        byte[] shown = _toPart ? [.. _burst] : CodeCut.Mask([.. _burst]);
        string count = _burst.Count.ToString(CultureInfo.InvariantCulture);
        timeline.Add(
            _beganMs,
            StepKind.Uart,
            _toPart ? $"{count} bytes to the scanner" : $"{count} bytes from the scanner",
            _toPart ? "串口：发往扫码模块" : "串口：来自扫码模块",
            [("hex", Convert.ToHexString(shown)), ("text", CodeCut.Printable(shown))],
            null);
        _burst.Clear();
    }
}
