using System.Collections.Generic;
using System.Linq;

namespace VirtualBoard.Flash;

/// <summary>Flash that lives as long as this object: power cuts do not harm it, the end of the process does.</summary>
public sealed class MemoryFlashStore : IFlashStore
{
    private readonly Dictionary<string, byte[]> _files = new();

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Names => _files.Keys.ToArray();

    /// <inheritdoc/>
    public byte[]? Read(string name) => _files.TryGetValue(name, out byte[]? content) ? (byte[])content.Clone() : null;

    /// <inheritdoc/>
    public void Write(string name, byte[] content) => _files[name] = (byte[])content.Clone();

    /// <inheritdoc/>
    public void Delete(string name) => _files.Remove(name);
}
