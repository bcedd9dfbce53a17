using Simulation.Timing;
using VirtualBoard.Clocks;

namespace Simulation.Modems;

/// <summary>The simulation's time as the time of a virtual board.</summary>
internal sealed class TimelineClock(Timeline time) : IVirtualClock
{
    private const int MicrosecondsInMs = 1_000;

    /// <inheritdoc/>
    public long NowMicroseconds => time.NowMs * MicrosecondsInMs;

    /// <inheritdoc/>
    public bool RunsByItself => false;

    /// <inheritdoc/>
    public void Pass(object sync, long untilMicroseconds) => throw new NotSupportedException("Nothing on this board waits.");
}
