namespace VirtualBoard.Modems;

/// <summary>Whether a network serves the modem, with the numbers of 3GPP TS 27.007 +CREG.</summary>
public enum Registration
{
    /// <summary>Not registered and not searching.</summary>
    NotRegistered = 0,

    /// <summary>Registered in the home network.</summary>
    Home = 1,

    /// <summary>Searching.</summary>
    Searching = 2,

    /// <summary>The network refuses this card.</summary>
    Denied = 3,

    /// <summary>Unknown, for instance out of coverage.</summary>
    Unknown = 4,

    /// <summary>Registered as a guest.</summary>
    Roaming = 5,
}
