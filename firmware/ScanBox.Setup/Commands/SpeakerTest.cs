using ScanBox.Setup.Console;
using ScanBox.Voice;

namespace ScanBox.Setup.Commands;

/// <summary>Says a few words, for ears.</summary>
internal sealed class SpeakerTest : DeskTask
{
    // 欢迎使用 lasts some 2 s, 请出示付款码 as long.
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
        byte words = HasWelcome() ? Clip.Welcome : Clip.ShowPaymentCode;
        Desk.Say(words);
        _untilMs = nowMs + LastsMs;
        _out.Line("says " + ClipText.Of(words) + (_host.Box is null ? "" : " at volume " + _host.Box.Volume.ToString() + " of 9"));
    }

    // The small voice pack of a board with 4 MB has no room for it. Without any pack the words stand for themselves.
    private bool HasWelcome()
    {
        if (_host.Ports.Clips is not null)
            return true;
        var pack = new VoicePack(_host.Ports.Storage, VoicePack.DefaultName);
        return pack.Open() != PackError.None || pack.LengthOf(Clip.Welcome) > 0;
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
