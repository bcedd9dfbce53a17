using ScanBox.Setup.Console;

namespace ScanBox.Setup.Commands;

/// <summary>Shows the log that is remembered; live, also what comes.</summary>
internal sealed class LogDump : ConsoleTask
{
    // Longer than any line of the log.
    private const int LineBytes = 320;
    private const int PauseMs = 20;

    private readonly LogMemory _log;
    private readonly ConsoleOutput _out;
    private readonly bool _live;
    private readonly long _until;
    private long _at;

    internal LogDump(LogMemory log, ConsoleOutput output, bool live)
    {
        _log = log;
        _out = output;
        _live = live;
        _until = log.Written;
        _at = log.Oldest > 0 ? log.Oldest - 1 : 0;
    }

    internal override long Step(long nowMs)
    {
        if (!_out.HasRoom(LineBytes))
            return nowMs + PauseMs;
        string? line = _live || _at < _until ? _log.Next(ref _at) : null;
        if (line is null)
            return _live ? nowMs + PauseMs : Done;
        _out.Line(line);
        return nowMs;
    }
}
