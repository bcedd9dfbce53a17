namespace ScanBox.Payments;

/// <summary>In what condition the journal was found at boot.</summary>
public enum JournalHealth : byte
{
    /// <summary>There was none: a new box, or a file system that was wiped.</summary>
    Missing = 0,

    /// <summary>Whole.</summary>
    Sound = 1,

    /// <summary>The last write was cut by a power cut; everything before it is there.</summary>
    TornTail = 2,

    /// <summary>Bytes in the middle are damaged. What could be read was kept, the damaged file is set aside.</summary>
    Damaged = 3,
}
