using System;
using System.Collections.Generic;
using System.Linq;
using ScanBox.Device;

namespace Workbench.Boards;

/// <summary>The parts and wires of a plan, in the words of the wiring tables.</summary>
public static class BoardWiring
{
    private const string PullUp = "10 k to 3.3 V";
    private const string LampResistor = "470 ohm";

    /// <summary>Every wire of a plan.</summary>
    public static IEnumerable<BoardWire> Wires(BoardPlan plan) => Parts(plan).SelectMany(part => part.Wires);

    /// <summary>Every part that is wired, the scanner first.</summary>
    public static IReadOnlyList<BoardPart> Parts(BoardPlan plan) =>
        [.. All(plan).Select(part => part with { Wires = [.. part.Wires.Where(wire => wire.Pin >= 0)] }).Where(part => part.Wires.Count > 0)];

    private static IEnumerable<BoardPart> All(BoardPlan plan)
    {
        yield return new("scanner", "Scanner module", $"UART {plan.ScannerPort}, {ScannerName(plan)}", "5 V, GND",
        [
            new(plan.ScannerTx, "scanner RX", "RX", WireUse.Output),
            new(plan.ScannerRx, "scanner TX", "TX", WireUse.Input, PullUp),
        ]);
        yield return new("modem", ModemName(plan.Modem), $"UART {plan.ModemPort}, 3.3 V levels", "VBAT, GND",
        [
            new(plan.ModemTx, "modem RX", "RX", WireUse.Output),
            new(plan.ModemRx, "modem TX", "TX", WireUse.Input, PullUp),
            new(plan.ModemKey, "modem PWRKEY", "PWRKEY", WireUse.Output, "NPN transistor"),
        ]);
        yield return new("keypad", "Keypad", $"{plan.KeypadRows.Length} rows, {plan.KeypadColumns.Length} columns", "",
        [
            .. plan.KeypadRows.Select((pin, i) => new BoardWire(pin, $"keypad row {i + 1}", $"row {i + 1}", WireUse.OpenDrain)),
            .. plan.KeypadColumns.Select((pin, i) => new BoardWire(pin, $"keypad column {i + 1}", $"column {i + 1}", WireUse.Input, Resistor(plan, pin))),
        ]);
        yield return new("buttons", "Buttons", "each to ground", "GND",
            [.. plan.ButtonPins.Select((pin, i) => new BoardWire(pin, $"button {KeyText.Of(plan.ButtonKeys[i])}", KeyText.Of(plan.ButtonKeys[i]), WireUse.Input, Resistor(plan, pin)))]);
        yield return Lamp(plan);
        yield return new("sound", "Amplifier", "I2S, MAX98357A or alike", "5 V, GND",
        [
            new(plan.SoundBck, "amplifier BCLK", "BCLK", WireUse.Output),
            new(plan.SoundWs, "amplifier LRC", "LRC", WireUse.Output),
            new(plan.SoundData, "amplifier DIN", "DIN", WireUse.Output),
            new(plan.SoundEnable, "amplifier SD", "SD", WireUse.Output, "100 k to ground"),
        ]);
        yield return new("voice", "Voice module", $"UART {plan.VoicePort}, JQ8900 or JQ8400", "5 V, GND",
        [
            new(plan.VoiceTx, "voice RX", "RX", WireUse.Output, "1 k in line"),
            new(plan.VoiceRx, "voice TX", "TX", WireUse.Input, PullUp),
        ]);
        yield return Display(plan);
        yield return new("beeper", "Beeper", plan.BeeperKind == BeeperKind.Active ? "active, sounds by itself" : "passive, piezo disc", "5 V, GND", [new(plan.Beeper, "beeper", "beeper", WireUse.Output, "NPN transistor")]);
        yield return new("battery", "Battery and charger", "lithium-ion cell, 3.7 V", "GND",
        [
            new(plan.Battery, "battery", "cell +", WireUse.Analog, "100 k, 100 k to ground"),
            new(plan.Charger, "charger", plan.ChargerIsLow ? "CHRG" : "5 V of the plug", WireUse.Input, plan.ChargerIsLow ? "" : "100 k, 150 k to ground"),
        ]);
        yield return new("watchdog", "Watchdog", "MAX6369 or alike, 60 s, output on EN", "3.3 V, GND", [new(plan.Watchdog, "watchdog WDI", "WDI", WireUse.Output)]);
    }

    private static BoardPart Lamp(BoardPlan plan)
    {
        bool isPlain = plan.LampGreen < 0 && plan.LampBlue < 0;
        string detail = isPlain ? "one colour" : plan.LampBlue < 0 ? "two colours, common cathode" : "red, green, blue, common cathode";
        return new("lamp", "Status lamp", detail, "GND",
        [
            new(plan.LampRed, isPlain ? "lamp" : "lamp red", isPlain ? "anode" : "red", WireUse.Output, LampResistor),
            new(plan.LampGreen, "lamp green", "green", WireUse.Output, LampResistor),
            new(plan.LampBlue, "lamp blue", "blue", WireUse.Output, LampResistor),
        ]);
    }

    private static BoardPart Display(BoardPlan plan) => plan.Display switch
    {
        DisplayKind.Ht1621 => new("display", "LCD", $"HT1621, {plan.DisplayGlass?.Digits} digits", "3.3 V, GND",
        [
            new(plan.DisplaySelect, "display CS", "CS", WireUse.Output, PullUp),
            new(plan.DisplayClock, "display WR", "WR", WireUse.Output),
            new(plan.DisplayData, "display DATA", "DATA", WireUse.Output),
        ]),
        DisplayKind.Tm1637 => new("display", "LED digits", $"TM1637, {plan.DisplayGrids.Length} digits", "3.3 V, GND",
        [
            new(plan.DisplayClock, "display CLK", "CLK", WireUse.Output),
            new(plan.DisplayData, "display DIO", "DIO", WireUse.Both),
        ]),
        _ => new("display", "", "", "", []),
    };

    private static string Resistor(BoardPlan plan, int pin) => Array.IndexOf(plan.ExternalPullUps, pin) >= 0 ? PullUp : "";

    private static string ScannerName(BoardPlan plan) => plan.Scanner == ScannerKind.Auto ? "any family" : plan.Scanner.ToString();

    private static string ModemName(ModemKind modem) => modem switch
    {
        ModemKind.Quectel => "4G modem Quectel EC800M",
        ModemKind.Simcom => "4G modem SIMCom A7670",
        ModemKind.Air780E => "4G modem Luat Air780E",
        _ => "4G modem (place, empty)",
    };
}
