namespace ScanBox.Ports;

/// <summary>How a scanner module is doing.</summary>
public enum ScannerState : byte
{
    /// <summary>Looking for the module and setting it up.</summary>
    Finding = 0,

    /// <summary>Set up, reading off.</summary>
    Ready = 1,

    /// <summary>Reading: light on, waiting for a code.</summary>
    Reading = 2,

    /// <summary>No module answers; the driver goes on looking by itself.</summary>
    Failed = 3,
}

/// <summary>A code scanner module. Its driver keeps all bounds; no member waits.</summary>
public interface IScanner
{
    /// <summary>The state now.</summary>
    ScannerState State { get; }

    /// <summary>Family, model or version as far as known, for people; never null.</summary>
    string Description { get; }

    /// <summary>Does a bounded piece of work: takes bytes, sends commands, watches timeouts.</summary>
    /// <param name="nowMs">Uptime in milliseconds.</param>
    /// <returns>Uptime at which it wants to be stepped again even if no byte arrives.</returns>
    long Step(long nowMs);

    /// <summary>Turns reading on. Codes read before are forgotten. While not <see cref="ScannerState.Ready"/> it is remembered and done as soon as the module is.</summary>
    void StartReading();

    /// <summary>Turns reading off. Codes that still arrive are dropped.</summary>
    void StopReading();

    /// <summary>Takes the oldest complete code read since <see cref="StartReading"/>, without its tail.</summary>
    /// <returns>Length in bytes, 0 when there is none. A code longer than <paramref name="count"/> is dropped.</returns>
    int TakeCode(byte[] buffer, int offset, int count);
}
