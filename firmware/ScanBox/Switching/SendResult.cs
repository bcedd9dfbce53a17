namespace ScanBox.Switching;

/// <summary>What became of a message that was to be sent.</summary>
public enum SendResult : byte
{
    /// <summary>There is no session: not one byte left.</summary>
    NotReady = 0,

    /// <summary>Handed to the network.</summary>
    Sent = 1,

    /// <summary>The link broke while sending: any part of it may have left.</summary>
    MaybeSent = 2,
}
