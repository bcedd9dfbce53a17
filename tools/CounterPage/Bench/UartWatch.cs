using System.Globalization;
using CounterPage.Steps;

namespace CounterPage.Bench;

/// <summary>Puts the bytes on a part's UART together to bursts.</summary>
internal sealed class UartWatch(Timeline timeline, UartForm form)
{
    /// <summary>A pause that ends a burst: longer than a busy machine tears a code apart, so that no code is told in two halves.</summary>
    private const long GapMs = 300;

    /// <summary>A pause that ends a command to the part, or what ended with a carriage return.</summary>
    private const long ShortGapMs = 20;

    /// <summary>A burst is told at the latest when it is as long as the longest code with its frame.</summary>
    private const int MaxBytes = 300;

    private readonly List<byte> _burst = [];
    private bool _toPart;
    private long _beganMs, _lastMs;

    /// <summary>Whether a burst waits to be told.</summary>
    internal bool IsWaiting => _burst.Count > 0;

    internal void Take(long atMs, bool toPart, byte value)
    {
        bool isPause = atMs - _lastMs > (toPart && !form.HasFrames ? ShortGapMs : GapMs);
        if (_burst.Count > 0 && (toPart != _toPart || isPause || _burst.Count >= MaxBytes))
            Flush();
        if (_burst.Count == 0)
        {
            if (!form.Begins(value))
                return;
            _beganMs = atMs;
        }
        _toPart = toPart;
        _lastMs = atMs;
        _burst.Add(value);
        if (form.IsWhole(toPart, _burst))
            Flush();
    }

    /// <summary>Tells a burst that has ended.</summary>
    internal void Look(long nowMs)
    {
        bool canEnd = !form.HasFrames && (_toPart || (_burst.Count > 0 && _burst[^1] == (byte)'\r'));
        if (_burst.Count > 0 && nowMs - _lastMs > (canEnd ? ShortGapMs : GapMs))
            Flush();
    }

    internal void Flush()
    {
        if (_burst.Count == 0)
            return;
        byte[] burst = [.. _burst];
        _burst.Clear();
        if (form.IsIdle(burst))
            return;
        string count = burst.Length.ToString(CultureInfo.InvariantCulture);
        byte[]? shown = form.Shown(_toPart, burst);
        timeline.Add(
            _beganMs,
            StepKind.Uart,
            _toPart ? $"{count} bytes to the {form.Name}" : $"{count} bytes from the {form.Name}",
            _toPart ? $"串口：发往{form.Zh}" : $"串口：来自{form.Zh}",
            shown is null ? [("data", "a frame on its way, told by itself")] : [("hex", Convert.ToHexString(shown)), ("text", CodeCut.Printable(shown))],
            null);
    }
}
