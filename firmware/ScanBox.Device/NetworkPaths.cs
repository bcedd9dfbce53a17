using System.Security.Cryptography.X509Certificates;
using ScanBox.Parts.Links;
using ScanBox.Parts.Modems;
using ScanBox.Ports;
using ScanBox.Settings;

namespace ScanBox.Device;

/// <summary>The ways to the switch that a board and its settings have: Wi-Fi, a modem, or one with the other as its standby.</summary>
internal sealed class NetworkPaths
{
    private const string WifiName = "Wi-Fi";
    private const string ModemName = "4G";

    private readonly ModemLink? _modem;
    private readonly LinkChooser? _chooser;

    /// <summary>Sets the links up.</summary>
    /// <param name="parts">The board's parts.</param>
    /// <param name="settings">Networks, switch, and which way is preferred.</param>
    /// <param name="authority">The authority of the switch's certificate; null for a connection without TLS.</param>
    internal NetworkPaths(DeviceParts parts, BoxSettings settings, X509Certificate? authority)
    {
        _modem = parts.Modem;
        WifiTcpLink wifi = parts.Link;
        wifi.Log = parts.Log;
        wifi.Configure(
            Known(settings, settings.WifiSsid, settings.Wifi2Ssid, settings.Wifi3Ssid),
            Known(settings, settings.WifiPassword, settings.Wifi2Password, settings.Wifi3Password),
            settings.SwitchHost,
            settings.SwitchPort,
            authority);
        Link = wifi;
        if (_modem is null)
            return;
        _modem.Configure(settings.Apn, settings.SwitchHost, settings.SwitchPort, authority is null ? null : parts.Storage, AuthorityFile.Name);
        if (settings.WifiSsid.Length + settings.Wifi2Ssid.Length + settings.Wifi3Ssid.Length == 0)
        {
            Link = _modem;
            return;
        }
        _chooser = settings.ModemFirst
            ? new LinkChooser(_modem, ModemName, wifi, WifiName, parts.Log)
            : new LinkChooser(wifi, WifiName, _modem, ModemName, parts.Log);
        Link = _chooser;
    }

    /// <summary>What the box uses.</summary>
    internal ILink Link { get; }

    /// <summary>Uptime in ms at which a link wants a turn by itself.</summary>
    internal long NextAtMs
    {
        get
        {
            long modem = _modem is null ? long.MaxValue : _modem.NextAtMs;
            long chooser = _chooser is null ? long.MaxValue : _chooser.NextAtMs;
            return modem < chooser ? modem : chooser;
        }
    }

    internal bool IsOnStandby => _chooser is not null && _chooser.IsStandby;

    /// <summary>See <see cref="Firmware.PathText"/>.</summary>
    internal string Text
    {
        get
        {
            LinkState state = Link.State;
            if (state != LinkState.Up)
                return "";
            bool isModem = _chooser is null ? Link == (object?)_modem : _chooser.Way == ModemName;
            string text = isModem ? ModemName : WifiName;
            if (IsOnStandby)
                text += ", standby";
            return isModem && _modem!.Status.Signal >= 0 ? text + ", signal " + _modem.Status.Signal.ToString() + " of 31" : text;
        }
    }

    /// <summary>Lets modem and choice do what is due. Once a turn of the loop.</summary>
    internal void Step(long nowMs)
    {
        _modem?.Step(nowMs);
        _chooser?.Step(nowMs);
    }

    // The networks that have a name, or what belongs to them; a box without any has one without a name.
    private static string[] Known(BoxSettings settings, string first, string second, string third)
    {
        string[] names = new string[] { settings.WifiSsid, settings.Wifi2Ssid, settings.Wifi3Ssid };
        string[] values = new string[] { first, second, third };
        int count = 0;
        for (int i = 0; i < names.Length; i++)
        {
            if (names[i].Length > 0)
                values[count++] = values[i];
        }
        if (count == 2)
            return new string[] { values[0], values[1] };
        return count == 3 ? values : new string[] { values[0] };
    }
}
