namespace Simulation.Network;

/// <summary>Who has a connection at the box: a TCP stack of its own, or a modem.</summary>
internal interface IBoxEnd
{
    /// <summary>Bytes that would be taken now.</summary>
    int Room { get; }

    /// <summary>Bytes from the other end.</summary>
    void Arrived(byte[] bytes);

    /// <summary>The connection is gone.</summary>
    void Ended();
}
