namespace ScanBox.Ports;

/// <summary>Which times a box believes: nobody who tells the time proves it.</summary>
public static class WallTime
{
    /// <summary>No clock can be earlier than the firmware: 2026-03-01 00:00 UTC, in seconds since 1970. Moved on with new versions.</summary>
    public const long NotBefore = 1_772_323_200;

    /// <summary>Nor more than twenty years later: a box does not live so long.</summary>
    public const long NotAfter = NotBefore + 20L * 31_556_952;

    /// <summary>Whether a time may be true.</summary>
    /// <param name="unixTime">Seconds since 1970-01-01 UTC.</param>
    public static bool IsPlausible(long unixTime) => unixTime >= NotBefore && unixTime <= NotAfter;
}
