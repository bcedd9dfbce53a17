using System;
using System.IO;

namespace ScanBox.Desktop.Tests.ReferenceSwitch;

/// <summary>A folder for databases that goes away with the test.</summary>
internal sealed class StoreFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("scanbox-switch-");

    public string File(string name) => Path.Combine(folder.FullName, name);

    /// <summary>What a killed process leaves behind: the files as they are now, without closing anything.</summary>
    public string CopyAsIfKilled(string name, string copy)
    {
        foreach (string suffix in new[] { "", "-wal" })
        {
            if (System.IO.File.Exists(File(name + suffix)))
                System.IO.File.Copy(File(name + suffix), File(copy + suffix));
        }

        return File(copy);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
