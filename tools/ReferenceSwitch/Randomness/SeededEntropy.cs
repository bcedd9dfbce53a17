using ScanBox.Ports;

namespace ReferenceSwitch.Randomness;

/// <summary>Random numbers that a seed replays: for simulations only, never for keys that matter.</summary>
public sealed class SeededEntropy(int seed) : IEntropy
{
    private readonly Random random = new(seed);

    /// <inheritdoc/>
    // Replaying a run is the purpose.
#pragma warning disable CA5394
    public void Fill(byte[] buffer) => random.NextBytes(buffer);
#pragma warning restore CA5394
}
