using System.Security.Cryptography;
using ScanBox.Ports;

namespace ReferenceSwitch.Randomness;

/// <summary>The operating system's random numbers: for keys that matter.</summary>
public sealed class SystemEntropy : IEntropy
{
    /// <inheritdoc/>
    public void Fill(byte[] buffer) => RandomNumberGenerator.Fill(buffer);
}
