using System;
using System.Collections.Generic;
using System.IO;
using ScanBox.Ports;

namespace ScanBox.Desktop.Tests.OverTheAir;

/// <summary>A flash in memory with room for voice packs.</summary>
internal sealed class LargeMemory : IStorage
{
    private readonly Dictionary<string, MemoryStream> files = [];

    public byte[]? Find(string name) => files.TryGetValue(name, out MemoryStream? file) ? file.ToArray() : null;

    public long Length(string name) => files.TryGetValue(name, out MemoryStream? file) ? file.Length : -1;

    public int Read(string name, long position, byte[] buffer, int offset, int count)
    {
        if (!files.TryGetValue(name, out MemoryStream? file))
            return -1;
        file.Position = Math.Min(position, file.Length);
        return file.Read(buffer, offset, count);
    }

    public bool Append(string name, byte[] buffer, int offset, int count)
    {
        if (!files.TryGetValue(name, out MemoryStream? file))
            files.Add(name, file = new MemoryStream());
        file.Position = file.Length;
        file.Write(buffer, offset, count);
        return true;
    }

    public bool Create(string name, byte[] buffer, int offset, int count)
    {
        files.Remove(name);
        return Append(name, buffer, offset, count);
    }

    public bool Move(string from, string to) => files.ContainsKey(from) && files.TryAdd(to, files[from]) && files.Remove(from);

    public bool Delete(string name)
    {
        files.Remove(name);
        return true;
    }
}
