using ScanBox.Ports;

namespace ScanBox.Setup.Tests;

/// <summary>Date and time as a test wants them; near 1970 until it says otherwise.</summary>
public sealed class MemoryWallClock : IWallClock
{
    public long UnixTime { get; private set; } = 42;

    public void Set(long unixTime) => UnixTime = unixTime;
}
