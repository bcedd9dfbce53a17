using ScanBox.Setup.Console;
using ScanBox.Voice;

namespace ScanBox.Setup.Commands;

/// <summary>Says one word, for ears.</summary>
internal sealed class SpeakerTest : DeskTask
{
    // 欢迎使用 lasts some 2 s.
    private const int LastsMs = 4_000;

    private readonly ConsoleHost _host;
    private readonly ConsoleOutput _out;
    private long _untilMs;

    internal SpeakerTest(ConsoleHost host, ConsoleOutput output)
        : base(host.Desk)
    {
        _host = host;
        _out = output;
    }

    protected override void Begin(long nowMs)
    {
        Desk.Say(Clip.Welcome);
        _untilMs = nowMs + LastsMs;
        _out.Line("says 欢迎使用" + (_host.Box is null ? "" : " at volume " + _host.Box.Volume.ToString() + " of 9"));
    }

    protected override long Go(long nowMs)
    {
        if (nowMs < _untilMs)
            return _untilMs;
        _out.Line(_host.Ports.Clips is null
            ? "not heard? plug and supply of the amplifier, the speaker's wires; `selftest` looks at the voice pack"
            : "not heard? plug and supply of the voice module, the speaker's wires, the clips on it; `selftest` asks whether it answers");
        return Done;
    }
}
