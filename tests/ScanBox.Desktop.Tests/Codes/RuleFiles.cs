using System;
using System.IO;

namespace ScanBox.Desktop.Tests.Codes;

/// <summary>Finds the rules files of the source tree.</summary>
internal static class RuleFiles
{
    internal static byte[] Read(string name)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string path = Path.Combine(folder.FullName, "firmware", "rules", name);
            if (File.Exists(path))
                return File.ReadAllBytes(path);
        }
        throw new FileNotFoundException("no firmware/rules above " + AppContext.BaseDirectory, name);
    }
}
