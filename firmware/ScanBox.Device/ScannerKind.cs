namespace ScanBox.Device;

/// <summary>Scanner modules that a board can carry.</summary>
public enum ScannerKind : byte
{
    /// <summary>Grow's GM65 and its family: set up, triggered and watched by commands.</summary>
    Gm65 = 0,

    /// <summary>Any module that reads by itself and sends each code as a line.</summary>
    PlainLine = 1,
}
