using System.Net;
using ReferenceSwitch.Clearing;
using ReferenceSwitch.Randomness;
using ScanBox.Ports;

namespace ReferenceSwitch.Hosting;

/// <summary>How a switch is run.</summary>
public sealed record SwitchHostOptions
{
    /// <summary>Database file; null keeps everything in memory.</summary>
    public string? StorePath { get; init; }

    /// <summary>Address to listen on: loopback.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>TCP port; 0 for any free one.</summary>
    public int Port { get; init; }

    /// <summary>Bounds on what comes from outside.</summary>
    public SwitchLimits Limits { get; init; } = new();

    /// <summary>The acquiring institution that it is.</summary>
    public Acquirer Acquirer { get; init; } = Acquirer.Lakala;

    /// <summary>Routing.</summary>
    public ClearingTable Clearing { get; init; } = ClearingTable.Default;

    /// <summary>Source of keys and codes.</summary>
    public IEntropy Random { get; init; } = new SystemEntropy();

    /// <summary>Source of time.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Takes log lines, one call each; they never hold keys or whole codes.</summary>
    public Action<string> Log { get; init; } = _ => { };
}
