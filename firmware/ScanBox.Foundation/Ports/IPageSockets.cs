namespace ScanBox.Ports;

/// <summary>A service that answers datagrams on the box's own access point.</summary>
public enum DatagramService : byte
{
    /// <summary>Addresses, UDP port 67.</summary>
    Dhcp = 0,

    /// <summary>Names, UDP port 53.</summary>
    Dns = 1,
}

/// <summary>The network side of a page on the box's own access point: a few TCP connections by slot, and two kinds of datagrams. Nothing waits, nothing throws.</summary>
public interface IPageSockets
{
    /// <summary>What browsers name the page's host, for example <c>192.168.4.1</c>; empty while it is closed.</summary>
    string Authority { get; }

    /// <summary>Whether a connection waits to be taken.</summary>
    bool IsWaiting { get; }

    /// <summary>Begins to listen.</summary>
    /// <returns>False when it cannot yet.</returns>
    bool Open();

    /// <summary>Drops everything.</summary>
    void Close();

    /// <summary>Takes a connection that waits into an empty slot.</summary>
    bool Take(int slot);

    /// <summary>Takes what has come.</summary>
    /// <returns>Bytes stored, 0 when nothing has come, -1 when the other end has closed or the connection is broken.</returns>
    int Read(int slot, byte[] buffer, int offset, int count);

    /// <summary>Sends as much as there is room for.</summary>
    /// <returns>Bytes taken, 0 for none now, -1 when the connection is broken.</returns>
    int Write(int slot, byte[] buffer, int offset, int count);

    /// <summary>Closes a connection; what was written still goes.</summary>
    void Drop(int slot);

    /// <summary>Takes a datagram; what does not fit is cut off.</summary>
    /// <returns>Its bytes, 0 for none.</returns>
    int ReadDatagram(DatagramService service, byte[] buffer);

    /// <summary>Answers the last datagram: DHCP to everybody on the access point, DNS to who asked.</summary>
    void Answer(DatagramService service, byte[] buffer, int count);
}
