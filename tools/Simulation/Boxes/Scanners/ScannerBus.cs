using ScanBox.Parts.Scanners;
using Simulation.Chance;
using Simulation.Profiles;
using Simulation.Timing;
using VirtualBoard.Scanners;

namespace Simulation.Boxes.Scanners;

/// <summary>The I2C bus between the box and a code reader on it, for the real driver. A transfer takes no time here.</summary>
internal sealed class ScannerBus(VirtualTinyCodeReader reader, Timeline time, FaultSource faults) : II2cPart
{
    private const int LongestHangMs = 60_000;

    private int _hangs;

    /// <inheritdoc/>
    public I2cOutcome Read(byte[] buffer)
    {
        I2cOutcome outcome = Begin();
        if (outcome == I2cOutcome.Done)
            reader.Read(buffer);
        return outcome;
    }

    /// <inheritdoc/>
    public I2cOutcome Write(byte[] bytes)
    {
        I2cOutcome outcome = Begin();
        if (outcome == I2cOutcome.Done)
            reader.Write(bytes);
        return outcome;
    }

    /// <summary>Ends what faults have begun.</summary>
    internal void Mend()
    {
        _hangs++;
        if (reader.HoldsWire)
            reader.Restart();
    }

    private I2cOutcome Begin()
    {
        if (faults.Strikes(FaultKind.ScannerReset))
            reader.Restart();
        if (faults.Strikes(FaultKind.ScannerHangs, out Dice how))
            Hang(how.Between(1, LongestHangMs, 1));
        if (faults.Strikes(FaultKind.ScannerSpoils))
            reader.Faults.SpoilReplies++;
        if (faults.Strikes(FaultKind.ScannerCutsAnswer))
            reader.Faults.HalveReplies++;
        if (faults.Strikes(FaultKind.ScannerResetsInAnswer))
            reader.Faults.RestartInReplies++;
        if (reader.HoldsWire)
            return I2cOutcome.Stuck;
        return reader.Acknowledges && !faults.Strikes(FaultKind.ScannerIgnores) ? I2cOutcome.Done : I2cOutcome.NotAcknowledged;
    }

    // Somebody pulls its plug then.
    private void Hang(int ms)
    {
        int hang = ++_hangs;
        reader.Hang();
        time.After(ms, () =>
        {
            if (hang == _hangs && reader.HoldsWire)
                reader.Restart();
        });
    }
}
