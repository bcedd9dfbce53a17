using ScanBox.Ports;
using ScanBox.Setup.Console;

namespace ScanBox.Setup.Commands;

/// <summary>Shows every signal of the lamp for a while.</summary>
internal sealed class LampTest : DeskTask
{
    // The slowest rhythm repeats after two seconds.
    private const int EachMs = 3_000;

    private readonly ConsoleOutput _out;
    private LampSignal _signal = LampSignal.Off;
    private long _untilMs;

    internal LampTest(ConsoleHost host, ConsoleOutput output)
        : base(host.Desk)
    {
        _out = output;
    }

    protected override void Begin(long nowMs) => _untilMs = nowMs;

    protected override long Go(long nowMs)
    {
        if (nowMs < _untilMs)
            return _untilMs;
        if (_signal == LampSignal.Standby)
            return Done;
        _signal = (LampSignal)((byte)_signal + 1);
        Desk.Lamp = _signal;
        _untilMs = nowMs + EachMs;
        _out.Line(Words(_signal));
        return _untilMs;
    }

    internal override void End()
    {
        Desk.Lamp = LampSignal.Starting;
        base.End();
    }

    private static string Words(LampSignal signal)
    {
        switch (signal)
        {
            case LampSignal.Starting:
                return "starting";
            case LampSignal.Ready:
                return "ready";
            case LampSignal.Scanning:
                return "waiting for a code";
            case LampSignal.Working:
                return "working";
            case LampSignal.Approved:
                return "received";
            case LampSignal.Refused:
                return "not received";
            case LampSignal.Unknown:
                return "unknown";
            case LampSignal.Offline:
                return "no path";
            case LampSignal.Fault:
                return "fault";
            default:
                return "standby";
        }
    }
}
