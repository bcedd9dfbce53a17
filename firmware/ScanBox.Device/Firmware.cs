using System.Security.Cryptography.X509Certificates;
using ScanBox.Codes;
using ScanBox.Parts.Modems;
using ScanBox.Ports;
using ScanBox.Settings;

namespace ScanBox.Device;

/// <summary>The whole firmware on one board: its parts, and the box that runs on them.</summary>
public sealed class Firmware
{
    private readonly DeviceParts _parts;
    private readonly UnsetBox? _unset;
    private readonly NetworkPaths? _paths;
    private long _boxNextAtMs;

    /// <summary>Takes the board's pins, reads settings and keys, and puts the box together.</summary>
    /// <param name="plan">What hangs on which pin.</param>
    /// <param name="log">Where the box writes what it does; the debug link when null.</param>
    public Firmware(BoardPlan plan, IBoxLog? log = null)
    {
        _parts = new DeviceParts(plan, log);
        var file = new SettingsFile();
        BoxSettings? settings = file.Load(_parts.Storage);
        BoxKeys? keys = settings is null ? null : KeyFile.Load(_parts.Storage);
        IScanner scanner = ScannerDriver.Create(plan, _parts.ScannerLine, _parts.Storage, _parts.Log);
        X509Certificate? authority = settings is not null && settings.SwitchTls ? AuthorityFile.Load(_parts.Storage) : null;
        if (settings is not null)
            _paths = new NetworkPaths(_parts, settings, authority);
        var ports = new BoxPorts(_parts.Clock, _parts.Keypad, scanner, _paths is null ? _parts.Link : _paths.Link, _parts.Lamp, _parts.Speaker, _parts.Storage, _parts.Watchdog, _parts.Entropy, _parts.Log, _parts.Display.Port, _parts.Battery, _parts.Clips);
        if (settings is null || keys is null)
        {
            _unset = new UnsetBox(ports, file.Error, file.ErrorLine, file.ErrorText);
            return;
        }
        if (settings.SwitchTls && authority is null)
        {
            _unset = new UnsetBox(ports, SettingsError.NoAuthority, 0, "");
            return;
        }
        Box = new Box(ports, settings, keys, RulesStore.Load(ports.Storage, ports.Log, ports.Clock.UptimeMs), plan.JournalSegmentBytes);
    }

    /// <summary>The box; null when it is not set up.</summary>
    public Box? Box { get; }

    /// <summary>The modem; null when the board has none.</summary>
    public ModemLink? Modem => _parts.Modem;

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
    }
}
