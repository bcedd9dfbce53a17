namespace ScanBox.Setup.PhonePage;

/// <summary>Why what was asked for on the page was not done.</summary>
public enum PhoneFault : byte
{
    /// <summary>It was, or nothing was asked for.</summary>
    None = 0,

    /// <summary>The PIN is not the one on the label.</summary>
    WrongPin = 1,

    /// <summary>Too many wrong PINs: none is looked at for a time.</summary>
    Locked = 2,

    /// <summary>No network was chosen.</summary>
    NoNetwork = 3,

    /// <summary>The name is no name of a network: 1 to 32 bytes of text.</summary>
    BadName = 4,

    /// <summary>The password cannot be one: 8 to 63 bytes of text, or none.</summary>
    BadPassword = 5,

    /// <summary>The network refuses the password.</summary>
    WrongPassword = 6,

    /// <summary>The network is not there.</summary>
    NotThere = 7,

    /// <summary>The network was not joined.</summary>
    NotJoined = 8,

    /// <summary>The network gave no address.</summary>
    NoAddress = 9,

    /// <summary>Somebody is served, or a technician is at the box by another way.</summary>
    Busy = 10,

    /// <summary>The flash refused; the settings are as they were.</summary>
    Flash = 11,

    /// <summary>The form is of an earlier time that the page was open.</summary>
    Stale = 12,
}
