using ScanBox.Ports;
using ScanBox.Settings;
using ScanBox.Setup.Console;
using ScanBox.Switching;

namespace ScanBox.Setup.Commands;

/// <summary>
/// Goes to the switch anew, step by step: radio, address, name, TCP, TLS, sign-in, echo. It says how long each took, and of the one
/// that fails why, and what to do.
/// </summary>
internal sealed class NetworkTest : DeskTask
{
    // A modem that is started from cold needs most of it.
    private const int LimitMs = 120_000;
    private const int EchoMs = 10_000;
    private const int AskAgainMs = 1_000;

    private readonly Box _box;
    private readonly ILink _link;
    private readonly ILinkProgress? _progress;
    private readonly BoxSettings _settings;
    private readonly ConsoleOutput _out;
    private LinkStage _told;
    private long _beganAtMs;
    private long _stageAtMs;
    private long _probedAtMs = -1;
    private long _askedAtMs;
    private bool _dropped;
    private bool _asked;

    internal NetworkTest(Box box, BoxPorts ports, BoxSettings settings, ConsoleOutput output)
        : base(box.Service)
    {
        _box = box;
        _link = ports.Link;
        _progress = ports.Link as ILinkProgress;
        _settings = settings;
        _out = output;
    }

    protected override void Begin(long nowMs)
    {
        _beganAtMs = nowMs;
        _stageAtMs = nowMs;
        _told = LinkStage.None;
        Desk.Reconnect();
        _out.Line("to " + _settings.SwitchHost + ":" + _settings.SwitchPort.ToString() + (_settings.SwitchTls ? " with TLS" : " without TLS"));
    }

    protected override long Go(long nowMs)
    {
        if (!_dropped)
        {
            // The box drops the connection in its next step.
            _dropped = _box.SwitchState == SwitchState.Offline || _box.SwitchState == SwitchState.Connecting;
            return nowMs - _beganAtMs > LimitMs ? Fail("the connection could not be dropped") : nowMs + LookMs;
        }
        if (_probedAtMs >= 0)
            return AwaitEcho(nowMs);
        TellStages(nowMs);
        switch (_box.SwitchState)
        {
            case SwitchState.SignedIn:
                Tell("sign-in", nowMs);
                // The sign-in's answer is not taken for that of the echo.
                _probedAtMs = nowMs;
                _askedAtMs = nowMs - AskAgainMs + LookMs;
                return nowMs + LookMs;
            case SwitchState.Refused:
                return Fail("sign-in: the switch refuses this box (" + _box.SwitchRefusal + "). fault 4: the keys are not the switch's; F39 97: the terminal is not known or switched off; 58: another serial; 96: it is busy, try again");
            case SwitchState.Offline:
                if (_progress is not null && _progress.Problem.Length > 0)
                    return Fail(Name(_progress.Stage) + ": " + _progress.Problem + ". " + Advice(_progress.Stage));
                break;
        }
        return nowMs - _beganAtMs > LimitMs ? Fail(TimeoutText()) : nowMs + LookMs;
    }

    private string TimeoutText()
    {
        if (_link.State == LinkState.Up)
            return "sign-in: the switch does not answer: is this the right port, is the switch running?";
        LinkStage stage = _progress is null ? LinkStage.Connection : _progress.Stage;
        return Name(stage) + ": no end after 120 s. " + Advice(stage);
    }

    private void TellStages(long nowMs)
    {
        LinkStage stage = _progress is not null ? _progress.Stage : _link.State == LinkState.Up ? LinkStage.Up : LinkStage.None;
        // Without TLS there is no handshake, and a modem looks names up itself.
        while (_told < stage - 1)
        {
            _told = (LinkStage)((byte)_told + 1);
            if (_told != LinkStage.Handshake || _settings.SwitchTls)
                Tell(Name(_told), nowMs);
        }
    }

    private long AwaitEcho(long nowMs)
    {
        if (_asked && _box.SwitchHeardAtMs >= _askedAtMs)
        {
            _out.Line("echo: ok, " + (_box.SwitchHeardAtMs - _askedAtMs).ToString() + " ms");
            return Done;
        }
        // Once more after a second: a sign-in that the box renews meanwhile goes first.
        if (nowMs - _askedAtMs >= AskAgainMs)
        {
            _asked = true;
            _askedAtMs = nowMs;
            Desk.Probe();
        }
        return nowMs - _probedAtMs < EchoMs ? nowMs + LookMs : Fail("echo: no answer within 10 s, although the sign-in had one: a bad line, or a switch under load");
    }

    private void Tell(string what, long nowMs)
    {
        _out.Line(what + ": ok, " + (nowMs - _stageAtMs).ToString() + " ms");
        _stageAtMs = nowMs;
    }

    private static string Name(LinkStage stage)
    {
        switch (stage)
        {
            case LinkStage.Radio:
                return "radio";
            case LinkStage.Address:
                return "address";
            case LinkStage.Name:
                return "name";
            case LinkStage.Connection:
                return "TCP";
            case LinkStage.Handshake:
                return "TLS";
            default:
                return "link";
        }
    }

    private string Advice(LinkStage stage)
    {
        switch (stage)
        {
            case LinkStage.Radio:
                return _settings.WifiSsid.Length == 0 ? "SIM card, antenna, coverage" : "Name and password of the Wi-Fi (`show wifi.ssid`, `set wifi.password`), its distance; 2.4 GHz only";
            case LinkStage.Address:
                return _settings.WifiSsid.Length == 0 ? "`show modem.apn`, the data plan of the card" : "The router gives no address: its DHCP, its list of devices";
            case LinkStage.Name:
                return "Is switch.host spelt right? Does this network look names up? An address instead of a name helps to find out";
            case LinkStage.Connection:
                return "Is switch.port right? Does this network let it through (a login page, a firewall)?";
            case LinkStage.Handshake:
                return "ca.pem must be the authority of the switch, switch.host the name in its certificate, and the time right";
            default:
                return "";
        }
    }
}
