using System;
using ScanBox.Boards.Esp32Wrover;
using ScanBox.Device;
using ScanBox.Ports;
using VirtualBoard;
using VirtualBoard.Clocks;
using VirtualBoard.Flash;
using VirtualBoard.Parts;
using VirtualBoard.Pins;
using VirtualBoard.Scanners;
using VirtualBoard.Sound;
using Workbench;

namespace ScanBox.Desktop.Tests.VirtualBoard;

/// <summary>A virtual board with every part of a plan, the ESP32-WROVER's by default, wired as its README says.</summary>
internal sealed class BoardBench
{
    public BoardBench(IVirtualClock? clock = null, IFlashStore? flash = null, TimeSpan? watchdog = null, BoardPlan? plan = null)
    {
        Plan = plan ?? Esp32WroverBoard.CreatePlan();
        Board = new BoardModel(clock ?? new ManualClock(), new VirtualFlash(flash ?? new MemoryFlashStore(), Plan.FileSystemBytes), Plan.Chip == BoardChip.Esp32S3 ? ChipPins.Esp32S3Octal : ChipPins.Esp32);
        Scanner = new VirtualGm65(Plan.ScannerTx, Plan.ScannerRx);
        Keypad = new VirtualKeypad(Plan.KeypadRows, Plan.KeypadColumns);
        Buttons = new VirtualButtons(Plan.ButtonPins);
        Lamp = new VirtualLamp(Plan.LampRed, Plan.LampGreen, Plan.LampBlue);
        Speaker = new VirtualSpeaker(Plan.SoundBck, Plan.SoundWs, Plan.SoundData, Plan.SoundEnable);
        Watchdog = new VirtualWatchdog(Plan.Watchdog, watchdog ?? TimeSpan.FromSeconds(60));
        foreach (IBoardPart part in new IBoardPart[] { Scanner, Keypad, Buttons, Lamp, Watchdog })
            Board.Attach(part);
        if (Plan.SoundBck >= 0)
            Board.Attach(Speaker);
        Voice = PowerAndSound.Voice(Plan);
        if (Voice is not null)
            Board.Attach(Voice);
        Display = DisplayPart.Of(Plan);
        if (Display is not null)
            Board.Attach(Display);
        Beeper = PowerAndSound.Beeper(Plan);
        if (Beeper is not null)
            Board.Attach(Beeper);
        Battery = PowerAndSound.Battery(Plan);
        if (Battery is not null)
            Board.Attach(Battery);
        foreach (int column in Plan.ExternalPullUps)
            Board.Pins.AddResistor(column, toSupply: true);
    }

    public BoardPlan Plan { get; }

    public BoardModel Board { get; }

    public VirtualGm65 Scanner { get; }

    public VirtualKeypad Keypad { get; }

    public VirtualButtons Buttons { get; }

    public VirtualLamp Lamp { get; }

    public VirtualSpeaker Speaker { get; }

    public VirtualWatchdog Watchdog { get; }

    public VirtualDisplay? Display { get; }

    public VirtualBeeper? Beeper { get; }

    public VirtualVoiceModule? Voice { get; }

    public VirtualBattery? Battery { get; }

    /// <summary>Switches on and builds the adapters, as Program.Main does.</summary>
    public DeviceParts Start(IBoxLog? log = null)
    {
        Board.PowerOn();
        return new DeviceParts(Plan, log);
    }

    /// <summary>Runs something every other millisecond for a time.</summary>
    public void Run(int milliseconds, Action step)
    {
        long start = Board.Clock.NowMicroseconds;
        for (int at = 0; at < milliseconds; at += 2)
        {
            step();
            Board.WaitUntil(start + (at * 1000L) + 2000);
        }
    }
}
