namespace ScanBox.Parts.Scanners;

/// <summary>Addresses of the GM65's settings, its "zone bytes", and the bits the box cares for (GM65 user manual).</summary>
internal static class Gm65Zone
{
    /// <summary>b6 beep, b5-4 aim, b3-2 light (01 while reading), b1-0 mode (01 command).</summary>
    internal const int Mode = 0x0000;

    /// <summary>b0: 1 starts a reading, 0 ends it.</summary>
    internal const int Trigger = 0x0002;

    /// <summary>Longest single reading, in 0.1 s; 0 = endless.</summary>
    internal const int ReadTimeout = 0x0006;

    /// <summary>b1-0 output port, 00 = serial line.</summary>
    internal const int OutputPort = 0x000D;

    /// <summary>b7 delay on, b6-0 in 0.1 s: how long the same code is not read again.</summary>
    internal const int SameCodeDelay = 0x0013;

    /// <summary>b0: QR codes are read.</summary>
    internal const int QrCodes = 0x003F;

    /// <summary>b7 protocol output, b6-5 tail (00 CR, 01 CRLF, 10 TAB, 11 none), b0 tail on.</summary>
    internal const int Tail = 0x0060;

    /// <summary>A5 puts the module into deep sleep, from which any byte wakes it; the command that does so is lost. 00 when awake.</summary>
    internal const int Sleep = 0x00D9;

    /// <summary>Software version. Read-only, so it is what a search for the module asks.</summary>
    internal const int SoftwareVersion = 0x00E2;
}
