namespace VirtualBoard.Modems;

/// <summary>Why a connection did not come about.</summary>
internal enum SocketFailure
{
    None,
    NoSuchHost,
    Refused,
    TimedOut,
    Tls,
}
