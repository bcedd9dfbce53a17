namespace ScanBox.Device;

/// <summary>Displays that a board can carry.</summary>
public enum DisplayKind : byte
{
    /// <summary>None: the box speaks.</summary>
    None = 0,

    /// <summary>LED digits on a TM1637.</summary>
    Tm1637 = 1,

    /// <summary>An LCD of segments on an HT1621.</summary>
    Ht1621 = 2,
}
