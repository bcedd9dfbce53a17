using System.Collections.Generic;
using System.Linq;

namespace VirtualBoard.Modems;

/// <summary>The modem's own file system, which outlives its power.</summary>
public sealed class ModemFiles
{
    /// <summary>Room for all files together.</summary>
    public const int CapacityBytes = 256 * 1024;

    private const int MaxFiles = 64;

    private readonly SortedDictionary<string, byte[]> _files = new(System.StringComparer.Ordinal);

    /// <summary>Names of the files.</summary>
    public IReadOnlyList<string> Names => _files.Keys.ToArray();

    /// <summary>Bytes that still fit.</summary>
    public int FreeBytes => CapacityBytes - _files.Values.Sum(static f => f.Length);

    /// <summary>The content of a file; null when there is none.</summary>
    public byte[]? Read(string name) => _files.GetValueOrDefault(name);

    /// <summary>Writes a file, over an old one too.</summary>
    /// <returns>False without room.</returns>
    public bool Write(string name, byte[] content)
    {
        int old = Read(name)?.Length ?? 0;
        if (content.Length - old > FreeBytes || (_files.Count >= MaxFiles && !_files.ContainsKey(name)))
            return false;
        _files[name] = content;
        return true;
    }

    /// <summary>Removes a file.</summary>
    public bool Delete(string name) => _files.Remove(name);

    /// <summary>Removes all files.</summary>
    public void Clear() => _files.Clear();
}
