using System;
using VirtualBoard.Network;

namespace VirtualBoard.Net;

/// <summary>Twin of the device's network interfaces: the station first, the access point second.</summary>
public class NetworkInterface
{
    private const string NoAddress = "0.0.0.0";

    // What the bench's networks give.
    private const string StationAddress = "192.168.1.23";

    private readonly PowerSession _session;

    private NetworkInterface(PowerSession session, NetworkInterfaceType type)
    {
        _session = session;
        NetworkInterfaceType = type;
    }

    public NetworkInterfaceType NetworkInterfaceType { get; }

    public string IPv4Address
    {
        get
        {
            using NativeCall call = _session.Enter();
            VirtualNetwork network = _session.Board.Network;
            if (NetworkInterfaceType == NetworkInterfaceType.WirelessAP)
                return network.Hotspot.IsOn ? network.Hotspot.Stored.Address : NoAddress;
            return network.Joined ? StationAddress : NoAddress;
        }
    }

    public static NetworkInterface[] GetAllNetworkInterfaces()
    {
        PowerSession session = PowerSession.Current;
        using NativeCall call = session.Enter();
        return [new NetworkInterface(session, NetworkInterfaceType.Wireless80211), new NetworkInterface(session, NetworkInterfaceType.WirelessAP)];
    }

    /// <summary>Stores an address.</summary>
    /// <exception cref="InvalidOperationException">It is stored, but the interface does not run yet: so the device does.</exception>
    public void EnableStaticIPv4(string ipv4Address, string ipv4SubnetMask, string ipv4GatewayAddress)
    {
        _ = ipv4SubnetMask;
        _ = ipv4GatewayAddress;
        using NativeCall call = _session.Enter();
        VirtualHotspot hotspot = _session.Board.Network.Hotspot;
        if (NetworkInterfaceType != NetworkInterfaceType.WirelessAP)
            throw new NotSupportedException("The bench's networks give addresses by DHCP.");
        hotspot.Stored.Address = ipv4Address;
        if (!hotspot.IsOn)
            throw new InvalidOperationException("The interface is not up.");
    }
}
