using System.Text;
using ScanBox.Codes;
using ScanBox.Ports;
using ScanBox.Setup.Console;

namespace ScanBox.Setup.Commands;

/// <summary>Reads one code and says what it is. Nothing is sent; of the code only the last six characters are shown.</summary>
internal sealed class ScanTest : DeskTask
{
    private const int PatienceMs = 30_000;
    private const int ShownCharacters = 6;

    private readonly ConsoleHost _host;
    private readonly ConsoleOutput _out;
    private readonly byte[] _code = new byte[CodeClassifier.MaxCodeBytes];
    private long _untilMs;
    private bool _reading;

    internal ScanTest(ConsoleHost host, ConsoleOutput output)
        : base(host.Desk)
    {
        _host = host;
        _out = output;
    }

    protected override void Begin(long nowMs)
    {
        _out.Line("scanner: " + _host.Ports.Scanner.Description);
        _out.Line("hold a code before the window");
        _host.Ports.Scanner.StartReading();
        _reading = true;
        _untilMs = nowMs + PatienceMs;
    }

    protected override long Go(long nowMs)
    {
        IScanner scanner = _host.Ports.Scanner;
        if (_host.Box is null)
            scanner.Step(nowMs);
        if (scanner.State == ScannerState.Failed)
            return Fail("no module answers: its plug, its supply, the board's scanner family");
        int count = scanner.TakeCode(_code, 0, _code.Length);
        if (count > 0)
        {
            Tell(count, nowMs);
            return Done;
        }
        return nowMs < _untilMs ? nowMs + LookMs : Fail("no code was read in 30 s: is the light on, is the window clean, is the phone bright enough?");
    }

    internal override void End()
    {
        if (_reading)
            _host.Ports.Scanner.StopReading();
        System.Array.Clear(_code, 0, _code.Length);
        base.End();
    }

    private void Tell(int count, long nowMs)
    {
        PaymentCode code = new CodeClassifier(_host.Rules).Classify(_code, 0, count);
        _out.Line("read " + count.ToString() + " characters after " + (PatienceMs - (_untilMs - nowMs)).ToString() + " ms, " + Tail(count));
        _out.Line(code.ToString() + (code.Name is null ? "" : " (" + code.Name + ")"));
    }

    private string Tail(int count)
    {
        int shown = count < ShownCharacters * 2 ? 0 : ShownCharacters;
        return shown == 0 || !Utf8Check.IsPrintable(_code, count - shown, count) ? "too short or too strange to show" : "ending in " + Encoding.UTF8.GetString(_code, count - shown, shown);
    }
}
