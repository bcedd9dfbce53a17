namespace ScanBox.Ports;

/// <summary>The only source of time. The runtime never reads a clock of its own, so a simulation can hand in virtual time.</summary>
public interface IClock
{
    /// <summary>Milliseconds since the box started; never goes backwards within one run.</summary>
    long UptimeMs { get; }
}
