using System;
using System.IO;

namespace ScanBox.Desktop.Tests.Files;

/// <summary>Files of the source tree.</summary>
internal static class SourceFolder
{
    public static string Root { get; } = Find();

    public static string Rules(string name) => Path.Combine(Root, "firmware", "rules", name);

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ScanBox.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("no ScanBox.sln above " + AppContext.BaseDirectory);
    }
}
