using System;
using ScanBox.Ports;
using VirtualBoard.Flash;

namespace Workbench;

/// <summary>The files of a board that is switched off, as a flasher writes them.</summary>
public sealed class FlashFiles(VirtualFlash flash) : IStorage
{
    /// <inheritdoc/>
    public long Length(string name) => flash.ReadFile(name)?.Length ?? -1;

    /// <inheritdoc/>
    public int Read(string name, long position, byte[] buffer, int offset, int count)
    {
        byte[]? content = flash.ReadFile(name);
        if (content is null)
            return -1;
        int taken = (int)Math.Clamp(content.Length - position, 0, count);
        Array.Copy(content, position, buffer, offset, taken);
        return taken;
    }

    /// <inheritdoc/>
    public bool Append(string name, byte[] buffer, int offset, int count) => throw new NotSupportedException("A flasher writes whole files.");

    /// <inheritdoc/>
    public bool Create(string name, byte[] buffer, int offset, int count)
    {
        flash.WriteFile(name, buffer.AsSpan(offset, count).ToArray());
        return true;
    }

    /// <inheritdoc/>
    public bool Move(string from, string to) => throw new NotSupportedException("A flasher writes whole files.");

    /// <inheritdoc/>
    public bool Delete(string name) => throw new NotSupportedException("A flasher writes whole files.");
}
