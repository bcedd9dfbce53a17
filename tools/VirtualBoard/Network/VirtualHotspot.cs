using System;
using System.Collections.Generic;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace VirtualBoard.Network;

/// <summary>
/// The board's own access point. What firmware stores for it counts from the next start, as on the device. Phones are programs of the
/// desktop: what the firmware listens on is a port of loopback.
/// </summary>
public sealed class VirtualHotspot
{
    private const int PagePort = 80;

    private readonly Dictionary<(ProtocolType Protocol, int Port), System.Net.Sockets.Socket> _listeners = [];

    /// <summary>Happens, under the board's lock, when the page's port opens or closes.</summary>
    public event Action? Changed;

    /// <summary>Whether it is on the air in this run.</summary>
    public bool IsOn { get; private set; }

    /// <summary>Its name on the air, empty while it is not.</summary>
    public string Ssid { get; private set; } = "";

    /// <summary>The password that a phone needs; empty for everybody.</summary>
    public string Password { get; private set; } = "";

    /// <summary>The port of loopback on which the page is wished; 0 for any.</summary>
    public int WishedPort { get; set; }

    /// <summary>Where a browser finds the page that the firmware serves; null while it serves none.</summary>
    public IPEndPoint? Page => EndPointOf(ProtocolType.Tcp, PagePort);

    /// <summary>What the firmware has stored.</summary>
    internal HotspotStore Stored { get; } = new();

    /// <summary>Where datagrams for a port of the access point go; null while nobody listens there.</summary>
    public IPEndPoint? ServiceAt(int port) => EndPointOf(ProtocolType.Udp, port);

    internal void RunBegan()
    {
        IsOn = Stored.Options.HasFlag(WirelessAPConfiguration.ConfigurationOptions.Enable);
        Ssid = IsOn ? Stored.Ssid : "";
        Password = IsOn && Stored.Authentication != AuthenticationType.Open ? Stored.Password : "";
    }

    internal void RunEnded()
    {
        IsOn = false;
        Ssid = "";
        Password = "";
        foreach (System.Net.Sockets.Socket listener in _listeners.Values)
            listener.Dispose();
        _listeners.Clear();
        Changed?.Invoke();
    }

    /// <summary>Binds a socket of the firmware.</summary>
    /// <exception cref="SocketException">The access point is not on the air, or has another address.</exception>
    internal void Bind(System.Net.Sockets.Socket socket, IPEndPoint local)
    {
        if (!IsOn || local.Address.ToString() != Stored.Address)
            throw new SocketException((int)SocketError.AddressNotAvailable);
        bool isPage = socket.ProtocolType == ProtocolType.Tcp && local.Port == PagePort;
        socket.Bind(new IPEndPoint(IPAddress.Loopback, isPage ? WishedPort : 0));
        _listeners[(socket.ProtocolType, local.Port)] = socket;
        if (!isPage)
            Changed?.Invoke();
    }

    /// <summary>A port that was bound takes connections from now on.</summary>
    internal void Listens() => Changed?.Invoke();

    internal void Closed(System.Net.Sockets.Socket socket)
    {
        foreach (((ProtocolType, int) key, System.Net.Sockets.Socket listener) in _listeners)
        {
            if (listener != socket)
                continue;
            _listeners.Remove(key);
            Changed?.Invoke();
            return;
        }
    }

    private IPEndPoint? EndPointOf(ProtocolType protocol, int port) =>
        _listeners.TryGetValue((protocol, port), out System.Net.Sockets.Socket? socket) ? (IPEndPoint?)socket.LocalEndPoint : null;
}
