using System;
using System.Net;
using System.Net.Sockets;
using ScanBox.Ports;
using ScanBox.Setup.PhonePage;

namespace ScanBox.Device;

/// <summary>
/// The page's sockets on the box's own access point, bound to its address there: nobody on a network that the box has joined reaches them. Each is
/// asked before it is used, so that nothing waits.
/// </summary>
public sealed class PageSockets : IPageSockets
{
    private const int PagePort = 80;
    private const int DhcpPort = 67;
    private const int DhcpClientPort = 68;
    private const int DnsPort = 53;
    private const int Backlog = 2;

    /// <summary>Bound of a send that has to wait although the socket said it could take bytes.</summary>
    private const int SendTimeoutMs = 500;

    /// <summary>What the network's buffers take at once without waiting.</summary>
    private const int SendBytes = 1024;

    private readonly Socket?[] _connections = new Socket?[PageServer.Slots];
    private readonly Socket?[] _services = new Socket?[2];
    private readonly EndPoint[] _senders = new EndPoint[] { new IPEndPoint(IPAddress.Any, 0), new IPEndPoint(IPAddress.Any, 0) };
    private readonly EndPoint _everybody = new IPEndPoint(IPAddress.Broadcast, DhcpClientPort);
    private Socket? _listener;

    /// <summary>The box's own address on its access point.</summary>
    public static byte[] Address => IPAddress.Parse(SetupRadio.Address).GetAddressBytes();

    /// <inheritdoc/>
    public string Authority { get; private set; } = "";

    /// <inheritdoc/>
    public bool IsWaiting
    {
        get
        {
            try
            {
                return _listener is not null && _listener.Poll(0, SelectMode.SelectRead);
            }
            catch (Exception)
            {
                return false;
            }
        }
    }

    /// <inheritdoc/>
    public bool Open()
    {
        try
        {
            IPAddress own = IPAddress.Parse(SetupRadio.Address);
            Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            _listener = listener;
            listener.Bind(new IPEndPoint(own, PagePort));
            listener.Listen(Backlog);
            _services[(int)DatagramService.Dhcp] = Bound(own, DhcpPort);
            _services[(int)DatagramService.Dhcp]!.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Broadcast, true);
            _services[(int)DatagramService.Dns] = Bound(own, DnsPort);
            Authority = AuthorityOf(listener);
            return true;
        }
        catch (Exception)
        {
            Close();
            return false;
        }
    }

    /// <inheritdoc/>
    public void Close()
    {
        Authority = "";
        for (int i = 0; i < _connections.Length; i++)
            Drop(i);
        for (int i = 0; i < _services.Length; i++)
        {
            CloseQuietly(_services[i]);
            _services[i] = null;
        }
        CloseQuietly(_listener);
        _listener = null;
    }

    /// <inheritdoc/>
    public bool Take(int slot)
    {
        try
        {
            Socket socket = _listener!.Accept();
            _connections[slot] = socket;
            socket.SendTimeout = SendTimeoutMs;
            return true;
        }
        catch (Exception)
        {
            Drop(slot);
            return false;
        }
    }

    /// <inheritdoc/>
    public int Read(int slot, byte[] buffer, int offset, int count)
    {
        try
        {
            Socket socket = _connections[slot]!;
            int available = socket.Available;
            if (available <= 0)
                return socket.Poll(0, SelectMode.SelectRead) && socket.Available == 0 ? -1 : 0;
            return socket.Receive(buffer, offset, available < count ? available : count, SocketFlags.None);
        }
        catch (Exception)
        {
            return -1;
        }
    }

    /// <inheritdoc/>
    public int Write(int slot, byte[] buffer, int offset, int count)
    {
        try
        {
            Socket socket = _connections[slot]!;
            if (!socket.Poll(0, SelectMode.SelectWrite))
                return 0;
            return socket.Send(buffer, offset, count < SendBytes ? count : SendBytes, SocketFlags.None);
        }
        catch (Exception)
        {
            return -1;
        }
    }

    /// <inheritdoc/>
    public void Drop(int slot)
    {
        CloseQuietly(_connections[slot]);
        _connections[slot] = null;
    }

    /// <inheritdoc/>
    public int ReadDatagram(DatagramService service, byte[] buffer)
    {
        try
        {
            Socket? socket = _services[(int)service];
            if (socket is null || !socket.Poll(0, SelectMode.SelectRead))
                return 0;
            EndPoint sender = _senders[(int)service];
            int count = socket.ReceiveFrom(buffer, ref sender);
            _senders[(int)service] = sender;
            return count;
        }
        catch (Exception)
        {
            // Among others a datagram that is longer than the buffer.
            return 0;
        }
    }

    /// <inheritdoc/>
    public void Answer(DatagramService service, byte[] buffer, int count)
    {
        try
        {
            // A phone that has no address yet cannot be written to.
            EndPoint to = service == DatagramService.Dhcp ? _everybody : _senders[(int)service];
            _services[(int)service]!.SendTo(buffer, count, SocketFlags.None, to);
        }
        catch (Exception)
        {
        }
    }

    private static Socket Bound(IPAddress own, int port)
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(own, port));
        return socket;
    }

    // As browsers write it: without the usual port.
    private static string AuthorityOf(Socket listener)
    {
        if (listener.LocalEndPoint is not IPEndPoint local)
            return SetupRadio.Address;
        return local.Port == PagePort ? local.Address.ToString() : local.Address.ToString() + ":" + local.Port.ToString();
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
