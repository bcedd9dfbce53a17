namespace VirtualBoard.Network;

/// <summary>What a modem's sockets reach instead of the desktop's network: peers that live in the board's own time.</summary>
public interface IPeerWorld
{
    /// <summary>Begins to connect. What comes of it is told to the caller later, never from within.</summary>
    /// <param name="host">Name or address as the firmware gave it.</param>
    /// <param name="port">TCP port.</param>
    /// <param name="isSecure">Whether TLS goes over it; the handshake is the peer's to imagine.</param>
    /// <param name="caller">Who is told.</param>
    IPeer Dial(string host, int port, bool isSecure, IPeerCaller caller);
}

/// <summary>The far end of a connection that was dialled.</summary>
public interface IPeer
{
    /// <summary>Takes what the modem sends.</summary>
    void Send(byte[] data);

    /// <summary>The modem has closed it, whether it stood or not.</summary>
    void Close();
}

/// <summary>The modem's end of a connection that was dialled. Told in the board's time.</summary>
public interface IPeerCaller
{
    /// <summary>Bytes that would be taken now.</summary>
    int Room { get; }

    /// <summary>The attempt has ended.</summary>
    /// <param name="isConnected">Whether it stands.</param>
    /// <param name="isTlsFault">When not: whether TLS is to blame.</param>
    void Answered(bool isConnected, bool isTlsFault = false);

    /// <summary>Bytes from the peer; what has no room waits and keeps its order.</summary>
    void Arrived(byte[] data);

    /// <summary>The peer has closed it, behind all that it sent.</summary>
    void Ended();
}
