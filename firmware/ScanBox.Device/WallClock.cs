using System;
using nanoFramework.Runtime.Native;
using ScanBox.Ports;

namespace ScanBox.Device;

/// <summary>The system's date and time, against which TLS checks certificates. A time server sets it over Wi-Fi; it begins at 1970.</summary>
public sealed class WallClock : IWallClock
{
    /// <inheritdoc/>
    public long UnixTime => DateTime.UtcNow.ToUnixTimeSeconds();

    /// <inheritdoc/>
    public void Set(long unixTime) => Rtc.SetSystemTime(DateTime.FromUnixTimeSeconds(unixTime));
}
