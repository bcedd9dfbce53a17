namespace VirtualBoard.Modems;

/// <summary>How far a modem has come.</summary>
public enum ModemPower
{
    /// <summary>Without supply, or switched off.</summary>
    Off,

    /// <summary>Starting: it hears nothing yet.</summary>
    Booting,

    /// <summary>It takes commands.</summary>
    On,
}
