namespace ScanBox.Ports;

/// <summary>Starts the box anew, as after power-on.</summary>
public interface IRestart
{
    /// <summary>Restarts the box. On the device it does not return.</summary>
    void Restart();
}
