using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace VirtualBoard.Flash;

/// <summary>
/// Flash as a folder of the desktop, one file each. A file is written beside the old one and then renamed over it, so
/// that a killed process leaves the old or the new content.
/// </summary>
public sealed class DirectoryFlashStore : IFlashStore
{
    private const string Unfinished = ".part";

    private readonly string _folder;

    /// <summary>Opens a folder, making it when missing.</summary>
    public DirectoryFlashStore(string folder)
    {
        _folder = Directory.CreateDirectory(folder).FullName;
        foreach (string leftover in Directory.GetFiles(_folder, "*" + Unfinished))
            File.Delete(leftover);
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Names => Directory.GetFiles(_folder).Select(f => Path.GetFileName(f)).Where(n => !n.EndsWith(Unfinished, StringComparison.Ordinal)).ToArray();

    /// <inheritdoc/>
    public byte[]? Read(string name) => File.Exists(PathOf(name)) ? File.ReadAllBytes(PathOf(name)) : null;

    /// <inheritdoc/>
    public void Write(string name, byte[] content)
    {
        string unfinished = PathOf(name) + Unfinished;
        File.WriteAllBytes(unfinished, content);
        File.Move(unfinished, PathOf(name), overwrite: true);
    }

    /// <inheritdoc/>
    public void Delete(string name) => File.Delete(PathOf(name));

    private string PathOf(string name) => Path.Combine(_folder, name);
}
