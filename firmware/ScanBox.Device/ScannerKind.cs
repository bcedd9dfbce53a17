namespace ScanBox.Device;

/// <summary>Scanner modules that a board can carry.</summary>
public enum ScannerKind : byte
{
    /// <summary>Grow's GM65 and its family: set up, triggered and watched by commands.</summary>
    Gm65 = 0,

    /// <summary>Any module that reads by itself and sends each code as a line.</summary>
    PlainLine = 1,

    /// <summary>Whatever answers, at any usual speed; else plain lines, when they come.</summary>
    Auto = 2,

    /// <summary>Grow M3Y-W.</summary>
    M3y = 3,

    /// <summary>Zebra engines, GM67, SE630: Simple Serial Interface.</summary>
    Ssi = 4,

    /// <summary>M5 Unit QRCode and Atomic QRCode2.</summary>
    M5 = 5,

    /// <summary>DYscan DE2120.</summary>
    De2120 = 6,

    /// <summary>Newland, old command set.</summary>
    NewlandOld = 7,

    /// <summary>Newland, unified command set.</summary>
    Newland = 8,

    /// <summary>Honeywell.</summary>
    Honeywell = 9,

    /// <summary>Useful Sensors' Tiny Code Reader, on I2C in place of a UART.</summary>
    Tiny = 10,
}
