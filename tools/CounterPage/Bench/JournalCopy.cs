using ScanBox.Ports;
using VirtualBoard.Flash;

namespace CounterPage.Bench;

/// <summary>The journal's files as they are now, to be read at leisure: what a reader mends stays in the copy.</summary>
internal sealed class JournalCopy : IStorage
{
    internal const string Prefix = "journal.";

    private readonly Dictionary<string, byte[]> _files = [];

    internal JournalCopy(VirtualFlash flash)
    {
        foreach (string name in flash.Names)
        {
            if (name.StartsWith(Prefix, StringComparison.Ordinal) && flash.ReadFile(name) is byte[] content)
                _files[name] = content;
        }
    }

    public long Length(string name) => _files.TryGetValue(name, out byte[]? content) ? content.Length : -1;

    public int Read(string name, long position, byte[] buffer, int offset, int count)
    {
        if (!_files.TryGetValue(name, out byte[]? content))
            return -1;
        int taken = (int)Math.Clamp(content.Length - position, 0, count);
        Array.Copy(content, position, buffer, offset, taken);
        return taken;
    }

    public bool Append(string name, byte[] buffer, int offset, int count)
    {
        byte[] old = _files.TryGetValue(name, out byte[]? content) ? content : [];
        _files[name] = [.. old, .. buffer.AsSpan(offset, count)];
        return true;
    }

    public bool Create(string name, byte[] buffer, int offset, int count)
    {
        _files[name] = buffer.AsSpan(offset, count).ToArray();
        return true;
    }

    public bool Move(string from, string to)
    {
        if (!_files.Remove(from, out byte[]? content))
            return false;
        _files[to] = content;
        return true;
    }

    public bool Delete(string name) => _files.Remove(name);
}
