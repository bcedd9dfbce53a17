namespace VirtualBoard.Modems;

/// <summary>What a modem finds in its SIM holder.</summary>
public enum SimState
{
    /// <summary>A card that needs nothing.</summary>
    Ready,

    /// <summary>A card that wants its PIN first.</summary>
    Pin,

    /// <summary>A card that was given wrong PINs and wants its PUK.</summary>
    Puk,

    /// <summary>No card.</summary>
    Absent,
}
