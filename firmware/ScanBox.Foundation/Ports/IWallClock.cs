namespace ScanBox.Ports;

/// <summary>The board's clock of date and time, which forgets everything without power. Only certificates are checked against it: times of payments come from the switch.</summary>
public interface IWallClock
{
    /// <summary>Seconds since 1970-01-01 UTC. Near zero until somebody has set it.</summary>
    long UnixTime { get; }

    /// <summary>Sets it.</summary>
    /// <param name="unixTime">Seconds since 1970-01-01 UTC.</param>
    void Set(long unixTime);
}
