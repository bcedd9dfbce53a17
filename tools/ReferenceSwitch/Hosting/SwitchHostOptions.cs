using System.Net;

namespace ReferenceSwitch.Hosting;

/// <summary>How a switch is run: what it is (<see cref="SwitchOptions"/>), where it listens and where it keeps its state.</summary>
public sealed record SwitchHostOptions : SwitchOptions
{
    /// <summary>Database file; null keeps everything in memory.</summary>
    public string? StorePath { get; init; }

    /// <summary>Address to listen on: loopback.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>TCP port; 0 for any free one.</summary>
    public int Port { get; init; }

    /// <summary>Source of time.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
