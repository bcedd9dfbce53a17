using ScanBox.Ports;
using ScanBox.Setup.Console;

namespace ScanBox.Setup.Commands;

/// <summary>Restarts the box when the technician has read that it will.</summary>
internal sealed class RestartTask : ConsoleTask
{
    // The ring and what the UART holds, at its speed.
    private const int PatienceMs = 1_000;
    private const int LeavesMs = 60;
    private const int LookMs = 10;

    private readonly ConsoleOutput _out;
    private readonly IRestart _restart;
    private long _untilMs = -1;
    private long _leftAtMs = -1;

    internal RestartTask(ConsoleOutput output, IRestart restart)
    {
        _out = output;
        _restart = restart;
    }

    internal override long Step(long nowMs)
    {
        if (_untilMs < 0)
        {
            _untilMs = nowMs + PatienceMs;
            _out.Line("ok, restarting");
        }
        if (_leftAtMs < 0 && (_out.IsEmpty || nowMs >= _untilMs))
            _leftAtMs = nowMs;
        if (_leftAtMs < 0 || nowMs - _leftAtMs < LeavesMs)
            return nowMs + LookMs;
        _restart.Restart();
        return Done;
    }
}
