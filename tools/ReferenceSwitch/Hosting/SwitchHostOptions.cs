using System.Net;

namespace ReferenceSwitch.Hosting;

/// <summary>How a switch is run: what it is (<see cref="SwitchOptions"/>), where it listens and where it keeps its state.</summary>
public sealed record SwitchHostOptions : SwitchOptions
{
    /// <summary>Database file; null keeps everything in memory.</summary>
    public string? StorePath { get; init; }

    /// <summary>TCP port of TLS; 0 for any free one, null for no TLS.</summary>
    public int? TlsPort { get; init; }

    /// <summary>Address to listen on with TLS; any.</summary>
    public IPAddress TlsAddress { get; init; } = IPAddress.Loopback;

    /// <summary>Host names and addresses that boxes may connect to, besides loopback and the bench's name.</summary>
    public IReadOnlyList<string> TlsNames { get; init; } = [];

    /// <summary>Address to listen on without TLS: loopback.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>TCP port; 0 for any free one.</summary>
    public int Port { get; init; }

    /// <summary>Puts something between the servers and the logic, for instance faults that last; null for nothing.</summary>
    public Func<ISwitchLine, ISwitchLine>? Front { get; init; }

    /// <summary>Source of time.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
