using System.Security.Cryptography.X509Certificates;
using ScanBox.Codes;
using ScanBox.Parts.Modems;
using ScanBox.Ports;
using ScanBox.Settings;
using ScanBox.Setup;
using ScanBox.Setup.Console;
using ScanBox.Setup.PhonePage;
using ScanBox.Setup.Provisioning;
using ScanBox.Setup.Resetting;
using ScanBox.Updates;
using ScanBox.Updates.Manifests;
using ScanBox.Updates.Pulling;
using ScanBox.Updates.Slots;

namespace ScanBox.Device;

/// <summary>The whole firmware on one board: its parts, and the box that runs on them.</summary>
public sealed class Firmware
{
    private readonly DeviceParts _parts;
    private readonly UnsetBox? _unset;
    private readonly NetworkPaths? _paths;
    private readonly IScanner _scanner;
    private readonly TechnicianConsole? _console;
    private readonly SetupDesk _setup;
    private readonly PhoneDesk _phone;
    private readonly Updater _updater;
    private long _boxNextAtMs;
    private long _consoleNextAtMs = long.MaxValue;
    private long _setupNextAtMs;
    private long _phoneNextAtMs;
    private long _updaterNextAtMs;

    /// <summary>Takes the board's pins, reads settings and keys, and puts the box together.</summary>
    /// <param name="plan">What hangs on which pin.</param>
    /// <param name="log">Where the box writes what it does; the debug link when null.</param>
    public Firmware(BoardPlan plan, IBoxLog? log = null)
    {
        _parts = new DeviceParts(plan, log);
        string reset = FactoryReset.Resume(_parts.Storage, plan.JournalSegmentBytes);
        if (reset.Length > 0)
            _parts.Log.Write(_parts.Clock.UptimeMs, reset);
        UpdateBook book = UpdateStart.Begin(_parts.Storage, _parts.Log, _parts.Clock.UptimeMs);
        var file = new SettingsFile();
        BoxSettings? settings = file.Load(_parts.Storage);
        BoxKeys? keys = KeyFile.Load(_parts.Storage);
        if (file.HasDamagedCopy)
            _parts.Log.Write(_parts.Clock.UptimeMs, "settings: one of the two copies is damaged" + (settings is null ? "" : ", the other counts"));
        _scanner = _parts.ConsoleHasScannerLine ? new NoScanner() : ScannerDriver.Create(plan, _parts);
        X509Certificate? authority = settings is not null && settings.SwitchTls ? AuthorityFile.Load(_parts.Storage) : null;
        if (settings is not null)
            _paths = new NetworkPaths(_parts, settings, authority);
        var ports = new BoxPorts(_parts.Clock, _parts.Keypad, _scanner, _paths is null ? _parts.Link : _paths.Link, _parts.Lamp, _parts.Speaker, _parts.Storage, _parts.Watchdog, _parts.Entropy, _parts.Log, _parts.Display.Port, _parts.Battery, _parts.Clips, book.FileOf(UpdateKind.Voice));
        CodeRuleTable rules = RulesStore.Load(ports.Storage, ports.Log, ports.Clock.UptimeMs, book.FileOf(UpdateKind.Rules));
        if (settings is null || keys is null)
            _unset = new UnsetBox(ports, file.Error, file.ErrorLine, file.ErrorText);
        else if (settings.SwitchTls && authority is null)
            _unset = new UnsetBox(ports, SettingsError.NoAuthority, 0, "");
        else
            Box = new Box(ports, settings, keys, rules, plan.JournalSegmentBytes);
        var limits = new UpdateLimits { Board = plan.Id, TakesVoice = _parts.Clips is null && plan.SoundBck >= 0, RoomBytes = plan.UpdateRoomBytes };
        var restart = new DeviceRestart();
        _updater = new Updater(Box?.Updates, ports.Storage, new PieceHash(), ports.Log, restart, book, limits, settings);
        var host = new ConsoleHost(ports, Box, _unset, settings ?? file.Unfinished, keys is not null, rules, _parts.LogMemory, restart, plan.Name, plan.JournalSegmentBytes) { Updates = _updater };
        _setup = new SetupDesk(host, _parts.WallClock, hasPhonePage: true);
        _phone = new PhoneDesk(host, _setup, new SetupRadio(_parts.Link, _parts.Clock), new PageSockets(), PageSockets.Address, opensByItself: _parts.Modem is null);
        if (_parts.ConsoleLine is not null)
            _console = new TechnicianConsole(_parts.ConsoleLine, host);
    }

    /// <summary>The box; null when it is not set up.</summary>
    public Box? Box { get; }

    /// <summary>The modem; null when the board has none.</summary>
    public ModemLink? Modem => _parts.Modem;

    /// <summary>Which way to the switch is in use, for people: <c>Wi-Fi</c>, <c>4G, standby, signal 20 of 31</c>; empty while there is none.</summary>
    public string PathText => _paths is null ? "" : _paths.Text;

    /// <summary>Whether the way in use is the standby.</summary>
    public bool IsOnStandby => _paths is not null && _paths.IsOnStandby;

    /// <summary>What the lamp tells now.</summary>
    public LampSignal LampSignal => _parts.LampSignal;

    /// <summary>What the scanner is, as far as it is known, for people.</summary>
    public string ScannerText => _scanner.Description;

    /// <summary>Uptime in ms.</summary>
    public long UptimeMs => _parts.Clock.UptimeMs;

    /// <summary>Uptime in ms when something is due by itself; keys and bytes may come earlier. For who sleeps until then: the board's own loop does not ask.</summary>
    public long NextAtMs
    {
        get
        {
            long next = _parts.NextAtMs;
            if (_boxNextAtMs < next)
                next = _boxNextAtMs;
            if (_consoleNextAtMs < next)
                next = _consoleNextAtMs;
            if (_setupNextAtMs < next)
                next = _setupNextAtMs;
            if (_phoneNextAtMs < next)
                next = _phoneNextAtMs;
            if (_updaterNextAtMs < next)
                next = _updaterNextAtMs;
            long paths = _paths is null ? long.MaxValue : _paths.NextAtMs;
            return paths < next ? paths : next;
        }
    }

    /// <summary>One turn of the loop.</summary>
    public void Step()
    {
        _parts.Step(_parts.Clock.UptimeMs);
        _paths?.Step(_parts.Clock.UptimeMs);
        _boxNextAtMs = Box is null ? _unset!.Step() : Box.Step();
        _setupNextAtMs = _setup.Step(_parts.Clock.UptimeMs);
        _phoneNextAtMs = _phone.Step(_parts.Clock.UptimeMs);
        _updaterNextAtMs = _updater.Step(_parts.Clock.UptimeMs);
        if (_console is not null)
            _consoleNextAtMs = _console.Step(_parts.Clock.UptimeMs);
    }
}
