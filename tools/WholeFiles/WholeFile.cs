using System.Text;

namespace WholeFiles;

/// <summary>One file that is written whole or not at all, as <see cref="FileSet"/> does it.</summary>
public static class WholeFile
{
    /// <summary>Writes it.</summary>
    /// <param name="path">Its place.</param>
    /// <param name="bytes">Its content.</param>
    /// <param name="kind">Who may read it, and whether it may stand in place of another.</param>
    /// <exception cref="IOException">The disk is full, or the file is there and <see cref="FileKind.New"/>; nothing has changed.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written; nothing has changed.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes, FileKind kind = FileKind.Plain)
    {
        using var file = new FileSet();
        file.Add(path, bytes, kind);
        file.Commit();
    }

    /// <summary>Writes it as text, UTF-8.</summary>
    /// <inheritdoc cref="Write(string, ReadOnlySpan{byte}, FileKind)"/>
    public static void Write(string path, string text, FileKind kind = FileKind.Plain) => Write(path, Encoding.UTF8.GetBytes(text), kind);

    /// <summary>Writes it as lines, UTF-8.</summary>
    /// <inheritdoc cref="Write(string, ReadOnlySpan{byte}, FileKind)"/>
    public static void Write(string path, IEnumerable<string> lines, FileKind kind = FileKind.Plain)
    {
        using var file = new FileSet();
        file.Add(path, lines, kind);
        file.Commit();
    }
}
