namespace ScanBox.Parts.Scanners;

/// <summary>Families of scanner modules; the numbers are kept on flash.</summary>
public enum ScannerFamilyId : byte
{
    /// <summary>None, or any.</summary>
    None = 0,

    /// <summary>Grow GM60, GM65, GM805, GM861 and relabelled ones: zone bytes.</summary>
    Gm65 = 1,

    /// <summary>Grow M3Y-W.</summary>
    M3y = 2,

    /// <summary>Zebra's Simple Serial Interface: Zebra engines, GM67, SE630.</summary>
    Ssi = 3,

    /// <summary>M5 Unit QRCode, Atomic QRCode2.</summary>
    M5 = 4,

    /// <summary>DYscan DE2120.</summary>
    De2120 = 5,

    /// <summary>Newland EM20xx and EM30xx of the old command set.</summary>
    NewlandOld = 6,

    /// <summary>Newland's unified command set.</summary>
    Newland = 7,

    /// <summary>Honeywell N3680, N6603, N86xx.</summary>
    Honeywell = 8,

    /// <summary>A module that only sends lines.</summary>
    PlainLine = 9,
}
