using System.Security.Cryptography.X509Certificates;
using ScanBox.Codes;
using ScanBox.Ports;
using ScanBox.Settings;

namespace ScanBox.Device;

/// <summary>The whole firmware on one board: its parts, and the box that runs on them.</summary>
public sealed class Firmware
{
    private readonly DeviceParts _parts;
    private readonly UnsetBox? _unset;

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
        var ports = new BoxPorts(_parts.Clock, _parts.Keypad, scanner, _parts.Link, _parts.Lamp, _parts.Speaker, _parts.Storage, _parts.Watchdog, _parts.Entropy, _parts.Log, _parts.Display.Port);
        if (settings is null || keys is null)
        {
            _unset = new UnsetBox(ports, file.Error, file.ErrorLine, file.ErrorText);
            return;
        }
        X509Certificate? authority = settings.SwitchTls ? AuthorityFile.Load(_parts.Storage) : null;
        if (settings.SwitchTls && authority is null)
        {
            _unset = new UnsetBox(ports, SettingsError.NoAuthority, 0, "");
            return;
        }
        _parts.Link.Log = ports.Log;
        _parts.Link.Configure(settings.WifiSsid, settings.WifiPassword, settings.SwitchHost, settings.SwitchPort, authority);
        Box = new Box(ports, settings, keys, RulesStore.Load(ports.Storage, ports.Log, ports.Clock.UptimeMs), plan.JournalSegmentBytes);
    }

    /// <summary>The box; null when it is not set up.</summary>
    public Box? Box { get; }

    /// <summary>Uptime in ms.</summary>
    public long UptimeMs => _parts.Clock.UptimeMs;

    /// <summary>One turn of the loop.</summary>
    /// <returns>Uptime in ms when something is due by itself; keys and bytes may come earlier.</returns>
    public long Step()
    {
        _parts.Step(_parts.Clock.UptimeMs);
        long next = Box is null ? _unset!.Step() : Box.Step();
        long parts = _parts.NextAtMs;
        return parts < next ? parts : next;
    }
}
