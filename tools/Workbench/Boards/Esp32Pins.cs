using System;
using System.Collections.Generic;
using System.Linq;
using ScanBox.Device;

namespace Workbench.Boards;

/// <summary>What an ESP32's data sheet (chapters 2 and 3.3) and its modules ask of a wire.</summary>
internal static class Esp32Pins
{
    internal static IEnumerable<string> Violations(BoardWire wire, BoardPlan plan)
    {
        int pin = wire.Pin;
        if (pin is > 39 or 20 or 24 or (>= 28 and <= 31))
            yield return $"there is no GPIO{pin}";
        if (pin is >= 6 and <= 11)
            yield return $"GPIO{pin} carries the flash";
        if (plan.HasPsram && pin is 16 or 17)
            yield return $"GPIO{pin} carries the PSRAM";
        if (pin is 37 or 38)
            yield return $"GPIO{pin} is not brought out";
        if (pin is 1 or 3)
            yield return $"GPIO{pin} is the debug link";
        if (wire.IsDriven && pin is >= 34)
            yield return $"GPIO{pin} is an input only";
        if (Disturbs(wire))
            yield return $"GPIO{pin} decides how the chip starts";
        if (wire.Use == WireUse.Input && pin is >= 34 && wire.Note.Length == 0 && !plan.ExternalPullUps.Contains(pin))
            yield return $"GPIO{pin} has no pull-up of its own";
    }

    internal static bool IsStrapping(int pin) => pin is 0 or 2 or 5 or 12 or 15;

    // Flash voltage (12) and boot mode (2) must be low or open at reset: a diode or a transistor's base to ground does not disturb
    // that. Boot mode (0), 5 and 15 must be high: an open-drain row and a button that nobody holds do not disturb that.
    private static bool Disturbs(BoardWire wire) => wire.Pin switch
    {
        12 => !Is(wire, "lamp"),
        2 => !Is(wire, "lamp") && !Is(wire, "modem PWRKEY"),
        0 or 5 or 15 => !Is(wire, "keypad row") && !Is(wire, "button"),
        _ => false,
    };

    private static bool Is(BoardWire wire, string name) => wire.Name.StartsWith(name, StringComparison.Ordinal);
}
