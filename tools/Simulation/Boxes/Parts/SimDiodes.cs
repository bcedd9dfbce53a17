using ScanBox.Parts.Lamps;
using ScanBox.Ports;

namespace Simulation.Boxes.Parts;

/// <summary>A lamp of two diodes under the driver of its rhythm; nobody looks at it between two signals.</summary>
internal sealed class SimDiodes(IClock clock) : ILamp
{
    private readonly LampRhythm _rhythm = new(hasBlue: false);

    /// <inheritdoc/>
    public void Show(LampSignal signal)
    {
        if (signal == _rhythm.Signal)
            _rhythm.Step(clock.UptimeMs);
        else
            _rhythm.Begin(signal, clock.UptimeMs);
    }
}
