namespace ScanBox.Ports;

/// <summary>Unpredictable bytes, for nonces.</summary>
public interface IEntropy
{
    /// <summary>Fills a whole buffer.</summary>
    void Fill(byte[] buffer);
}
