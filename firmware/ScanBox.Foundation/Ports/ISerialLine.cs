namespace ScanBox.Ports;

/// <summary>One UART, 8N1, without flow control. No member waits.</summary>
public interface ISerialLine
{
    /// <summary>Opens the line at a speed, or reopens it at another; bytes received before are discarded.</summary>
    /// <param name="baudRate">Line speed in baud.</param>
    void Open(int baudRate);

    /// <summary>Takes what has already arrived.</summary>
    /// <returns>The number of bytes stored, 0 when nothing waits.</returns>
    int Read(byte[] buffer, int offset, int count);

    /// <summary>Queues bytes for sending.</summary>
    void Write(byte[] buffer, int offset, int count);
}
