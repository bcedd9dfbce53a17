using ScanBox.Ports;

namespace ScanBox.Device;

/// <summary>Stands where the scanner was, while the technician's console has its plug.</summary>
internal sealed class NoScanner : IScanner
{
    /// <inheritdoc/>
    public ScannerState State => ScannerState.Failed;

    /// <inheritdoc/>
    public string Description => "the console has its plug";

    /// <inheritdoc/>
    public long Step(long nowMs) => long.MaxValue;

    /// <inheritdoc/>
    public void StartReading()
    {
    }

    /// <inheritdoc/>
    public void StopReading()
    {
    }

    /// <inheritdoc/>
    public int TakeCode(byte[] buffer, int offset, int count) => 0;
}
