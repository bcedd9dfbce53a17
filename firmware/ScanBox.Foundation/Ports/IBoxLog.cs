namespace ScanBox.Ports;

/// <summary>Where the box writes what it does, for technicians. Lines never carry a key or a whole payment code.</summary>
public interface IBoxLog
{
    /// <summary>Writes one line.</summary>
    /// <param name="atMs">Uptime in milliseconds.</param>
    /// <param name="what">What happened, in one line of English.</param>
    void Write(long atMs, string what);
}
