using System;
using ScanBox.Ports;

namespace VoicePacks;

/// <summary>Read-only storage with a single file held in memory, whatever name is asked for.</summary>
public sealed class BytesStorage(byte[] content) : IStorage
{
    public long Length(string name) => content.Length;

    public int Read(string name, long position, byte[] buffer, int offset, int count)
    {
        int available = (int)Math.Clamp(content.Length - position, 0, count);
        if (available > 0)
            Array.Copy(content, position, buffer, offset, available);
        return available;
    }

    public bool Append(string name, byte[] buffer, int offset, int count) => false;

    public bool Create(string name, byte[] buffer, int offset, int count) => false;

    public bool Move(string from, string to) => false;

    public bool Delete(string name) => false;
}
