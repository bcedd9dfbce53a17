using ScanBox.Parts.Scanners;
using ScanBox.Ports;

namespace ScanBox.Device;

/// <summary>Chooses the driver of a board's scanner module.</summary>
internal static class ScannerDriver
{
    internal static IScanner Create(BoardPlan plan, DeviceParts parts)
    {
        if (parts.ScannerBus is not null)
            return new TinyCodeReader(parts.ScannerBus, parts.Log);
        ISerialLine line = parts.ScannerLine!;
        switch (plan.Scanner)
        {
            case ScannerKind.Gm65:
                return new Gm65Scanner(line, parts.Log, sleepAfterMs: plan.ScannerSleepAfterMs, beeps: plan.ScannerBeeps);
            case ScannerKind.PlainLine:
                return new PlainLineScanner(line, plan.ScannerBaudRate);
            default:
                return new ScannerDetector(line, parts.Storage, parts.Log, FamilyOf(plan.Scanner)) { SleepAfterMs = plan.ScannerSleepAfterMs, Beeps = plan.ScannerBeeps };
        }
    }

    private static ScannerFamilyId FamilyOf(ScannerKind kind)
    {
        switch (kind)
        {
            case ScannerKind.M3y:
                return ScannerFamilyId.M3y;
            case ScannerKind.Ssi:
                return ScannerFamilyId.Ssi;
            case ScannerKind.M5:
                return ScannerFamilyId.M5;
            case ScannerKind.De2120:
                return ScannerFamilyId.De2120;
            case ScannerKind.NewlandOld:
                return ScannerFamilyId.NewlandOld;
            case ScannerKind.Newland:
                return ScannerFamilyId.Newland;
            case ScannerKind.Honeywell:
                return ScannerFamilyId.Honeywell;
            default:
                return ScannerFamilyId.None;
        }
    }
}
