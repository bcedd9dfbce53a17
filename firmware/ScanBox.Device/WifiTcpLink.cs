using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using nanoFramework.Networking;
using ScanBox.Ports;

namespace ScanBox.Device;

/// <summary>
/// TCP over Wi-Fi. Joining and connecting block, so a thread does them, one attempt at a time; reading and writing ask the
/// socket first and do not wait.
/// <code>
/// Down --Open--> Opening --connected--> Up --closed, failed, Close--> Down
///                            Opening --failed, Close, OpenTimeoutMs--> Down
/// </code>
/// </summary>
/// <remarks>It connects whenever it is told to: pauses between attempts are the caller's. A peer that vanished without a word leaves the link up: whoever waits for an answer must close it.</remarks>
public sealed class WifiTcpLink : ILink
{
    /// <summary>An attempt that takes longer is given up: joining takes 2 to 10 s, an address and a connection a few more.</summary>
    public const long OpenTimeoutMs = 30_000;

    /// <summary>Joining alone; leaves time to connect.</summary>
    private const int JoinTimeoutMs = 20_000;

    /// <summary>Bound of a send that has to wait although the socket said it could take bytes.</summary>
    private const int SendTimeoutMs = 500;

    private readonly IClock _clock;
    private readonly object _sync = new();
    private string _ssid = "";
    private string _password = "";
    private string _host = "";
    private int _port;
    private LinkState _state;
    private Socket? _socket;
    private IPAddress? _address;
    private bool _joined;
    private bool _working;
    private int _attempt;
    private int _workAttempt;
    private long _giveUpAtMs;

    /// <summary>Makes a link that goes nowhere until <see cref="Configure"/>.</summary>
    public WifiTcpLink(IClock clock) => _clock = clock;

    /// <inheritdoc/>
    public LinkState State
    {
        get
        {
            lock (_sync)
            {
                if (_state == LinkState.Up && IsClosedByPeer())
                    Drop();
                else if (_state == LinkState.Opening && _clock.UptimeMs >= _giveUpAtMs)
                    Drop();
                return _state;
            }
        }
    }

    /// <summary>Says where to connect; a connection to elsewhere is dropped.</summary>
    /// <param name="ssid">Name of the Wi-Fi.</param>
    /// <param name="password">Its password; never logged.</param>
    /// <param name="host">Switch, a name or an IPv4 address. Looking a name up can hold the firmware for seconds.</param>
    /// <param name="port">Its TCP port.</param>
    public void Configure(string ssid, string password, string host, int port)
    {
        lock (_sync)
        {
            if (_state != LinkState.Down)
                Drop();
            _ssid = ssid;
            _password = password;
            _host = host;
            _port = port;
            _address = null;
            _joined = false;
        }
    }

    /// <inheritdoc/>
    public void Open()
    {
        lock (_sync)
        {
            long nowMs = _clock.UptimeMs;
            if (_state != LinkState.Down || _working || _host.Length == 0)
                return;
            _state = LinkState.Opening;
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
            if (_state != LinkState.Up || _socket is null)
                return 0;
            try
            {
                int available = _socket.Available;
                if (available < count)
                    count = available;
                if (count <= 0)
                    return 0;
                return _socket.Receive(buffer, offset, count, SocketFlags.None);
            }
            catch (Exception)
            {
                Drop();
                return 0;
            }
        }
    }

    /// <inheritdoc/>
    public bool Write(byte[] buffer, int offset, int count)
    {
        lock (_sync)
        {
            if (_state != LinkState.Up || _socket is null)
                return false;
            try
            {
                // A socket that takes nothing has a peer that acknowledges nothing.
                if (_socket.Poll(0, SelectMode.SelectWrite) && _socket.Send(buffer, offset, count, SocketFlags.None) == count)
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
            return _socket is null || (_socket.Poll(0, SelectMode.SelectRead) && _socket.Available == 0);
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
        Socket? socket = _socket;
        _socket = null;
        CloseQuietly(socket);
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
            else if (socket is null || _socket != socket)
                Fail();
            else
                _state = LinkState.Up;
        }
    }

    private void Fail()
    {
        // The next attempt begins at the beginning: Wi-Fi may be gone, an address may be stale.
        _joined = false;
        _address = null;
        Drop();
    }

    private bool Join(int attempt)
    {
        string ssid, password;
        lock (_sync)
        {
            if (_joined || attempt != _attempt)
                return _joined;
            ssid = _ssid;
            password = _password;
        }
        // The helper refuses a second call unless it is reset.
        WifiNetworkHelper.Reset();
        using (CancellationTokenSource timeout = new(JoinTimeoutMs))
        {
            if (!WifiNetworkHelper.ConnectDhcp(ssid, password, token: timeout.Token))
                return false;
        }
        lock (_sync)
        {
            if (attempt == _attempt)
                _joined = true;
            return _joined;
        }
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
            _socket = socket;
            port = _port;
        }
        socket.Connect(new IPEndPoint(address, port));
        socket.SendTimeout = SendTimeoutMs;
        // Frames are small and each waits for its answer: holding them back to fill packets only costs time.
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.NoDelay, true);
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
