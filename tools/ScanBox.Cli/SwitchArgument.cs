using System.Globalization;
using System.Linq;
using System.Net.Sockets;
using System.Net;
using System;

namespace ScanBox.Cli;

/// <summary><c>HOST:PORT</c> of a command line.</summary>
internal static class SwitchArgument
{
    // What the DNS allows a name.
    private const int MaxHostLength = 253;

    /// <exception cref="CommandException">It is not HOST:PORT.</exception>
    internal static EndPoint Parse(string text)
    {
        int colon = text.LastIndexOf(':');
        string host = colon > 0 ? text[..colon] : "";
        bool good = host.Length is > 0 and <= MaxHostLength
            && ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out ushort port)
            && port > 0;
        if (!good)
            throw CommandException.Usage($"--switch: {Quoted.Text(text)} is not HOST:PORT");
        port = ushort.Parse(text.AsSpan(colon + 1), CultureInfo.InvariantCulture);
        return IPAddress.TryParse(host, out IPAddress? address) ? new IPEndPoint(address, port) : new DnsEndPoint(host, port);
    }

    /// <summary>The address of a switch; null when its name is unknown.</summary>
    internal static IPEndPoint? Resolve(EndPoint target)
    {
        if (target is IPEndPoint address)
            return address;
        var name = (DnsEndPoint)target;
        try
        {
            return Dns.GetHostAddresses(name.Host, AddressFamily.InterNetwork).Select(found => new IPEndPoint(found, name.Port)).FirstOrDefault();
        }
        catch (Exception e) when (e is SocketException or ArgumentException)
        {
            return null;
        }
    }
}
