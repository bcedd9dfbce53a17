using nanoFramework.Runtime.Native;
using ScanBox.Ports;

namespace ScanBox.Device;

/// <summary>Restarts the chip.</summary>
internal sealed class DeviceRestart : IRestart
{
    /// <inheritdoc/>
    public void Restart() => Power.RebootDevice();
}
