using System.Net.Sockets;

namespace ReferenceSwitch.Hosting;

/// <summary>Which connection each terminal has proved itself on, over all servers of a switch: the newest one.</summary>
public sealed class TerminalConnections
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, TcpClient> byTerminal = new(StringComparer.Ordinal);

    /// <summary>A terminal has proved itself here. A box that reconnects may leave its old connection half open: that one is closed.</summary>
    public void Enter(string terminalId, TcpClient client)
    {
        TcpClient? older;
        lock (gate)
        {
            byTerminal.TryGetValue(terminalId, out older);
            byTerminal[terminalId] = client;
        }

        if (older is not null && !ReferenceEquals(older, client))
            older.Dispose();
    }

    /// <summary>A connection has ended.</summary>
    public void Leave(string terminalId, TcpClient client)
    {
        lock (gate)
        {
            if (byTerminal.TryGetValue(terminalId, out TcpClient? current) && ReferenceEquals(current, client))
                byTerminal.Remove(terminalId);
        }
    }

    /// <summary>Closes the connection of a terminal, if it has one.</summary>
    public void Close(string terminalId)
    {
        TcpClient? client;
        lock (gate)
            byTerminal.Remove(terminalId, out client);
        client?.Dispose();
    }
}
