using ScanBox.Ports;
using VirtualBoard.Flash;

namespace CounterPage.Bench;

/// <summary>The journal's files as they are now, to be read at leisure. A copy takes no writes: who would mend it goes on with what it has read.</summary>
internal sealed class JournalCopy(VirtualFlash flash) : IStorage
{
    private const string Prefix = "journal.";

    private readonly Dictionary<string, byte[]> _files = FilesOf(flash).ToDictionary();

    /// <summary>Whether a file of a flash is the journal's.</summary>
    internal static bool IsJournal(string name) => name.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The journal's files on a flash, with their content.</summary>
    internal static IEnumerable<(string Name, byte[] Content)> FilesOf(VirtualFlash flash)
    {
        foreach (string name in flash.Names.Where(IsJournal))
        {
            if (flash.ReadFile(name) is byte[] content)
                yield return (name, content);
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

    public bool Append(string name, byte[] buffer, int offset, int count) => false;

    public bool Create(string name, byte[] buffer, int offset, int count) => false;

    public bool Move(string from, string to) => false;

    public bool Delete(string name) => false;
}
