using ScanBox.Ports;

namespace ScanBox.Parts.Scanners;

/// <summary>Counts what a module sends and nobody understands, and says so now and then.</summary>
internal sealed class StrayBytes
{
    // Twice the longest code: what is one will have been understood by then.
    private const int Limit = 2048;

    // A line that hums all day must not fill the log.
    private const int TellAgainMs = 60000;

    private readonly IBoxLog? _log;
    private int _count;
    private long _toldMs = -TellAgainMs;

    internal StrayBytes(IBoxLog? log) => _log = log;

    /// <summary>Something was understood.</summary>
    internal void Forget() => _count = 0;

    /// <summary>Bytes came.</summary>
    internal void Add(int count, long nowMs)
    {
        _count += count;
        if (_count < Limit)
            return;
        _count = 0;
        if (nowMs - _toldMs < TellAgainMs)
            return;
        _toldMs = nowMs;
        _log?.Write(nowMs, "scanner: bytes arrive that make no sense; check the wiring and the supply");
    }
}
