using System;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using VirtualBoard.Network;

namespace VirtualBoard.Net;

/// <summary>
/// Twin of the device's TCP socket: a real socket of the desktop behind the board's Wi-Fi. Connecting and reading block the
/// calling thread alone; without Wi-Fi nothing connects, and a connection that loses its Wi-Fi goes dead without a word.
/// </summary>
public class Socket : IDisposable
{
    private readonly PowerSession _session;
    private readonly System.Net.Sockets.Socket _socket;
    private int _epoch;
    private int _receiveTimeoutMs;
    private volatile bool _closed;
    private volatile bool _watched;
    private bool _isServed;
    private EndPoint? _lastSender;

    public Socket(AddressFamily addressFamily, SocketType socketType, ProtocolType protocolType)
    {
        _session = PowerSession.Current;
        using NativeCall call = _session.Enter();
        _socket = new System.Net.Sockets.Socket(addressFamily, socketType, protocolType);
    }

    /// <summary>A connection that a phone has made to the board's own access point.</summary>
    private Socket(PowerSession session, System.Net.Sockets.Socket accepted)
    {
        _session = session;
        _socket = accepted;
        _isServed = true;
    }

    public int Available
    {
        get
        {
            using NativeCall call = EnterOpen();
            if (Dead)
                return 0;
            int available = _socket.Available;
            if (available == 0)
                Watch();
            return available;
        }
    }

    public bool Connected => !_closed && _socket.Connected;

    public EndPoint? RemoteEndPoint => _socket.RemoteEndPoint;

    public EndPoint? LocalEndPoint => _socket.LocalEndPoint;

    /// <summary>
    /// Kept here. The socket below would count from it the time that a read waits behind <see cref="WatchAsync"/>, which on a busy
    /// desktop is longer than a record needs, and the connection would seem broken when its answer has just come.
    /// </summary>
    public int ReceiveTimeout
    {
        get => _receiveTimeoutMs;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, -1);
            _receiveTimeoutMs = Math.Max(0, value);
        }
    }

    public int SendTimeout
    {
        get => _socket.SendTimeout;
        set => _socket.SendTimeout = value;
    }

    /// <summary>The socket of the desktop behind it.</summary>
    internal System.Net.Sockets.Socket Real => _socket;

    /// <summary>Whether a TLS stream sits on it: then that one knows what is said.</summary>
    internal bool IsWrapped { get; set; }

    private VirtualNetwork Network => _session.Board.Network;

    /// <summary>Lost its Wi-Fi, or the way beyond is silent: nothing passes, nothing fails.</summary>
    internal bool Dead => _isServed ? !Network.Hotspot.IsOn : _epoch != Network.Epoch || Network.Silent;

    /// <summary>Binds to a port of the board's own access point, which is a port of loopback.</summary>
    /// <exception cref="SocketException">The access point is not on the air, or has another address.</exception>
    public void Bind(EndPoint localEP)
    {
        using NativeCall call = EnterOpen();
        Network.Hotspot.Bind(_socket, (IPEndPoint)localEP);
        _isServed = true;
    }

    public void Listen(int backlog)
    {
        using NativeCall call = EnterOpen();
        _socket.Listen(backlog);
        Network.Hotspot.Listens();
    }

    public Socket Accept()
    {
        using NativeCall call = EnterOpen();
        return new Socket(_session, _socket.Accept());
    }

    public int ReceiveFrom(byte[] buffer, ref EndPoint remoteEP)
    {
        using NativeCall call = EnterOpen();
        int count = _socket.ReceiveFrom(buffer, ref remoteEP);
        _lastSender = remoteEP;
        return count;
    }

    /// <summary>Sends a datagram. What goes to everybody on the access point goes to the phone that was heard last.</summary>
    public int SendTo(byte[] buffer, int size, SocketFlags socketFlags, EndPoint remoteEP)
    {
        using NativeCall call = EnterOpen();
        EndPoint? to = remoteEP is IPEndPoint ip && ip.Address.Equals(IPAddress.Broadcast) ? _lastSender : remoteEP;
        return to is null ? size : _socket.SendTo(buffer, size, socketFlags, to);
    }

    /// <exception cref="SocketException">No Wi-Fi, refused, or nobody answered.</exception>
    public void Connect(EndPoint remoteEP)
    {
        EndPoint target;
        using (NativeCall call = EnterOpen())
        {
            _epoch = Network.Epoch;
            if (!Network.Joined)
                throw new SocketException((int)SocketError.NetworkDown);
            if (Network.Connect == ConnectMode.Refuse)
                throw new SocketException((int)SocketError.ConnectionRefused);
            if (Network.Connect == ConnectMode.Hang || Network.Silent)
            {
                long until = _session.Board.Clock.NowMicroseconds + (long)Network.ConnectTimeout.TotalMicroseconds;
                call.Yield(() => _closed, until);
                throw new SocketException((int)SocketError.TimedOut);
            }
            target = remoteEP is IPEndPoint ip ? Network.Resolve(ip) : remoteEP;
            Network.Connecting++;
        }
        try
        {
            _socket.Connect(target);
        }
        finally
        {
            lock (_session.Board.Sync)
                Network.Connecting--;
        }
    }

    public bool Poll(int microSeconds, SelectMode mode)
    {
        using NativeCall call = EnterOpen();
        return Dead ? mode == SelectMode.SelectWrite : _socket.Poll(microSeconds, mode);
    }

    public int Send(byte[] buffer) => Send(buffer, 0, buffer.Length, SocketFlags.None);

    public int Send(byte[] buffer, int offset, int size, SocketFlags socketFlags)
    {
        using NativeCall call = EnterOpen();
        if (!IsWrapped && !_isServed)
            Network.Tell(sent: true, buffer, offset, size);
        return Dead ? size : _socket.Send(buffer, offset, size, socketFlags);
    }

    public int Receive(byte[] buffer) => Receive(buffer, 0, buffer.Length, SocketFlags.None);

    public int Receive(byte[] buffer, int offset, int size, SocketFlags socketFlags)
    {
        System.Net.Sockets.Socket socket = _socket;
        using (NativeCall call = EnterOpen())
        {
            if (Dead)
            {
                long until = ReceiveTimeout <= 0 ? long.MaxValue : _session.Board.Clock.NowMicroseconds + (ReceiveTimeout * 1000L);
                call.Yield(() => _closed || !Dead, until);
                throw new SocketException((int)SocketError.TimedOut);
            }
        }
        if (ReceiveTimeout > 0 && !socket.Poll(TimeSpan.FromMilliseconds(ReceiveTimeout), SelectMode.SelectRead))
            throw new SocketException((int)SocketError.TimedOut);
        int received = socket.Receive(buffer, offset, size, socketFlags);
        if (!IsWrapped && !_isServed)
            Network.Tell(sent: false, buffer, offset, received);
        return received;
    }

    public void SetSocketOption(SocketOptionLevel optionLevel, SocketOptionName optionName, bool optionValue) =>
        _socket.SetSocketOption(optionLevel, optionName, optionValue);

    public void SetSocketOption(SocketOptionLevel optionLevel, SocketOptionName optionName, int optionValue) =>
        _socket.SetSocketOption(optionLevel, optionName, optionValue);

    public void Close()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    void IDisposable.Dispose() => Close();

    protected virtual void Dispose(bool disposing)
    {
        _closed = true;
        if (!disposing)
            return;
        if (_isServed)
        {
            lock (_session.Board.Sync)
                Network.Hotspot.Closed(_socket);
        }
        _socket.Dispose();
    }

    /// <summary>Wakes a sleeping firmware when bytes or the end arrive. Asked for anew after each time.</summary>
    private void Watch()
    {
        if (_watched || _closed || !_session.Board.WatchesNetwork || !_socket.Connected)
            return;
        _watched = true;
        _ = WatchAsync();
    }

    private async Task WatchAsync()
    {
        try
        {
            // Looking takes nothing away. (Reading no bytes would end at once: the system finds that done.)
            await _socket.ReceiveAsync(new byte[1], SocketFlags.Peek).ConfigureAwait(false);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The end is news too.
        }
        _watched = false;
        _session.Board.Wake();
    }

    private NativeCall EnterOpen()
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        try
        {
            return _session.Enter();
        }
        catch (PowerLostException)
        {
            // The peer sees the end of the connection, as it sooner or later does of a box without power.
            Close();
            throw;
        }
    }
}
