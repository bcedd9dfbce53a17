namespace ScanBox.Parts.Modems;

/// <summary>Why a modem has no network, for a technician.</summary>
public enum ModemProblem : byte
{
    None = 0,

    /// <summary>Nothing answers on its line.</summary>
    Mute = 1,

    /// <summary>It answers, but is of no family that is known.</summary>
    UnknownFamily = 2,

    /// <summary>No SIM card.</summary>
    NoSim = 3,

    /// <summary>The SIM card wants a PIN or PUK, or is damaged.</summary>
    SimLocked = 4,

    /// <summary>No operator takes it: no antenna, no coverage.</summary>
    NoNetwork = 5,

    /// <summary>The operator refuses the card: unpaid, or bound to another device.</summary>
    Denied = 6,

    /// <summary>No data connection: most often a wrong APN.</summary>
    NoData = 7,
}
