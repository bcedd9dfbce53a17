using ScanBox.Ports;
using ScanBox.Setup.Console;
using ScanBox.Updates;
using ScanBox.Updates.Pulling;

namespace ScanBox.Setup.Commands;

/// <summary>Asks the switch for an update while the technician looks on, and restarts into it.</summary>
internal sealed class UpdateTask : ConsoleTask
{
    // Longer than the box takes to be free, a connection to be made anew, and a signature to be verified.
    private const int PatienceMs = 90_000;
    private const int LookMs = 200;
    private const int TellMs = 5_000;

    private readonly Updater _updates;
    private readonly ConsoleOutput _out;
    private readonly RestartTask _restart;
    private long _untilMs = -1;
    private long _tellAtMs;
    private int _come = -1;

    internal UpdateTask(Updater updates, ConsoleOutput output, IRestart restart)
    {
        _updates = updates;
        _out = output;
        _restart = new RestartTask(output, restart);
    }

    internal override long Step(long nowMs)
    {
        if (_updates.Book.HasTrial)
        {
            if (_updates.IsTrying)
                return Fail(_updates.Text + "; it proves itself first");
            return _restart.Step(nowMs);
        }
        if (_untilMs < 0)
        {
            _untilMs = nowMs + PatienceMs;
            _updates.Hurry();
        }
        if (_updates.IsResting)
        {
            UpdateReport.Write(_updates, _out);
            return _updates.Fault == UpdateFault.None ? Done : Fail(UpdateFaultText.Of(_updates.Fault));
        }
        if (_updates.Come != _come)
        {
            _come = _updates.Come;
            _untilMs = nowMs + PatienceMs;
            if (_come > 0 && nowMs >= _tellAtMs)
            {
                _tellAtMs = nowMs + TellMs;
                _out.Line(_updates.Text);
            }
        }
        return nowMs < _untilMs ? nowMs + LookMs : Fail("nothing comes now; the box goes on by itself. See `status`, `network`");
    }
}
