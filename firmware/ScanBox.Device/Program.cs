using System.Threading;
using ScanBox.Settings;
using ScanBox.Updates.Applications;
using ScanBox.Updates.Slots;

namespace ScanBox.Device;

/// <summary>The firmware's entry points.</summary>
public static class Program
{
    // Half a scan of the keypad; it also lets the thread run that connects.
    private const int LoopPauseMs = 2;

    /// <summary>Starts the box, from the slot of an update if one counts, and never returns.</summary>
    public static void Main()
    {
        BoardPlan plan = Board.CreatePlan();
        var storage = new FlashStorage();
        var log = new ConsoleLog();
        UpdateBook book = UpdateStart.Begin(storage, log, 0);
        if (plan.HasPsram)
        {
            var loader = new ApplicationLoader(storage, log, book, new AssemblyStarter(log), FirmwareVersion.Number);
            loader.Start(0);
            if (loader.HasFailed)
                new DeviceRestart().Restart();
        }
        Run(new Firmware(plan, book: book));
    }

    /// <summary>Starts the box from a slot: the application of the deployment has loaded this one, and counted the start. Never returns.</summary>
    public static void RunSlot() => Run(new Firmware(Board.CreatePlan(), book: new UpdateBook(new FlashStorage())));

    private static void Run(Firmware firmware)
    {
        while (true)
        {
            firmware.Step();
            Thread.Sleep(LoopPauseMs);
        }
    }
}
