using System.Threading;

namespace ScanBox.Device;

/// <summary>The firmware's entry point.</summary>
public static class Program
{
    /// <summary>Pause of the loop: half a scan of the keypad, and it lets the connecting thread run.</summary>
    private const int LoopPauseMs = 2;

    /// <summary>Starts the box and never returns.</summary>
    public static void Main()
    {
        DeviceParts parts = new(Board.CreatePlan());
        while (true)
        {
            parts.Step(parts.Clock.UptimeMs);
            parts.Watchdog.Feed();
            Thread.Sleep(LoopPauseMs);
        }
    }
}
