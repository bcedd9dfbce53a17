using System.Collections.Generic;
using System.Linq;
using ScanBox.Device;

namespace Workbench.Boards;

/// <summary>What the data sheets of chip and module ask of a wiring.</summary>
public static class BoardRules
{
    /// <summary>Whatever is wrong with a plan, in words; empty for a sound one.</summary>
    public static IReadOnlyList<string> Violations(BoardPlan plan)
    {
        var found = new List<string>();
        BoardWire[] wires = [.. BoardWiring.Wires(plan)];
        foreach (var twice in wires.GroupBy(w => w.Pin).Where(g => g.Count() > 1))
            found.Add($"GPIO{twice.Key} is {string.Join(" and ", twice.Select(w => w.Name))}");
        foreach (BoardWire wire in wires)
            found.AddRange(Pin(plan, wire));
        found.AddRange(Buses(plan));
        found.AddRange(Keys(plan));
        found.AddRange(Display(plan));
        found.AddRange(PowerAndBeeper(plan));
        found.AddRange(CodeReader(plan));
        found.AddRange(FlashBudget.Of(plan).Violations);
        return found;
    }

    private static IEnumerable<string> Pin(BoardPlan plan, BoardWire wire) =>
        (plan.Chip == BoardChip.Esp32S3 ? Esp32S3Pins.Violations(wire, plan) : Esp32Pins.Violations(wire, plan)).Select(why => $"{wire.Name}: {why}");

    // COM1 is the debug link, so two are left of the three that both chips have.
    private static IEnumerable<string> Buses(BoardPlan plan)
    {
        string[] ports = [.. UsedPorts(plan)];
        foreach (string port in ports.Where(port => port is not ("COM2" or "COM3")).Distinct())
            yield return $"there is no {port} to use: COM2 and COM3";
        if (ports.Distinct().Count() != ports.Length)
            yield return "two parts share a UART";
        int[] sound = [plan.SoundBck, plan.SoundWs, plan.SoundData, plan.SoundEnable];
        if (sound.Any(pin => pin < 0) && sound.Any(pin => pin >= 0))
            yield return "an amplifier needs its four pins";
        if (plan.VoiceTx >= 0 != plan.VoiceRx >= 0)
            yield return "a voice module needs its pins";
        if (plan.VoiceTx >= 0 && plan.SoundBck >= 0)
            yield return "there is a voice module and an amplifier";
        if (plan.HasModem && (plan.ModemTx < 0 || plan.ModemRx < 0))
            yield return "a modem needs its pins";
        if (plan.Modem != ModemKind.None && !plan.HasModem)
            yield return "the modem is named but not there";
    }

    private static IEnumerable<string> UsedPorts(BoardPlan plan)
    {
        if (plan.ScannerTx >= 0)
            yield return plan.ScannerPort;
        if (plan.ModemTx >= 0)
            yield return plan.ModemPort;
        if (plan.VoiceTx >= 0)
            yield return plan.VoicePort;
    }

    private static IEnumerable<string> Keys(BoardPlan plan)
    {
        if (plan.KeypadKeys.Length != plan.KeypadRows.Length * plan.KeypadColumns.Length)
            yield return "the keypad needs a key for each crossing";
        if (plan.ButtonKeys.Length != plan.ButtonPins.Length)
            yield return "each button needs its key";
        if (plan.ButtonPins.Length > ScanBox.Parts.Keys.ButtonKeys.MostButtons)
            yield return $"at most {ScanBox.Parts.Keys.ButtonKeys.MostButtons} buttons: more belong on a matrix";
        ScanBox.Ports.Key[] keys = [.. plan.KeypadKeys.Concat(plan.ButtonKeys).Where(key => key != ScanBox.Ports.Key.None)];
        foreach (var twice in keys.GroupBy(key => key).Where(g => g.Count() > 1))
            yield return $"the key {KeyText.Of(twice.Key)} is there twice";
        if (keys.Length > 0 && !keys.Contains(ScanBox.Ports.Key.Confirm))
            yield return "there is no key to confirm";
    }

    // A code reader on I2C may hang on the pins of the scanner's UART or of an empty modem's place; both wires are driven by either end.
    private static IEnumerable<string> CodeReader(BoardPlan plan)
    {
        int[] pins = [plan.ScannerData, plan.ScannerClock];
        if (pins.Max() < 0)
            yield break;
        if (pins.Min() < 0 || pins[0] == pins[1])
            yield return "a code reader needs SDA and SCL";
        int[] lent = [plan.ScannerTx, plan.ScannerRx, plan.ModemTx, plan.ModemRx];
        foreach (BoardWire wire in BoardWiring.Wires(plan).Where(wire => pins.Contains(wire.Pin) && !lent.Contains(wire.Pin)))
            yield return $"code reader: GPIO{wire.Pin} is {wire.Name}";
        foreach (int pin in pins.Where(pin => pin >= 0))
        {
            var wire = new BoardWire(pin, "code reader", "", WireUse.Both, "4.7 k to 3.3 V");
            foreach (string why in Pin(plan, wire))
                yield return why;
        }
    }

    private static IEnumerable<string> PowerAndBeeper(BoardPlan plan)
    {
        if (plan.BeeperKind == BeeperKind.None != plan.Beeper < 0)
            yield return "a beeper needs a kind and a pin";
        if (plan.Battery < 0)
            yield break;
        if (plan.Chip == BoardChip.Esp32S3 ? plan.Battery is < 1 or > 10 : plan.Battery is not (32 or 33 or 34 or 35 or 36 or 39))
            yield return $"battery: GPIO{plan.Battery} has no channel of the first converter, and the second does not work beside Wi-Fi";
        // Outside these the divider leaves the converter's straight part, or wastes it.
        if (plan.BatteryFullScaleMillivolts is < 4800 or > 9000)
            yield return "the battery's full scale is not that of a divider by two or so";
    }

    private static IEnumerable<string> Display(BoardPlan plan)
    {
        if (plan.Display == DisplayKind.Tm1637 && (plan.DisplayGrids.Length is < 1 or > 6 || plan.DisplayGrids.Distinct().Count() != plan.DisplayGrids.Length || plan.DisplayGrids.Any(grid => grid > 5)))
            yield return "a TM1637 has GRID 0 to 5, one for each digit";
        if (plan.Display == DisplayKind.Ht1621 && plan.DisplayGlass is null)
            yield return "an HT1621 needs the map of its glass";
        if (plan.Display != DisplayKind.None && new[] { plan.DisplayClock, plan.DisplayData, plan.Display == DisplayKind.Ht1621 ? plan.DisplaySelect : 0 }.Min() < 0)
            yield return "a display needs its pins";
    }
}
