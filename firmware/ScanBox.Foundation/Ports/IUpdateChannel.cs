namespace ScanBox.Ports;

/// <summary>
/// The way of updates to the switch: small questions over the connection that payments use. Asked only while nobody wants anything else of the
/// box; a payment that begins meanwhile waits for nothing, it is sent at once and at most one small answer comes before its own.
/// </summary>
public interface IUpdateChannel
{
    /// <summary>Whether nobody would notice some work: no payment in progress and none unknown, nothing typed or said, no technician.</summary>
    bool IsFree { get; }

    /// <summary>Whether nobody uses the box; unlike <see cref="IsFree"/> also while payments are unknown.</summary>
    bool IsIdle { get; }

    /// <summary>Whether nothing is unknown and nothing waits to be settled.</summary>
    bool OwesNothing { get; }

    /// <summary>Whether the box is signed in at its switch now.</summary>
    bool IsSignedIn { get; }

    /// <summary>Sign-ins since the start of the box.</summary>
    int SignIns { get; }

    /// <summary>Uptime in ms since which the box is free; now while it is not.</summary>
    long FreeSinceMs { get; }

    /// <summary>Asks the switch.</summary>
    /// <param name="question">Holds the question.</param>
    /// <param name="count">Its length, at most 512.</param>
    /// <param name="nowMs">Uptime in ms.</param>
    /// <returns>False when it was not sent: the box is not free, or not signed in.</returns>
    bool Ask(byte[] question, int count, long nowMs);

    /// <summary>Takes the answer to the last question, once, whether or not the box is free.</summary>
    /// <param name="target">Receives it; 512 bytes.</param>
    /// <returns>Bytes stored; 0 when the switch has nothing, -1 while there is no answer.</returns>
    int TakeAnswer(byte[] target);
}
