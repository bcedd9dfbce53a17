namespace ScanBox.Ports;

/// <summary>Whether a path to the switch can carry bytes.</summary>
public enum LinkState : byte
{
    /// <summary>No connection; <see cref="ILink.Open"/> may start one.</summary>
    Down = 0,

    /// <summary>A connection is being made; it ends in <see cref="Up"/>, <see cref="Reached"/> or <see cref="Down"/> within the adapter's bound.</summary>
    Opening = 1,

    /// <summary>Connected: bytes can be written and read.</summary>
    Up = 2,

    /// <summary>
    /// The switch was reached, and a TLS handshake is due that stops the whole box for a second or more, without a bound of
    /// its own: <see cref="ILink.Open"/> makes it, which is for a moment when nothing is said and nobody waits.
    /// </summary>
    Reached = 3,
}

/// <summary>A byte stream to the switch (TCP or TLS, over Wi-Fi or a modem). No member waits, but <see cref="Open"/> for a handshake.</summary>
public interface ILink
{
    /// <summary>The state now. A stream that the peer closed or that failed is <see cref="LinkState.Down"/>.</summary>
    LinkState State { get; }

    /// <summary>Where the box joins the network, null when the link is not up or cannot tell. Makes a new object: for once a connection.</summary>
    LinkPlace? Place { get; }

    /// <summary>
    /// Starts connecting when the link is down; makes the handshake when it is <see cref="LinkState.Reached"/>, which is the
    /// one call that waits; otherwise does nothing.
    /// </summary>
    void Open();

    /// <summary>Drops the connection and whatever was not yet read.</summary>
    void Close();

    /// <summary>Takes what has already arrived.</summary>
    /// <returns>The number of bytes stored, 0 when nothing waits or the link is not up.</returns>
    int Read(byte[] buffer, int offset, int count);

    /// <summary>Sends bytes. After false any part of them, from none to all, may have left.</summary>
    /// <returns>True when all bytes were handed to the network.</returns>
    bool Write(byte[] buffer, int offset, int count);
}
