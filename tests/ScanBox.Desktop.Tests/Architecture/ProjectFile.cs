using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace ScanBox.Desktop.Tests.Architecture;

/// <summary>A project of either build, read as text.</summary>
internal sealed class ProjectFile(string path)
{
    private readonly XDocument _document = XDocument.Load(path);

    public string Name => Path.GetFileNameWithoutExtension(path);

    public bool IsForDevice => path.EndsWith(".nfproj", StringComparison.Ordinal);

    /// <summary>Names of the projects it refers to, in order of the alphabet.</summary>
    public string[] Projects => [.. Includes("ProjectReference").Select(include => Path.GetFileNameWithoutExtension(include)).Order(StringComparer.Ordinal)];

    /// <summary>Names of the assemblies it refers to.</summary>
    public string[] Assemblies => [.. Includes("Reference")];

    /// <summary>Full names of its sources. The desktop build takes everything in its folder besides what it names.</summary>
    public SortedSet<string> Sources
    {
        get
        {
            var sources = new SortedSet<string>(StringComparer.Ordinal);
            if (!IsForDevice)
                sources.UnionWith(Expand("**/*.cs"));
            foreach (string include in Includes("Compile"))
                sources.UnionWith(Expand(include));
            sources.RemoveWhere(source => source.Contains(BoardFolder, StringComparison.Ordinal));
            sources.RemoveWhere(source => Excluded(Path.GetRelativePath(Folder, source)));
            return sources;
        }
    }

    private static readonly string BoardFolder = $"{Path.DirectorySeparatorChar}boards{Path.DirectorySeparatorChar}";

    private string Folder => Path.GetDirectoryName(path)!;

    // What measures or stands in for one side is for that side alone; a device build holds one board, the desktop's all.
    private static bool Excluded(string source) => source.Split(Path.DirectorySeparatorChar).Any(folder => folder is "bin" or "obj" or "Desktop" or "Device");

    private IEnumerable<string> Includes(string item) => _document.Descendants()
        .Where(element => element.Name.LocalName == item && element.Attribute("Include") is not null)
        .Select(element => Resolve(element.Attribute("Include")!.Value).Replace('\\', '/'));

    private IEnumerable<string> Expand(string pattern)
    {
        bool deep = pattern.Contains("**", StringComparison.Ordinal);
        if (pattern.Contains("/*/", StringComparison.Ordinal))
            return [];
        string folder = Path.GetFullPath(Path.Combine(Folder, Path.GetDirectoryName(pattern.Replace("**/", "", StringComparison.Ordinal))!));
        return Directory.GetFiles(folder, Path.GetFileName(pattern), deep ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly);
    }

    // The first value given to a property is its default.
    private string Resolve(string text)
    {
        int at = text.IndexOf("$(", StringComparison.Ordinal);
        if (at < 0)
            return text;
        int end = text.IndexOf(')', at);
        string name = text[(at + 2)..end];
        string value = _document.Descendants().First(element => element.Name.LocalName == name).Value;
        return Resolve(text[..at] + value + text[(end + 1)..]);
    }
}
