namespace ScanBox.Parts.Modems;

/// <summary>How a command ended.</summary>
public enum AtOutcome : byte
{
    /// <summary>It is in flight, or none was started.</summary>
    None = 0,

    /// <summary>Everything came that the command waits for.</summary>
    Done = 1,

    /// <summary>The modem said no.</summary>
    Refused = 2,

    /// <summary>Its time is over. What still comes of it does not reach the next command.</summary>
    TimedOut = 3,

    /// <summary>The modem answers nothing any more: only its power key helps.</summary>
    Mute = 4,
}
