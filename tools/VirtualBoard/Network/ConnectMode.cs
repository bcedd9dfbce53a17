namespace VirtualBoard.Network;

/// <summary>How connection attempts go.</summary>
public enum ConnectMode
{
    /// <summary>They reach the real network of the desktop.</summary>
    Normal,

    /// <summary>They are refused at once.</summary>
    Refuse,

    /// <summary>Nobody answers: they end in an error after <see cref="VirtualNetwork.ConnectTimeout"/>.</summary>
    Hang,
}
