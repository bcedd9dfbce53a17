using System;
using ScanBox.Ports;

namespace ScanBox.Benchmarks;

/// <summary>Flash that takes everything and keeps nothing, so that only the box's own work counts.</summary>
internal sealed class NoStorage : IStorage
{
    public int Writes { get; private set; }

    public long Length(string name) => -1;

    public int Read(string name, long position, byte[] buffer, int offset, int count) => -1;

    public bool Append(string name, byte[] buffer, int offset, int count)
    {
        Writes++;
        return true;
    }

    public bool Create(string name, byte[] buffer, int offset, int count)
    {
        Writes++;
        return true;
    }

    public bool Move(string from, string to) => true;

    public bool Delete(string name) => true;
}

/// <summary>A log that keeps nothing; making its lines is the box's work and counts.</summary>
internal sealed class NoLog : IBoxLog
{
    public int Lines { get; private set; }

    public void Write(long atMs, string what) => Lines++;
}

/// <summary>Digits that nobody looks at; laying them out is the box's work and counts.</summary>
internal sealed class SixDigits : IDisplay
{
    public int Digits => 6;

    public bool HasEveryPoint => true;

    public void Show(byte[] characters, int points)
    {
    }
}

/// <summary>A scanner before which every payer holds up a new WeChat code.</summary>
internal sealed class EndlessScanner : IScanner
{
    private readonly byte[] _code = { 49, 51, 52, 54, 53, 48, 51, 50, 56, 57, 49, 57, 52, 50, 56, 53, 52, 48 };

    public ScannerState State { get; private set; } = ScannerState.Ready;

    public string Description => "endless";

    public long Step(long nowMs) => long.MaxValue;

    public void StartReading() => State = ScannerState.Reading;

    public void StopReading() => State = ScannerState.Ready;

    public int TakeCode(byte[] buffer, int offset, int count)
    {
        if (State != ScannerState.Reading)
            return 0;
        int at = _code.Length - 1;
        while (_code[at] == '9')
        {
            _code[at] = (byte)'0';
            at--;
        }
        _code[at]++;
        Array.Copy(_code, 0, buffer, offset, _code.Length);
        return _code.Length;
    }
}

/// <summary>A link that passes everything on and remembers the last frame, to have it answered again.</summary>
internal sealed class TappedLink : ILink
{
    private readonly ILink _link;
    private readonly byte[] _frame = new byte[512];
    private readonly byte[] _answer = new byte[256];
    private int _length;

    internal TappedLink(ILink link) => _link = link;

    public LinkState State => _link.State;

    public LinkPlace? Place => _link.Place;

    public void Open() => _link.Open();

    public void Close() => _link.Close();

    public int Read(byte[] buffer, int offset, int count) => _link.Read(buffer, offset, count);

    public bool Write(byte[] buffer, int offset, int count)
    {
        Array.Copy(buffer, offset, _frame, 0, count);
        _length = count;
        return _link.Write(buffer, offset, count);
    }

    /// <summary>Has the switch answer the last frame once more.</summary>
    internal void Again()
    {
        _link.Write(_frame, 0, _length);
        while (_link.Read(_answer, 0, _answer.Length) > 0)
        {
        }
    }
}
