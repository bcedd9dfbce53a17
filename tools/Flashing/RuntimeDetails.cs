using System.Text.RegularExpressions;

namespace Flashing;

/// <summary>What a running runtime says of itself.</summary>
/// <param name="Target">The image that it was made as.</param>
/// <param name="Version">Its version; empty when it is not told.</param>
/// <param name="RunsScanBox">Whether the firmware is among the assemblies that it has loaded.</param>
public sealed partial record RuntimeDetails(string Target, string Version, bool RunsScanBox)
{
    // The firmware's program, see firmware/ScanBox.Device.
    private const string Program = "ScanBox.Device";

    /// <summary>Reads it from the flasher's output; null when that names no target.</summary>
    public static RuntimeDetails? Read(IReadOnlyList<string> lines)
    {
        string target = "", version = "";
        bool runs = false;
        foreach (string line in lines)
        {
            if (TargetLine().Match(line) is { Success: true } image)
                target = image.Groups[1].Value;
            else if (VersionLine().Match(line) is { Success: true } clr)
                version = clr.Groups[1].Value;
            runs |= line.TrimStart().StartsWith(Program, StringComparison.Ordinal);
        }
        return target.Length > 0 ? new RuntimeDetails(target, version, runs) : null;
    }

    [GeneratedRegex(@"^\s*Target:\s+([A-Za-z0-9_]{1,40})\s*$")]
    private static partial Regex TargetLine();

    [GeneratedRegex(@"^\s*CLR Version:\s+(\d{1,5}(?:\.\d{1,5}){1,3})\s*$")]
    private static partial Regex VersionLine();
}
