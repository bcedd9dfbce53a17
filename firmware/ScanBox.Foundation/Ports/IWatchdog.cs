namespace ScanBox.Ports;

/// <summary>The external watchdog, which resets the box when it is not fed.</summary>
public interface IWatchdog
{
    /// <summary>Called once a step.</summary>
    void Feed();
}
