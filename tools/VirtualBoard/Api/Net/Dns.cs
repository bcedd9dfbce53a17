using System.Net;
using System.Net.Sockets;
using VirtualBoard.Network;

namespace VirtualBoard.Net;

/// <summary>Twin of the device's name resolution: knows addresses and the hosts that <see cref="VirtualNetwork.Route"/> names.</summary>
public static class Dns
{
    /// <exception cref="SocketException">No network, or no such host.</exception>
    public static IPHostEntry GetHostEntry(string hostNameOrAddress)
    {
        PowerSession session = PowerSession.Current;
        using NativeCall call = session.Enter();
        VirtualNetwork network = session.Board.Network;
        if (!network.Joined)
            throw new SocketException((int)SocketError.NetworkDown);
        if (!IPAddress.TryParse(hostNameOrAddress, out IPAddress? address) && !network.KnowsHost(hostNameOrAddress, out address))
        {
            if (hostNameOrAddress != "localhost")
                throw new SocketException((int)SocketError.HostNotFound);
            address = IPAddress.Loopback;
        }
        return new IPHostEntry { HostName = hostNameOrAddress, AddressList = [address] };
    }
}
