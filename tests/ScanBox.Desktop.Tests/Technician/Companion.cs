using System;
using ScanBox.Tests.InMemory;

namespace ScanBox.Desktop.Tests.Technician;

/// <summary>A box in memory, and what has its turns beside it, also while the box has nothing to do.</summary>
internal static class Companion
{
    /// <summary>Both run for a time.</summary>
    /// <param name="world">The box.</param>
    /// <param name="ms">How long.</param>
    /// <param name="everyMs">How long the other one waits at most.</param>
    /// <param name="step">Its turn; it is given the uptime.</param>
    public static void RunFor(this World world, long ms, int everyMs, Action<long> step)
    {
        long end = world.Clock.UptimeMs + ms;
        while (world.Clock.UptimeMs < end)
        {
            long before = world.Clock.UptimeMs;
            world.Advance();
            if (world.Clock.UptimeMs > before + everyMs)
                world.Clock.UptimeMs = before + everyMs;
            step(world.Clock.UptimeMs);
            if (world.Clock.UptimeMs == before)
                world.Clock.UptimeMs++;
        }
    }
}
