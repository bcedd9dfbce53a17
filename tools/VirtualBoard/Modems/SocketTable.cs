using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;

namespace VirtualBoard.Modems;

/// <summary>The sockets of one kind that a modem has, by the numbers that the firmware gave them.</summary>
internal sealed class SocketTable(VirtualModem modem)
{
    private readonly SortedDictionary<int, ModemSocket> _sockets = new();

    /// <summary>All of them, by number; one that is closed stays until it is removed.</summary>
    public IEnumerable<ModemSocket> All => _sockets.Values;

    /// <summary>Those that are not closed.</summary>
    public IReadOnlyList<ModemSocket> Open => [.. _sockets.Values.Where(static s => s.State != SocketState.Closed)];

    public bool Has(int id) => _sockets.ContainsKey(id);

    public bool TryGet(int id, [NotNullWhen(true)] out ModemSocket? socket) => _sockets.TryGetValue(id, out socket);

    /// <summary>Takes a number for a socket that is to be connected.</summary>
    /// <param name="id">Its number, which is free.</param>
    /// <param name="host">Name or IPv4 address of the peer.</param>
    /// <param name="port">The peer's port.</param>
    /// <param name="readable">Told when bytes have come.</param>
    /// <param name="ended">Told when the peer has closed it.</param>
    /// <param name="mode">Whatever the family keeps with it.</param>
    public ModemSocket Add(int id, string host, int port, Action<ModemSocket> readable, Action<ModemSocket> ended, int mode = 0)
    {
        var socket = new ModemSocket(modem.Board, modem.Faults, id, host, port) { Mode = mode, Readable = readable, Ended = ended };
        _sockets.Add(id, socket);
        return socket;
    }

    /// <summary>Begins to connect a socket; one that fails gives its number back.</summary>
    /// <param name="socket">One that was added.</param>
    /// <param name="tls">TLS over it; null for none.</param>
    /// <param name="done">Told once how it went, unless it is closed before.</param>
    public void Connect(ModemSocket socket, ModemTls? tls, Action<SocketFailure> done) =>
        socket.Open(tls, modem.Moments.Connect, modem.Moments.ConnectTimeout, () =>
        {
            if (socket.Failure != SocketFailure.None)
                Remove(socket.Id);
            done(socket.Failure);
        });

    /// <summary>Closes a socket, and its number is free.</summary>
    public void Remove(int id)
    {
        if (_sockets.Remove(id, out ModemSocket? socket))
            socket.Close();
    }

    /// <summary>Frees the number of a socket that the peer has closed, once it was read to its end.</summary>
    public void RemoveWhenRead(ModemSocket socket)
    {
        if (socket.State == SocketState.Ended && socket.Available == 0)
            Remove(socket.Id);
    }

    /// <summary>Closes them all, and all numbers are free.</summary>
    public void Clear()
    {
        foreach (ModemSocket socket in _sockets.Values)
            socket.Close();
        _sockets.Clear();
    }
}
