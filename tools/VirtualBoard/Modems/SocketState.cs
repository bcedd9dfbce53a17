namespace VirtualBoard.Modems;

internal enum SocketState
{
    Opening,
    Open,

    /// <summary>The peer has closed it; what it sent can still be read.</summary>
    Ended,
    Closed,
}
