using System.CommandLine;

namespace ScanBox.Cli;

/// <summary>Options that every verb has.</summary>
internal static class CommonOptions
{
    internal static Option<bool> Json { get; } = new("--json")
    {
        Description = "Print one JSON document on standard output; progress goes to standard error.",
        Recursive = true,
    };
}
