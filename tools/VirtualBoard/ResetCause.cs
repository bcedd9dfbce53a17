namespace VirtualBoard;

/// <summary>Why a run of the firmware ended.</summary>
public enum ResetCause
{
    /// <summary>It has not ended.</summary>
    None,

    /// <summary>The supply was cut.</summary>
    PowerCut,

    /// <summary>The external watchdog was not fed.</summary>
    Watchdog,

    /// <summary>The firmware asked for it with Power.RebootDevice.</summary>
    Software,

    /// <summary>Somebody pressed the reset button, or the tool stopped the firmware.</summary>
    Button,
}
