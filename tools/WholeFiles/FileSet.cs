using System.Text;

namespace WholeFiles;

/// <summary>
/// Files that are written together, all or none: each first beside its place under another name, with its bytes on the disk, and put there by
/// <see cref="Commit"/>, which needs no more room. A full disk, or a power cut before that, changes nothing; one within it leaves whole files only.
/// </summary>
public sealed class FileSet : IDisposable
{
    /// <summary>Ends the name of a file that is not whole yet; such a file of an earlier run is written over.</summary>
    public const string UnfinishedEnd = ".new";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const string Devices = "/dev/";

    private readonly List<(string Path, FileKind Kind)> _files = [];
    private readonly List<string> _made = [];

    /// <summary>Makes a folder, with those above it. When nothing comes of the set it is taken away again.</summary>
    /// <exception cref="IOException">There is no room for it, or its place is taken.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made.</exception>
    public void AddFolder(string path)
    {
        string whole = Path.GetFullPath(path);
        if (Directory.Exists(whole))
            return;
        if (Path.GetDirectoryName(whole) is string above)
            AddFolder(above);
        Directory.CreateDirectory(whole);
        _made.Add(whole);
    }

    /// <summary>Writes a file of text, UTF-8.</summary>
    /// <inheritdoc cref="Add(string, ReadOnlySpan{byte}, FileKind)"/>
    public void Add(string path, string text, FileKind kind = FileKind.Plain) => Add(path, Encoding.UTF8.GetBytes(text), kind);

    /// <summary>Writes a file of lines, UTF-8.</summary>
    /// <inheritdoc cref="Add(string, ReadOnlySpan{byte}, FileKind)"/>
    public void Add(string path, IEnumerable<string> lines, FileKind kind = FileKind.Plain) => Add(path, string.Concat(lines.Select(static line => line + Environment.NewLine)), kind);

    /// <summary>Writes a file beside its place.</summary>
    /// <param name="path">Its place; the folder is there.</param>
    /// <param name="bytes">Its content.</param>
    /// <param name="kind">Who may read it, and whether it may stand in place of another.</param>
    /// <exception cref="IOException">The disk is full, or the file is there and <see cref="FileKind.New"/>.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written, or is a folder.</exception>
    public void Add(string path, ReadOnlySpan<byte> bytes, FileKind kind = FileKind.Plain)
    {
        if (Directory.Exists(path))
            throw new UnauthorizedAccessException($"{path} is a folder");
        if (kind.HasFlag(FileKind.New) && Path.Exists(path))
            throw new IOException($"{path} is there already");
        // A link stays one, and a device must not become a file.
        string place = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;
        if (place.StartsWith(Devices, StringComparison.Ordinal))
        {
            File.WriteAllBytes(place, bytes);
            return;
        }
        string unfinished = place + UnfinishedEnd;
        // One that an earlier run left may be readable by more people.
        File.Delete(unfinished);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (kind.HasFlag(FileKind.Private) && !OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using var file = new FileStream(unfinished, options);
        _files.Add((place, kind));
        file.Write(bytes);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Puts all at their places, in the order in which they were added.</summary>
    /// <exception cref="IOException">A place is taken meanwhile.</exception>
    /// <exception cref="UnauthorizedAccessException">A file there may not be replaced.</exception>
    public void Commit()
    {
        while (_files.Count > 0)
        {
            (string path, FileKind kind) = _files[0];
            File.Move(path + UnfinishedEnd, path, overwrite: !kind.HasFlag(FileKind.New));
            _files.RemoveAt(0);
        }
        _made.Clear();
    }

    /// <summary>Takes away what was not put at its place.</summary>
    public void Dispose()
    {
        foreach ((string path, _) in _files)
            Quietly(() => File.Delete(path + UnfinishedEnd));
        foreach (string path in Enumerable.Reverse(_made))
            Quietly(() => Directory.Delete(path));
        _files.Clear();
        _made.Clear();
    }

    private static void Quietly(Action remove)
    {
        try
        {
            remove();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It stays, under a name that nobody reads.
        }
    }
}
