using System;
using ScanBox.Ports;

namespace ScanBox.Device;

/// <summary>Milliseconds since the interpreter started.</summary>
public sealed class UptimeClock : IClock
{
    /// <inheritdoc/>
    public long UptimeMs => Environment.TickCount64;
}
