using System.CommandLine;

namespace ScanBox.Cli;

/// <summary>Options of the verbs that put a box on the bench.</summary>
internal static class BenchOptions
{
    /// <summary>The board by its name.</summary>
    internal static Option<string> Board() => new("--board")
    {
        Description = $"The board: {string.Join(", ", BoardChoice.Names)}.",
        HelpName = "BOARD",
        DefaultValueFactory = static _ => BoardChoice.Default,
    };

    /// <summary>The scanner module by its name.</summary>
    internal static Option<string> Scanner() => new("--scanner")
    {
        Description = $"The scanner module: {string.Join(", ", BoardChoice.Scanners)}; with auto the box finds out by itself what it is.",
        HelpName = "KIND",
        DefaultValueFactory = static _ => BoardChoice.DefaultScanner,
    };

    /// <summary>The way to the switch by its name.</summary>
    internal static Option<string?> Link() => new("--link")
    {
        Description = $"The way to the switch: {string.Join(", ", LinkChoice.Names)} (a 4G modem); or Wi-Fi and a modem like {LinkChoice.Pair}, the preferred one first and the other as its standby; without it the board's own.",
        HelpName = "LINK",
    };
}
