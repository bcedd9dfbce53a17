using System;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using nanoFramework.Networking;
using ScanBox.Ports;

namespace ScanBox.Device;

/// <summary>
/// TCP over Wi-Fi, inside TLS unless the switch is on a bench. Joining and connecting block, so a thread does them, one
/// attempt at a time; reading and writing ask the socket first and do not wait. The handshake stops the whole box whichever
/// thread makes it, so the caller says when.
/// <code>
/// Down --Open--> Opening --connected--> Reached --Open, handshake--> Up --closed, failed, Close--> Down
///                Opening --connected, without TLS--> Up
///                Opening --failed, Close, OpenTimeoutMs--> Down
///                Reached --closed, refused, Close--> Down
/// </code>
/// </summary>
/// <remarks>
/// A handshake that hangs is ended by the external watchdog, which resets the box. It connects whenever it is told to: pauses
/// between attempts are the caller's. A peer that vanished without a word leaves the link up: whoever waits for an answer
/// must close it.
/// </remarks>
public sealed class WifiTcpLink : ILink, ILinkProgress
{
    /// <summary>An attempt that takes longer is given up: joining takes 2 to 10 s, an address and a connection a few more.</summary>
    public const long OpenTimeoutMs = 30_000;

    /// <summary>Joining, and getting the time when TLS needs it; leaves time to connect.</summary>
    public const int JoinTimeoutMs = 20_000;

    /// <summary>The same when other networks are known: joining takes 2 to 10 s.</summary>
    public const int ShortJoinTimeoutMs = 12_000;

    /// <summary>A network that was joined and did not lead to the switch so often is given up for the next one.</summary>
    public const int ConnectsPerNetwork = 2;

    private readonly IClock _clock;
    private readonly IWatchdog _watchdog;
    private readonly object _sync = new();
    private string[] _ssids = new string[] { "" };
    private string[] _passwords = new string[] { "" };
    private int _network;
    private int _failedConnects;
    private string _news = "";
    private string _told = "";
    private string _host = "";
    private int _port;
    private X509Certificate? _authority;
    private LinkState _state;
    private Socket? _connecting;
    private SwitchConnection? _connection;
    private IPAddress? _address;
    private string _localAddress = "";
    private LinkStage _stage;
    private string _problem = "";
    private bool _joined;
    private bool _working;
    private int _attempt;
    private int _workAttempt;
    private long _giveUpAtMs;

    /// <summary>Makes a link that goes nowhere until <see cref="Configure"/>.</summary>
    /// <param name="clock">Time.</param>
    /// <param name="watchdog">Fed right before a handshake, so that one has the whole time of the watchdog.</param>
    public WifiTcpLink(IClock clock, IWatchdog watchdog)
    {
        _clock = clock;
        _watchdog = watchdog;
    }

    /// <summary>Where a handshake that failed is written to, and a network that was not there.</summary>
    public IBoxLog? Log { get; set; }

    /// <summary>The clock that certificates are checked against. Once it is set, also by a modem, no time server is waited for.</summary>
    public IWallClock? WallClock { get; set; }

    /// <summary>While true no attempt begins: somebody else needs the radio.</summary>
    public bool IsHeld { get; set; }

    /// <summary>Whether no attempt is under way, not even one that was given up.</summary>
    public bool IsResting
    {
        get
        {
            lock (_sync)
                return !_working;
        }
    }

    /// <inheritdoc/>
    public LinkState State
    {
        get
        {
            lock (_sync)
            {
                if ((_state == LinkState.Up || _state == LinkState.Reached) && IsClosedByPeer())
                    Drop();
                else if (_state == LinkState.Opening && _clock.UptimeMs >= _giveUpAtMs)
                {
                    _problem = "no end after " + (OpenTimeoutMs / 1000).ToString() + " s";
                    GiveUp();
                }
                TellNews();
                return _state;
            }
        }
    }

    /// <inheritdoc/>
    public LinkPlace? Place
    {
        get
        {
            lock (_sync)
                return _state == LinkState.Up && _localAddress.Length > 0 ? new LinkPlace { Address = _localAddress } : null;
        }
    }

    /// <inheritdoc/>
    public LinkStage Stage
    {
        get
        {
            lock (_sync)
                return _stage;
        }
    }

    /// <inheritdoc/>
    public string Problem
    {
        get
        {
            lock (_sync)
                return _problem;
        }
    }

    /// <summary>Says where to connect; a connection to elsewhere is dropped. Of several networks each attempt takes the next when the last one's was not there.</summary>
    /// <param name="ssids">Names of the networks, at least one.</param>
    /// <param name="passwords">Their passwords; never logged.</param>
    /// <param name="host">Switch, a name or an IPv4 address. Looking a name up can hold the firmware for seconds.</param>
    /// <param name="port">Its TCP port.</param>
    /// <param name="authority">Who must have issued the switch's certificate; null for a connection without TLS.</param>
    public void Configure(string[] ssids, string[] passwords, string host, int port, X509Certificate? authority = null)
    {
        lock (_sync)
        {
            if (_state != LinkState.Down)
                Drop();
            _ssids = ssids;
            _passwords = passwords;
            _network = 0;
            _failedConnects = 0;
            _host = host;
            _port = port;
            _authority = authority;
            _address = null;
            _joined = false;
        }
    }

    /// <inheritdoc/>
    public void Open()
    {
        lock (_sync)
        {
            if (_state == LinkState.Reached)
            {
                Secure();
                return;
            }
            long nowMs = _clock.UptimeMs;
            if (_state != LinkState.Down || _working || IsHeld || _host.Length == 0)
                return;
            _state = LinkState.Opening;
            _problem = "";
            _stage = LinkStage.Radio;
            _giveUpAtMs = nowMs + OpenTimeoutMs;
            _working = true;
            _workAttempt = ++_attempt;
            new Thread(Work).Start();
        }
    }

    /// <inheritdoc/>
    public void Close()
    {
        lock (_sync)
        {
            if (_state == LinkState.Down)
                return;
            Drop();
        }
    }

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count)
    {
        lock (_sync)
        {
            if (_state != LinkState.Up || _connection is null)
                return 0;
            int read = SwitchConnection.Ended;
            try
            {
                read = _connection.Read(buffer, offset, count);
            }
            catch (Exception)
            {
            }
            if (read < 0)
            {
                Drop();
                return 0;
            }
            return read;
        }
    }

    /// <inheritdoc/>
    public bool Write(byte[] buffer, int offset, int count)
    {
        lock (_sync)
        {
            if (_state != LinkState.Up || _connection is null)
                return false;
            try
            {
                if (_connection.Write(buffer, offset, count))
                    return true;
            }
            catch (Exception)
            {
            }
            Drop();
            return false;
        }
    }

    private bool IsClosedByPeer()
    {
        try
        {
            return _connection is null || _connection.HasEnded;
        }
        catch (Exception)
        {
            return true;
        }
    }

    /// <summary>To Down, whatever was; an attempt that is still running finds itself outdated.</summary>
    private void Drop()
    {
        _attempt++;
        _state = LinkState.Down;
        Socket? connecting = _connecting;
        _connecting = null;
        SwitchConnection? connection = _connection;
        _connection = null;
        CloseQuietly(connecting);
        try
        {
            connection?.Close();
        }
        catch (Exception)
        {
        }
    }

    private void Secure()
    {
        _watchdog.Feed();
        _stage = LinkStage.Handshake;
        try
        {
            _connection!.Secure(_host, _authority!);
            _state = LinkState.Up;
            _stage = LinkStage.Up;
        }
        catch (Exception e)
        {
            Log?.Write(_clock.UptimeMs, "link: the TLS handshake failed: " + e.Message);
            _problem = "the handshake failed: " + e.Message;
            Drop();
        }
    }

    private void Work()
    {
        int attempt;
        lock (_sync)
            attempt = _workAttempt;
        Socket? socket = null;
        try
        {
            if (Join(attempt))
                socket = Connect(attempt);
        }
        catch (Exception)
        {
            CloseQuietly(socket);
            socket = null;
        }
        lock (_sync)
        {
            _working = false;
            if (attempt != _attempt)
                CloseQuietly(socket);
            else if (socket is null || _connecting != socket || !Take(socket))
                Fail();
        }
    }

    private bool Take(Socket socket)
    {
        try
        {
            _connection = new SwitchConnection(socket);
            _localAddress = AddressOf(socket);
        }
        catch (Exception)
        {
            return false;
        }
        _connecting = null;
        _failedConnects = 0;
        _state = _authority is null ? LinkState.Up : LinkState.Reached;
        _stage = _authority is null ? LinkStage.Up : LinkStage.Handshake;
        return true;
    }

    /// <summary>The box's own address on the way to the switch, empty when the network does not say.</summary>
    private static string AddressOf(Socket socket) =>
        socket.LocalEndPoint is IPEndPoint local ? local.Address.ToString() : "";

    private void GiveUp()
    {
        if (_joined && ++_failedConnects >= ConnectsPerNetwork)
        {
            _news = "'" + _ssids[_network] + "' does not lead to the switch";
            NextNetwork();
        }
        Drop();
    }

    private void Fail()
    {
        if (_problem.Length == 0)
            _problem = FailureText(_stage);
        GiveUp();
        // The next attempt begins at the beginning: Wi-Fi may be gone, an address may be stale.
        _joined = false;
        _address = null;
    }

    private void NextNetwork()
    {
        _joined = false;
        _address = null;
        _failedConnects = 0;
        _network = _network + 1 >= _ssids.Length ? 0 : _network + 1;
    }

    // In the caller's thread; the same news once.
    private void TellNews()
    {
        if (_news.Length == 0)
            return;
        if (_news != _told)
            Log?.Write(_clock.UptimeMs, "Wi-Fi: " + _news);
        _told = _news;
        _news = "";
    }

    private static string FailureText(LinkStage stage)
    {
        switch (stage)
        {
            case LinkStage.Name:
                return "the name of the switch is not known here";
            case LinkStage.Connection:
                return "the switch's address refuses, or nobody is there";
            default:
                return "the network was not joined";
        }
    }

    private bool Join(int attempt)
    {
        string ssid, password;
        bool needsTime;
        lock (_sync)
        {
            if (_joined || attempt != _attempt)
                return _joined;
            ssid = _ssids[_network];
            password = _passwords[_network];
            // Without the time no certificate is valid, and the box has no clock of its own.
            needsTime = _authority is not null && (WallClock is null || !WallTime.IsPlausible(WallClock.UnixTime));
        }
        // The helper refuses a second call unless it is reset.
        WifiNetworkHelper.Reset();
        bool joins = false;
        using (CancellationTokenSource timeout = new(_ssids.Length > 1 ? ShortJoinTimeoutMs : JoinTimeoutMs))
            joins = WifiNetworkHelper.ConnectDhcp(ssid, password, requiresDateTime: needsTime, token: timeout.Token);
        lock (_sync)
        {
            if (joins)
                _news = "joined '" + ssid + "'";
            else if (WifiNetworkHelper.Status == NetworkHelperStatus.TokenExpiredWaitingDateTime)
                _news = "'" + ssid + "' was joined, but no time server answers, and without the time no certificate can be checked";
            else
                _news = "'" + ssid + "' was not joined: not there, another password, or it gives no address";
            if (!joins)
            {
                if (attempt == _attempt)
                    _problem = JoinProblem(ssid);
                NextNetwork();
            }
            else if (attempt == _attempt)
                _joined = true;
            return _joined;
        }
    }

    // The helper cannot tell a network out of reach from a wrong password, nor both from one that gives no address.
    private string JoinProblem(string ssid)
    {
        if (WifiNetworkHelper.Status != NetworkHelperStatus.TokenExpiredWaitingDateTime)
            return "\"" + ssid + "\" cannot be joined, or gives no address";
        _stage = LinkStage.Address;
        return "\"" + ssid + "\" gives an address but no time, which TLS needs: no way to the internet?";
    }

    /// <summary>Connects. The socket is kept in the field meanwhile, so that closing the link ends a hanging attempt.</summary>
    private Socket? Connect(int attempt)
    {
        string host;
        IPAddress? address;
        lock (_sync)
        {
            host = _host;
            address = _address;
            if (attempt == _attempt)
                _stage = LinkStage.Name;
        }
        address ??= Dns.GetHostEntry(host).AddressList[0];
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        int port;
        lock (_sync)
        {
            if (attempt != _attempt)
            {
                CloseQuietly(socket);
                return null;
            }
            _address = address;
            _connecting = socket;
            _stage = LinkStage.Connection;
            port = _port;
        }
        socket.Connect(new IPEndPoint(address, port));
        return socket;
    }

    private static void CloseQuietly(Socket? socket)
    {
        try
        {
            socket?.Close();
        }
        catch (Exception)
        {
        }
    }
}
