using System;
using System.IO;

namespace ScanBox.Desktop.Tests.Files;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class Folder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("scanbox-");

    public string Path => _folder.FullName;

    public string In(string name) => System.IO.Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);
}
