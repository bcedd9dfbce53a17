using ScanBox.Ports;
using ScanBox.Setup.Console;

namespace ScanBox.Setup.Commands;

/// <summary>Names each key that is pressed, and those that were not.</summary>
internal sealed class KeyTest : DeskTask
{
    private const int PatienceMs = 15_000;

    private readonly ConsoleOutput _out;
    private readonly bool[] _pressed = new bool[(int)Key.Undo + 1];
    private long _keyAtMs;

    internal KeyTest(ConsoleHost host, ConsoleOutput output)
        : base(host.Desk)
    {
        _out = output;
    }

    protected override void Begin(long nowMs)
    {
        _keyAtMs = nowMs;
        _out.Line("press each key; it ends after 15 s without one, or with Ctrl-C");
    }

    protected override long Go(long nowMs)
    {
        Key key = Desk.TakeKey();
        if (key != Key.None)
        {
            _keyAtMs = nowMs;
            _pressed[(int)key] = true;
            _out.Line(KeyName.Of(key));
        }
        if (nowMs - _keyAtMs < PatienceMs)
            return nowMs + LookMs;
        string missing = "";
        for (int i = 1; i < _pressed.Length; i++)
        {
            if (!_pressed[i])
                missing += (missing.Length == 0 ? "" : ", ") + KeyName.Of((Key)i);
        }
        if (missing.Length > 0)
            _out.Line("not pressed: " + missing);
        return Done;
    }
}
