namespace ScanBox.Parts.Scanners;

/// <summary>How a transfer on an I2C bus ended.</summary>
public enum I2cOutcome : byte
{
    /// <summary>All bytes went over.</summary>
    Done = 0,

    /// <summary>Nobody acknowledged: the part is unplugged, starting, or of another address.</summary>
    NotAcknowledged = 1,

    /// <summary>The transfer did not come to an end: a wire is held low, or the part stretches the clock for ever.</summary>
    Stuck = 2,
}
