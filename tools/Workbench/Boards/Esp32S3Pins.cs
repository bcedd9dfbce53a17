using System;
using System.Collections.Generic;
using ScanBox.Device;

namespace Workbench.Boards;

/// <summary>What an ESP32-S3's data sheet (2.3 and 2.6) and the module WROOM-1 (table 3: an N16R8 has octal PSRAM) ask of a wire.</summary>
internal static class Esp32S3Pins
{
    internal static IEnumerable<string> Violations(BoardWire wire, BoardPlan plan)
    {
        int pin = wire.Pin;
        if (pin is > 48 or (>= 22 and <= 25))
            yield return $"there is no GPIO{pin}";
        if (pin is >= 26 and <= 32)
            yield return $"GPIO{pin} carries the flash";
        if (plan.HasPsram && pin is >= 33 and <= 37)
            yield return $"GPIO{pin} carries the PSRAM";
        // Boot mode (0) must be high at reset: a button that nobody holds does not disturb that.
        if (pin is 3 or 45 or 46 || (pin == 0 && !wire.Name.StartsWith("button", StringComparison.Ordinal)))
            yield return $"GPIO{pin} decides how the chip starts";
        if (pin is 19 or 20)
            yield return $"GPIO{pin} is the USB";
        if (pin is 43 or 44)
            yield return $"GPIO{pin} is the debug link";
    }

    internal static bool IsStrapping(int pin) => pin is 0 or 3 or 45 or 46;
}
