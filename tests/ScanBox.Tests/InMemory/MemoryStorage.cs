using System;
using ScanBox.Ports;

namespace ScanBox.Tests.InMemory;

/// <summary>Thrown where the power is cut: nothing after it runs.</summary>
public sealed class PowerCutException : Exception
{
    public PowerCutException()
        : base("power cut")
    {
    }
}

/// <summary>Flash in memory, 16 KB at most, that can lose power in the middle of a write or refuse writes.</summary>
public sealed class MemoryStorage : IStorage
{
    public const int Capacity = 16 * 1024;
    private const int MaxFiles = 8;

    private readonly string[] _names = new string[MaxFiles];
    private readonly byte[]?[] _contents = new byte[]?[MaxFiles];

    public MemoryStorage()
    {
        // On the device the elements of a new string array are not null but unusable until they are set.
        for (int i = 0; i < MaxFiles; i++)
            _names[i] = "";
    }

    /// <summary>Writes, renames and removals so far.</summary>
    public int Writes { get; private set; }

    /// <summary>Bytes that the last write was to bring; 1 for a rename or a removal.</summary>
    public int LastCount { get; private set; }

    /// <summary>The one of <see cref="Writes"/> at which the power is cut, counted from 1; 0 for never.</summary>
    public int CutAtWrite { get; set; }

    /// <summary>Bytes of that write that reach the flash; a rename or removal is done from 1 on.</summary>
    public int CutAfterBytes { get; set; }

    /// <summary>Every write fails.</summary>
    public bool Refuses { get; set; }

    /// <summary>Bytes of a refused write that reach the flash nevertheless.</summary>
    public int RefusedBytes { get; set; }

    /// <summary>Reading fails; lengths are still known.</summary>
    public bool Unreadable { get; set; }

    public long Length(string name)
    {
        byte[]? content = Find(name);
        return content is null ? -1 : content.Length;
    }

    public int Read(string name, long position, byte[] buffer, int offset, int count)
    {
        byte[]? content = Find(name);
        if (content is null || Unreadable)
            return -1;
        int rest = content.Length - (int)position;
        int take = rest < count ? rest : count;
        if (take <= 0)
            return 0;
        Array.Copy(content, (int)position, buffer, offset, take);
        return take;
    }

    public bool Append(string name, byte[] buffer, int offset, int count)
    {
        byte[]? old = Find(name);
        return Store(name, old ?? new byte[0], buffer, offset, count);
    }

    public bool Create(string name, byte[] buffer, int offset, int count) => Store(name, new byte[0], buffer, offset, count);

    public bool Move(string from, string to)
    {
        int index = IndexOf(from);
        if (Refuses || index < 0 || IndexOf(to) >= 0)
            return false;
        bool cut = CountsToTheCut(1);
        if (!cut || CutAfterBytes > 0)
            _names[index] = to;
        if (cut)
            throw new PowerCutException();
        return true;
    }

    public bool Delete(string name)
    {
        int index = IndexOf(name);
        if (index < 0)
            return true;
        if (Refuses)
            return false;
        bool cut = CountsToTheCut(1);
        if (!cut || CutAfterBytes > 0)
        {
            _names[index] = "";
            _contents[index] = null;
        }
        if (cut)
            throw new PowerCutException();
        return true;
    }

    /// <summary>Bytes in all files.</summary>
    public int Used
    {
        get
        {
            int used = 0;
            for (int i = 0; i < MaxFiles; i++)
                used += _contents[i] is null ? 0 : _contents[i]!.Length;
            return used;
        }
    }

    /// <summary>Sets a file from outside, whatever it was: null removes it.</summary>
    public void Plant(string name, byte[]? content)
    {
        int index = IndexOf(name);
        if (index >= 0)
        {
            _names[index] = "";
            _contents[index] = null;
        }
        if (content is not null)
            Put(name, content);
    }

    /// <summary>The bytes of a file, for a test to look at or to damage.</summary>
    public byte[]? Find(string name)
    {
        int index = IndexOf(name);
        return index < 0 ? null : _contents[index];
    }

    private bool Store(string name, byte[] before, byte[] buffer, int offset, int count)
    {
        if (Refuses && RefusedBytes == 0)
            return false;
        bool cut = CountsToTheCut(count);
        int limit = Refuses ? RefusedBytes : cut ? CutAfterBytes : count;
        int kept = limit < count ? limit : count;
        byte[] content = new byte[before.Length + kept];
        Array.Copy(before, content, before.Length);
        Array.Copy(buffer, offset, content, before.Length, kept);
        if (!Put(name, content))
            return false;
        if (cut)
            throw new PowerCutException();
        return !Refuses;
    }

    private bool CountsToTheCut(int count)
    {
        LastCount = count;
        Writes++;
        return Writes == CutAtWrite;
    }

    private bool Put(string name, byte[] content)
    {
        int total = content.Length;
        int free = -1;
        for (int i = 0; i < MaxFiles; i++)
        {
            if (_names[i].Length == 0)
                free = i;
            else if (_names[i] != name)
                total += _contents[i]!.Length;
        }
        int index = IndexOf(name);
        if (total > Capacity || (index < 0 && free < 0))
            return false;
        if (index < 0)
            index = free;
        _names[index] = name;
        _contents[index] = content;
        return true;
    }

    private int IndexOf(string name)
    {
        for (int i = 0; i < MaxFiles; i++)
        {
            if (_names[i] == name)
                return i;
        }
        return -1;
    }
}
