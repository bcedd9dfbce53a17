using Simulation.Chance;
using Simulation.Profiles;

namespace Simulation.Boxes;

/// <summary>What becomes of the bytes on a UART: one joins them out of nothing, one is lost, one comes twice.</summary>
internal sealed class LineNoise(FaultSource faults, FaultKind noise, FaultKind lost, FaultKind doubled)
{
    internal void Pass(byte value, Action<byte> on)
    {
        if (faults.Strikes(noise, out Dice how))
            on((byte)how.Below(256, 1));
        if (faults.Strikes(lost))
            return;
        on(value);
        if (faults.Strikes(doubled))
            on(value);
    }
}
