using ScanBox.Parts.Scanners;
using ScanBox.Ports;

namespace ScanBox.Device;

/// <summary>Chooses the driver of a board's scanner module.</summary>
internal static class ScannerDriver
{
    internal static IScanner Create(BoardPlan plan, ISerialLine line, IBoxLog log)
    {
        if (plan.Scanner == ScannerKind.PlainLine)
            return new PlainLineScanner(line, plan.ScannerBaudRate);
        return new Gm65Scanner(line, log);
    }
}
