using System.Collections.Generic;
using System.Linq;
using ScanBox.Device;

namespace ScanBox.Desktop.Tests.VirtualBoard;

/// <summary>What the data sheets of chip and module ask of a wiring.</summary>
internal static class BoardPlanRules
{
    public static List<string> Violations(BoardPlan plan)
    {
        var found = new List<string>();
        (int Pin, string Use, bool Output)[] uses = Uses(plan).Where(u => u.Pin >= 0).ToArray();
        foreach (var twice in uses.GroupBy(u => u.Pin).Where(g => g.Count() > 1))
            found.Add($"GPIO{twice.Key} is {string.Join(" and ", twice.Select(u => u.Use))}");
        foreach ((int pin, string use, bool output) in uses)
        {
            if (plan.Chip == BoardChip.Esp32S3)
                found.AddRange(Esp32S3Violations(pin, use, plan.HasPsram));
            if (plan.Chip != BoardChip.Esp32)
                continue;
            if (pin is > 39 or 20 or 24 or (>= 28 and <= 31))
                found.Add($"{use}: there is no GPIO{pin}");
            if (pin is >= 6 and <= 11)
                found.Add($"{use}: GPIO{pin} carries the flash");
            if (plan.HasPsram && pin is 16 or 17)
                found.Add($"{use}: GPIO{pin} carries the PSRAM");
            if (pin is 37 or 38)
                found.Add($"{use}: GPIO{pin} is not brought out");
            if (pin is 1 or 3)
                found.Add($"{use}: GPIO{pin} is the debug link");
            if (output && pin is >= 34)
                found.Add($"{use}: GPIO{pin} is an input only");
            // Flash voltage (12) and boot mode (2) must be low or open at reset, boot mode (0), 5 and 15 high:
            // an output to a diode and an open-drain row do not disturb that, an input driven by a part would.
            if ((pin is 2 or 12 && !use.StartsWith("lamp", System.StringComparison.Ordinal)) ||
                (pin is 0 or 5 or 15 && !use.StartsWith("keypad row", System.StringComparison.Ordinal)))
                found.Add($"{use}: GPIO{pin} decides how the chip starts");
        }
        if (plan.ScannerPort is not ("COM2" or "COM3") || plan.ModemPort is not ("COM2" or "COM3") || plan.ScannerPort == plan.ModemPort)
            found.Add("scanner and modem need COM2 and COM3");
        if (plan.KeypadKeys.Length != plan.KeypadRows.Length * plan.KeypadColumns.Length)
            found.Add("the keypad needs a key for each crossing");
        if (plan.Display == DisplayKind.Tm1637 && (plan.DisplayGrids.Length is < 1 or > 6 || plan.DisplayGrids.Distinct().Count() != plan.DisplayGrids.Length || plan.DisplayGrids.Any(grid => grid > 5)))
            found.Add("a TM1637 has GRID 0 to 5, one for each digit");
        if (plan.Display == DisplayKind.Ht1621 && plan.DisplayGlass is null)
            found.Add("an HT1621 needs the map of its glass");
        if (plan.Display != DisplayKind.None && new[] { plan.DisplayClock, plan.DisplayData, plan.Display == DisplayKind.Ht1621 ? plan.DisplaySelect : 0 }.Min() < 0)
            found.Add("a display needs its pins");
        found.AddRange(CodeReaderViolations(plan));
        return found;
    }

    /// <summary>A code reader on I2C may hang on the pins of the scanner's UART or of an empty modem's place; both wires are driven by either end.</summary>
    private static IEnumerable<string> CodeReaderViolations(BoardPlan plan)
    {
        int[] wires = [plan.ScannerData, plan.ScannerClock];
        if (wires.Max() < 0)
            yield break;
        if (wires.Min() < 0 || wires[0] == wires[1])
            yield return "a code reader needs SDA and SCL";
        int[] lent = [plan.ScannerTx, plan.ScannerRx, plan.ModemTx, plan.ModemRx];
        foreach ((int pin, string use, _) in Uses(plan).Where(u => wires.Contains(u.Pin) && !lent.Contains(u.Pin)))
            yield return $"code reader: GPIO{pin} is {use}";
        var alone = new BoardPlan { Chip = plan.Chip, HasPsram = plan.HasPsram, SoundBck = plan.ScannerData, SoundWs = plan.ScannerClock };
        foreach (string violation in Violations(alone))
            yield return "code reader: " + violation;
    }

    // ESP32-S3 data sheet 2.3 and 2.6; WROOM-1 module table 3: an N16R8 has octal PSRAM.
    private static IEnumerable<string> Esp32S3Violations(int pin, string use, bool octalPsram)
    {
        if (pin is > 48 or (>= 22 and <= 25))
            yield return $"{use}: there is no GPIO{pin}";
        if (pin is >= 26 and <= 32)
            yield return $"{use}: GPIO{pin} carries the flash";
        if (octalPsram && pin is >= 33 and <= 37)
            yield return $"{use}: GPIO{pin} carries the PSRAM";
        if (pin is 0 or 3 or 45 or 46)
            yield return $"{use}: GPIO{pin} decides how the chip starts";
        if (pin is 19 or 20)
            yield return $"{use}: GPIO{pin} is the USB";
        if (pin is 43 or 44)
            yield return $"{use}: GPIO{pin} is the debug link";
    }

    /// <summary>Every use of a pin, in words that the wiring table uses too.</summary>
    public static IEnumerable<(int Pin, string Use, bool Output)> Uses(BoardPlan plan)
    {
        yield return (plan.ScannerTx, "scanner RX", true);
        yield return (plan.ScannerRx, "scanner TX", false);
        yield return (plan.ModemTx, "modem RX", true);
        yield return (plan.ModemRx, "modem TX", false);
        for (int i = 0; i < plan.KeypadRows.Length; i++)
            yield return (plan.KeypadRows[i], $"keypad row {i + 1}", true);
        for (int i = 0; i < plan.KeypadColumns.Length; i++)
            yield return (plan.KeypadColumns[i], $"keypad column {i + 1}", false);
        yield return (plan.LampRed, "lamp red", true);
        yield return (plan.LampGreen, "lamp green", true);
        yield return (plan.SoundBck, "amplifier BCLK", true);
        yield return (plan.SoundWs, "amplifier LRC", true);
        yield return (plan.SoundData, "amplifier DIN", true);
        yield return (plan.SoundEnable, "amplifier SD", true);
        yield return (plan.Watchdog, "watchdog WDI", true);
        bool lcd = plan.Display == DisplayKind.Ht1621;
        yield return (plan.DisplayClock, lcd ? "display WR" : "display CLK", true);
        yield return (plan.DisplayData, lcd ? "display DATA" : "display DIO", true);
        if (lcd)
            yield return (plan.DisplaySelect, "display CS", true);
    }
}
