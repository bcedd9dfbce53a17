using ScanBox.Ports;

namespace Simulation.Chance;

/// <summary>Seeded bytes for nonces, keys and one-time codes: for simulations only.</summary>
public sealed class DiceEntropy(Dice dice) : IEntropy
{
    private long _drawn;

    /// <inheritdoc/>
    public void Fill(byte[] buffer)
    {
        for (int i = 0; i < buffer.Length; i++)
            buffer[i] = (byte)dice.At(0, _drawn++).Bits();
    }
}
