using System;
using System.Collections.Generic;
using System.Device.Wifi;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Net;

namespace VirtualBoard.Network;

/// <summary>Wi-Fi and the way to the switch. Behind it lies the real network of the desktop.</summary>
public sealed class VirtualNetwork
{
    private readonly BoardModel _board;
    // Addresses for benchmarks, RFC 2544: no real host has one.
    private const string NamedHostPrefix = "198.18.0.";

    private readonly Dictionary<string, IPEndPoint> _routes = new();
    private readonly Dictionary<string, IPAddress> _hosts = new();
    private bool _inRange = true;
    private DateTime _clockBase = DateTime.UnixEpoch;
    private long _clockSetAt;

    internal VirtualNetwork(BoardModel board) => _board = board;

    /// <summary>
    /// Happens under the board's lock when the firmware sends bytes (true), or takes bytes that arrived (false): inside TLS what was
    /// said, not what is on the wire. What is sent on a dead connection is told too.
    /// </summary>
    public event Action<bool, byte[]>? Observed;

    /// <summary>Name of the first access point; null accepts every name.</summary>
    public string? Ssid { get; set; }

    /// <summary>Its password; null accepts every one.</summary>
    public string? Password { get; set; }

    /// <summary>How long joining the access point and getting an address takes.</summary>
    public TimeSpan JoinTime { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How long listening to all channels takes.</summary>
    public TimeSpan ScanTime { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Strength of the first access point at the board, in dBm.</summary>
    public int Signal { get; set; } = -50;

    /// <summary>The board's own access point.</summary>
    public VirtualHotspot Hotspot { get; } = new();

    /// <summary>What connection attempts meet.</summary>
    public ConnectMode Connect { get; set; }

    /// <summary>After what time an attempt ends that nobody answers.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(75);

    /// <summary>
    /// While true, connections that stand carry nothing in either direction and do not notice it: the half-open state
    /// that a router leaves behind.
    /// </summary>
    public bool Silent { get; set; }

    /// <summary>What the sockets of a modem reach; the real network of the desktop when null.</summary>
    public IPeerWorld? World { get; set; }

    /// <summary>Access points beside the first. They lead to the same places.</summary>
    public IList<VirtualAccessPoint> Others { get; } = new List<VirtualAccessPoint>();

    /// <summary>Whether the first access point hands out addresses.</summary>
    public bool GivesAddress { get; set; } = true;

    /// <summary>Name of the access point that the board has joined; empty when it has none.</summary>
    public string JoinedSsid { get; internal set; } = "";

    /// <summary>Whether the first access point is in range. Switching it off breaks what is connected, silently.</summary>
    public bool WifiInRange
    {
        get => _inRange;
        set
        {
            lock (_board.Sync)
            {
                _inRange = value;
                if (!value && !Others.Any(other => other.Ssid == JoinedSsid))
                {
                    Joined = false;
                    JoinedSsid = "";
                    Epoch++;
                }
            }
        }
    }

    /// <summary>Whether a time server answers. Until one did, a board's clock says 1970 after every start.</summary>
    public bool TimeServer { get; set; } = true;

    /// <summary>The time that the time server tells, UTC.</summary>
    public Func<DateTime> TrueTime { get; set; } = static () => DateTime.UtcNow;

    /// <summary>Whether the board has joined the access point and has an address.</summary>
    public bool Joined { get; internal set; }

    /// <summary>Connection attempts under way: a driver of manual time lets real time pass while there are any.</summary>
    public int Connecting { get; internal set; }

    /// <summary>The board's own idea of the time, UTC: right once a time server has answered in this run, or what the firmware has set.</summary>
    public DateTime DeviceTime => HasTime ? TrueTime() : _clockBase.AddMicroseconds(_board.Clock.NowMicroseconds - _clockSetAt);

    /// <summary>Whether a time server has answered in this run.</summary>
    internal bool HasTime { get; private set; }

    /// <summary>Whether the clock has been set in this run, by whomever: the device's helper looks at the year.</summary>
    internal bool HasClock => HasTime || _clockBase > DateTime.UnixEpoch;

    /// <summary>Changes when Wi-Fi was lost: sockets of an older epoch are dead.</summary>
    internal int Epoch { get; private set; }

    /// <summary>The board's clock is lost, as after a crystal's fault: it says 1970 until a time server answers again.</summary>
    public void LoseTime()
    {
        lock (_board.Sync)
            ForgetTime();
    }

    /// <summary>The firmware sets the board's clock.</summary>
    internal void SetClock(DateTime utc)
    {
        HasTime = false;
        (_clockBase, _clockSetAt) = (utc, _board.Clock.NowMicroseconds);
    }

    /// <summary>The board asks the time server, as it does from time to time by itself.</summary>
    public void RefreshTime()
    {
        lock (_board.Sync)
        {
            if (Joined)
                AskTime();
        }
    }

    /// <summary>Sends connections for a host and port somewhere else, usually to a server on loopback.</summary>
    /// <param name="host">Name or IPv4 address that the firmware connects to.</param>
    /// <param name="port">Port that it connects to.</param>
    /// <param name="target">Where the connection really goes.</param>
    public void Route(string host, int port, IPEndPoint target)
    {
        if (!IPAddress.TryParse(host, out IPAddress? address) && !_hosts.TryGetValue(host, out address))
            _hosts[host] = address = IPAddress.Parse(NamedHostPrefix + (_hosts.Count + 1));
        _routes[$"{address}:{port}"] = target;
    }

    /// <summary>Whether a name and a password lead to an address now.</summary>
    internal bool LetsIn(string ssid, string password)
    {
        bool first = WifiInRange && GivesAddress && (Ssid is null || Ssid == ssid) && (Password is null || Password == password);
        if (first)
            return true;
        foreach (VirtualAccessPoint other in Others)
        {
            if (other.InRange && other.GivesAddress && other.Ssid == ssid && (other.Password is null || other.Password == password))
                return true;
        }
        return false;
    }

    /// <summary>What the radio says about a name and a password, before any address.</summary>
    internal WifiConnectionStatus Judge(string ssid, string password)
    {
        bool isThere = WifiInRange && (Ssid is null || Ssid == ssid);
        if (isThere && (Password is null || Password == password))
            return WifiConnectionStatus.Success;
        foreach (VirtualAccessPoint other in Others)
        {
            if (!other.InRange || other.Ssid != ssid)
                continue;
            isThere = true;
            if (other.Password is null || other.Password == password)
                return WifiConnectionStatus.Success;
        }
        return isThere ? WifiConnectionStatus.InvalidCredential : WifiConnectionStatus.NetworkNotAvailable;
    }

    /// <summary>The networks that can be heard now; a hidden one has no name.</summary>
    internal WifiAvailableNetwork[] Heard()
    {
        List<WifiAvailableNetwork> heard = [];
        if (WifiInRange && Ssid is not null)
            heard.Add(new WifiAvailableNetwork(Ssid, Signal));
        heard.AddRange(Others.Where(static other => other.InRange).Select(static other => new WifiAvailableNetwork(other.IsHidden ? "" : other.Ssid, other.Signal)));
        return [.. heard];
    }

    /// <summary>The board leaves its network; connections over it are dead.</summary>
    internal void Leave()
    {
        Joined = false;
        JoinedSsid = "";
        Epoch++;
    }

    internal IPEndPoint Resolve(IPEndPoint target) => _routes.TryGetValue($"{target.Address}:{target.Port}", out IPEndPoint? other) ? other : target;

    internal bool KnowsHost(string host, [NotNullWhen(true)] out IPAddress? address) => _hosts.TryGetValue(host, out address);

    /// <summary>The network is there: the time is asked for, as the device does by itself.</summary>
    internal void AskTime() => HasTime |= TimeServer;

    internal void Tell(bool sent, byte[] buffer, int offset, int count)
    {
        if (Observed is null || count <= 0)
            return;
        lock (_board.Sync)
            Observed(sent, buffer.AsSpan(offset, count).ToArray());
    }

    internal void RunBegan() => Hotspot.RunBegan();

    internal void RunEnded()
    {
        Hotspot.RunEnded();
        ForgetTime();
        Joined = false;
        JoinedSsid = "";
        Epoch++;
    }

    private void ForgetTime()
    {
        HasTime = false;
        (_clockBase, _clockSetAt) = (DateTime.UnixEpoch, _board.Clock.NowMicroseconds);
    }
}
