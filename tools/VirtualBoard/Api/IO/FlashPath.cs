using System;
using System.IO;

namespace VirtualBoard.IO;

/// <summary>Paths of the device: a drive letter, a colon, a backslash, and here a name without folders.</summary>
internal static class FlashPath
{
    private const string Root = "I:\\";

    /// <exception cref="IOException">Another drive, or a folder.</exception>
    public static string NameOf(string path)
    {
        if (string.IsNullOrEmpty(path))
            throw new ArgumentException("The path is empty.", nameof(path));
        if (!path.StartsWith(Root, StringComparison.Ordinal) || path.Length == Root.Length)
            throw new IOException($"There is no drive for {path}.");
        string name = path[Root.Length..];
        return name.AsSpan().IndexOfAny('\\', '/', ':') < 0 ? name : throw new IOException($"There is no folder for {path}.");
    }
}
