using System;
using System.Linq;
using ScanBox.Parts.Scanners;
using VirtualBoard.Scanners;
using Workbench;

namespace ScanBox.Desktop.Tests.Scanners;

/// <summary>Every virtual module on a UART, on the pins of <see cref="DetectorBench"/>.</summary>
internal static class UartModules
{
    public static (string Name, ScannerFamilyId Family, Func<IVirtualScanner> Make)[] All { get; } =
    [
        .. ScannerChoice.All.Where(c => c.IsOnUart && !c.Name.StartsWith("auto", StringComparison.Ordinal))
            .Select(c => (c.Name, FamilyOf(c.Name), (Func<IVirtualScanner>)(() => c.Make(DetectorBench.Tx, DetectorBench.Rx)))),
    ];

    /// <summary>Those that answer questions.</summary>
    public static (string Name, ScannerFamilyId Family, Func<IVirtualScanner> Make)[] Answering => [.. All.Where(m => m.Family != ScannerFamilyId.PlainLine)];

    /// <summary>Gives a module a speed; whether it can have it.</summary>
    public static bool AtSpeed(IVirtualScanner module, int speed)
    {
        try
        {
            module.StartAtBaud(speed);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static ScannerFamilyId FamilyOf(string name) => name switch
    {
        "gm65" => ScannerFamilyId.Gm65,
        "m3y" => ScannerFamilyId.M3y,
        "ssi" or "gm67" or "se630" => ScannerFamilyId.Ssi,
        "m5" => ScannerFamilyId.M5,
        "de2120" => ScannerFamilyId.De2120,
        "newland-old" => ScannerFamilyId.NewlandOld,
        "newland" => ScannerFamilyId.Newland,
        "honeywell" => ScannerFamilyId.Honeywell,
        _ => ScannerFamilyId.PlainLine,
    };
}
