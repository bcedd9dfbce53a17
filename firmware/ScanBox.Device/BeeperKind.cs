namespace ScanBox.Device;

/// <summary>Beepers that a board can carry.</summary>
public enum BeeperKind : byte
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>One that sounds by itself while its pin is high, always at its own pitch.</summary>
    Active = 1,

    /// <summary>A piezo disc that sounds at the pitch that its pin is switched with.</summary>
    Passive = 2,
}
