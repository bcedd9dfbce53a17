using System.Threading;

namespace ScanBox.Device;

/// <summary>The firmware's entry point.</summary>
public static class Program
{
    // Half a scan of the keypad; it also lets the thread run that connects.
    private const int LoopPauseMs = 2;

    /// <summary>Starts the box and never returns.</summary>
    public static void Main()
    {
        var firmware = new Firmware(Board.CreatePlan());
        while (true)
        {
            firmware.Step();
            Thread.Sleep(LoopPauseMs);
        }
    }
}
