namespace VirtualBoard.Scanners;

/// <summary>Makers' versions of the Simple Serial Interface.</summary>
public enum SsiVariant
{
    /// <summary>Zebra's (Symbol's) engines: 9600 baud, asleep after a second of idleness, a long code in several packets.</summary>
    Zebra,

    /// <summary>Grow's GM67: 115200 baud, a code of more than 250 bytes in one long packet.</summary>
    Gm67,

    /// <summary>M5's ATOM QR with an SE630: 9600 baud, its version as text without a packet.</summary>
    Se630,
}
