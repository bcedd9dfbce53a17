using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace VirtualBoard.Flash;

/// <summary>
/// The file system <c>I:</c>. What the firmware writes is durable once its stream is disposed; a power cut before that
/// leaves what <see cref="Outcome"/> says. Power can be cut at any chosen operation.
/// </summary>
public sealed class VirtualFlash
{
    /// <summary>Partition for files on a module with 8 MB.</summary>
    public const int DefaultCapacityBytes = 2 << 20;

    private readonly IFlashStore _store;
    private readonly List<OpenFile> _open = new();
    private BoardModel? _board;
    private long _cutAt = long.MaxValue;
    private bool _cutAfterCommit;

    /// <summary>Makes a file system over a store.</summary>
    public VirtualFlash(IFlashStore store, int capacityBytes = DefaultCapacityBytes)
    {
        _store = store;
        CapacityBytes = capacityBytes;
    }

    /// <summary>Happens under the board's lock when the firmware has made a file durable: its name, and its content now.</summary>
    public event Action<string, byte[]>? Committed;

    /// <summary>Bytes that all files together may hold.</summary>
    public int CapacityBytes { get; }

    /// <summary>Bytes that all files together hold.</summary>
    public long UsedBytes
    {
        get
        {
            lock (Sync)
                return _store.Names.Sum(n => (long)_store.Read(n)!.Length);
        }
    }

    /// <summary>What a power cut leaves of a file that is being written.</summary>
    public CutOutcome Outcome { get; set; }

    /// <summary>How long closing a written file stops the firmware: erasing a block takes tens of milliseconds on the device.</summary>
    public TimeSpan CommitTime { get; set; } = TimeSpan.FromMilliseconds(20);

    /// <summary>Operations so far that a power cut can hit: opening for writing, writing, closing, renaming, deleting.</summary>
    public long Operations { get; private set; }

    /// <summary>Names of the files on the flash.</summary>
    public IReadOnlyCollection<string> Names
    {
        get
        {
            lock (Sync)
                return _store.Names;
        }
    }

    private object Sync => _board is null ? this : _board.Sync;

    private BoardModel Board => _board ?? throw new InvalidOperationException("The flash belongs to no board.");

    /// <summary>Cuts the power at an operation from now: 1 is the next. That operation is interrupted.</summary>
    public void CutPowerAt(int operation)
    {
        lock (Sync)
            _cutAt = Operations + operation;
    }

    /// <summary>Cuts the power as soon as the next written file is durable.</summary>
    public void CutPowerAfterCommit()
    {
        lock (Sync)
            _cutAfterCommit = true;
    }

    /// <summary>Durable content of a file, null when there is none.</summary>
    public byte[]? ReadFile(string name)
    {
        lock (Sync)
            return _store.Read(name);
    }

    /// <summary>Puts a file onto the flash, as a deployment tool does.</summary>
    public void WriteFile(string name, byte[] content)
    {
        lock (Sync)
            _store.Write(name, content);
    }

    /// <summary>Erases everything, as the device does silently when it cannot mount its file system.</summary>
    public void Wipe()
    {
        lock (Sync)
        {
            foreach (string name in _store.Names)
                _store.Delete(name);
        }
    }

    internal void Belongs(BoardModel board) => _board = _board is null ? board : throw new InvalidOperationException("The flash belongs to another board: make a new one over the same store.");

    internal bool Exists(string name) => Find(name) is not null || _store.Read(name) is not null;

    /// <summary>What a reader sees: of a file that is being written, what the flash holds.</summary>
    internal byte[]? Content(string name) => _store.Read(name);

    internal OpenFile OpenForWriting(string name, bool truncate)
    {
        if (Find(name) is not null)
            throw new IOException($"{name} is open already.");
        byte[] durable = _store.Read(name) ?? [];
        var file = new OpenFile(name, durable, truncate ? [] : durable) { Changed = truncate && durable.Length > 0 };
        Hit(null);
        if (_store.Read(name) is null)
            _store.Write(name, []);
        _open.Add(file);
        return file;
    }

    internal void Write(OpenFile file, long position, byte[] bytes)
    {
        long others = _store.Names.Where(n => n != file.Name).Sum(n => (long)_store.Read(n)!.Length);
        if (others + Math.Max(file.Content.Length, position + bytes.Length) > CapacityBytes)
            throw new IOException("The flash is full.");
        file.Write(position, bytes);
        Hit(null);
    }

    /// <summary>Closes a file; this is what makes it durable.</summary>
    /// <returns>Whether anything was written to the flash.</returns>
    internal bool Close(OpenFile file)
    {
        if (!_open.Contains(file))
            return false;
        if (file.Changed)
            Hit(null);
        _open.Remove(file);
        if (!file.Changed)
            return false;
        _store.Write(file.Name, file.Content);
        Committed?.Invoke(file.Name, file.Content);
        if (_cutAfterCommit)
        {
            Board.CutPower();
            throw new PowerLostException(ResetCause.PowerCut);
        }
        return true;
    }

    internal void Move(string from, string to) => Hit(() =>
    {
        _store.Write(to, _store.Read(from)!);
        _store.Delete(from);
    });

    internal void Delete(string name) => Hit(() => _store.Delete(name));

    internal void RunEnded()
    {
        foreach (OpenFile file in _open)
        {
            if (file.Changed)
                _store.Write(file.Name, file.AfterCut(Outcome));
        }
        _open.Clear();
        _cutAfterCommit = false;
    }

    private OpenFile? Find(string name) => _open.Find(f => f.Name == name);

    /// <summary>Counts an operation. When the power is cut in it, a rename or deletion is there or not as <see cref="Outcome"/> says.</summary>
    private void Hit(Action? change)
    {
        Operations++;
        if (Operations == _cutAt)
        {
            _cutAt = long.MaxValue;
            if (Outcome == CutOutcome.New)
                change?.Invoke();
            Board.CutPower();
            throw new PowerLostException(ResetCause.PowerCut);
        }
        change?.Invoke();
    }
}
