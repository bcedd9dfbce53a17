using ScanBox.Ports;
using Simulation.Chance;
using Simulation.Profiles;
using Simulation.Timing;

namespace Simulation.Boxes;

/// <summary>
/// The files of a box. A power cut within an operation leaves nothing, a part or all of it, and of a file that was to be replaced
/// also its old end behind a new beginning; what the contract of <see cref="IStorage"/> allows, and no more.
/// </summary>
public sealed class SimFlash(Timeline time, FaultSource faults, Trace trace) : IStorage
{
    private const int CapacityBytes = 2 << 20;

    // Erasing a block takes tens of milliseconds.
    private const int OperationMs = 20;

    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private long _fullUntilMs;
    private int _operations;

    /// <summary>Told of bytes that are on flash now, and whether the firmware was told so too.</summary>
    public Action<ReadOnlyMemory<byte>, bool>? Stored { get; set; }

    /// <summary>Operations that can be cut, so far.</summary>
    public int Operations => _operations;

    /// <summary>Operations that failed, so far.</summary>
    public int Failures { get; private set; }

    /// <summary>An operation at which the power is cut whatever the dice say, counted from 0; -1 for none.</summary>
    public int CutAt { get; set; } = -1;

    /// <summary>How many bytes of that operation are done.</summary>
    public int CutAfterBytes { get; set; }

    /// <summary>Bytes of the operation that was cut by <see cref="CutAt"/>.</summary>
    public int CutBytes { get; private set; }

    /// <summary>Content of a file; null when there is none.</summary>
    public byte[]? Content(string name) => _files.GetValueOrDefault(name);

    /// <summary>Everything is gone.</summary>
    public void Wipe() => _files.Clear();

    /// <summary>Ends what faults have begun.</summary>
    public void Mend() => _fullUntilMs = 0;

    /// <summary>Flips one bit of one file.</summary>
    /// <returns>The file's name; empty when there is none.</returns>
    public string FlipBit(Dice how)
    {
        if (_files.Count == 0)
            return "";
        string name = _files.Keys.ElementAt(how.Below(_files.Count, 1));
        byte[] content = _files[name];
        if (content.Length == 0)
            return name;
        content = [.. content];
        content[how.Below(content.Length, 2)] ^= (byte)(1 << how.Below(8, 3));
        _files[name] = content;
        return name;
    }

    /// <inheritdoc/>
    public long Length(string name) => _files.TryGetValue(name, out byte[]? content) ? content.Length : -1;

    /// <inheritdoc/>
    public int Read(string name, long position, byte[] buffer, int offset, int count)
    {
        if (!_files.TryGetValue(name, out byte[]? content))
            return -1;
        int taken = (int)Math.Clamp(content.Length - position, 0, count);
        Array.Copy(content, position, buffer, offset, taken);
        return taken;
    }

    /// <inheritdoc/>
    public bool Append(string name, byte[] buffer, int offset, int count) => Write("append", name, _files.GetValueOrDefault(name) ?? [], buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public bool Create(string name, byte[] buffer, int offset, int count) => Write("create", name, null, buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public bool Move(string from, string to)
    {
        if (!_files.ContainsKey(from) || _files.ContainsKey(to))
            return false;
        return Alter("move", from, () =>
        {
            _files[to] = _files[from];
            _files.Remove(from);
        });
    }

    /// <inheritdoc/>
    public bool Delete(string name) => !_files.ContainsKey(name) || Alter("delete", name, () => _files.Remove(name));

    private bool Write(string what, string name, byte[]? before, ReadOnlySpan<byte> bytes)
    {
        int operation = Begin();
        if (IsFull() || Used(name) + (before?.Length ?? 0) + bytes.Length > CapacityBytes)
        {
            trace.Add("flash", $"{what} {name} {bytes.Length} bytes: full");
            Failures++;
            return false;
        }
        bool cut = operation == CutAt;
        int done = CutAfterBytes;
        if (cut)
            CutBytes = bytes.Length;
        bool staleEnd = false;
        bool strikes = !cut && faults.Strikes(FaultKind.PowerCutAtFlash, out Dice how) && Outcome(how, bytes.Length, out done, out staleEnd);
        bool refused = !cut && !strikes && faults.Strikes(FaultKind.FlashRefuses, out how) && Outcome(how, bytes.Length, out done, out staleEnd);
        bool whole = !cut && !strikes && !refused;
        if (whole)
            done = bytes.Length;
        if (done >= 0)
            _files[name] = [.. before ?? [], .. bytes[..done], .. StaleEnd(staleEnd && before is null, name, done)];
        if (trace.On)
            trace.Add("flash", $"{what} {name} {bytes.Length} bytes{(whole ? "" : $", {done} done, {(refused ? "refused" : "power cut")}")}");
        if (done > 0)
            Stored?.Invoke(bytes[..done].ToArray(), whole);
        if (!whole)
            Failures++;
        if (cut || strikes)
            throw new PowerLostException();
        return whole;
    }

    // -1: not even begun. A file that is made anew may be found empty, cut, whole, or with its old end.
    private bool Outcome(Dice how, int length, out int done, out bool staleEnd)
    {
        done = how.Below(5, 1) switch
        {
            0 => -1,
            1 => 0,
            2 => length,
            _ => how.Below(length + 1, 2),
        };
        staleEnd = done > 0 && faults.Strikes(FaultKind.FlashStaleEnd);
        return true;
    }

    private ReadOnlySpan<byte> StaleEnd(bool stale, string name, int from) =>
        stale && _files.TryGetValue(name, out byte[]? old) && old.Length > from ? old.AsSpan(from) : [];

    private bool Alter(string what, string name, Action change)
    {
        int operation = Begin();
        bool cut = operation == CutAt;
        bool done = CutAfterBytes > 0;
        if (cut)
            CutBytes = 1;
        if (IsFull())
            return false;
        bool strikes = !cut && faults.Strikes(FaultKind.PowerCutAtFlash, out Dice how) && (done = how.Below(2, 1) == 0) | true;
        bool refused = !cut && !strikes && faults.Strikes(FaultKind.FlashRefuses, out how) && (done = how.Below(2, 1) == 0) | true;
        bool whole = !cut && !strikes && !refused;
        if (whole || done)
            change();
        trace.Add("flash", $"{what} {name}{(whole ? "" : refused ? " refused" : " power cut")}");
        if (cut || strikes)
            throw new PowerLostException();
        return whole;
    }

    private int Begin()
    {
        time.NowMs += OperationMs;
        return _operations++;
    }

    private bool IsFull()
    {
        if (faults.Strikes(FaultKind.FlashFull, out Dice how))
            _fullUntilMs = time.NowMs + how.Between(1_000, 120_000, 1);
        return time.NowMs < _fullUntilMs;
    }

    private long Used(string except)
    {
        long used = 0;
        foreach ((string name, byte[] content) in _files)
            used += name == except ? 0 : content.Length;
        return used;
    }
}
