using System;
using ScanBox.Ports;

namespace ScanBox.Tests.InMemory;

/// <summary>A clock that only the test moves.</summary>
public sealed class MemoryClock : IClock
{
    public long UptimeMs { get; set; }
}

/// <summary>Keys pressed by the test.</summary>
public sealed class MemoryKeypad : IKeypad
{
    private readonly Key[] _keys = new Key[32];
    private int _first;
    private int _count;

    public Key Held { get; set; }

    public bool HasKeys => _count > 0;

    public void Press(Key key)
    {
        _keys[(_first + _count) % _keys.Length] = key;
        _count++;
    }

    public Key Read()
    {
        if (_count == 0)
            return Key.None;
        Key key = _keys[_first];
        _first = (_first + 1) % _keys.Length;
        _count--;
        return key;
    }

    public bool IsDown(Key key) => key == Held;
}

/// <summary>A scanner that reads whatever the test shows, as often as it is shown.</summary>
public sealed class MemoryScanner : IScanner
{
    private byte[]? _code;

    public ScannerState State { get; private set; } = ScannerState.Ready;

    public string Description => "in memory";

    public void Show(string code) => _code = System.Text.Encoding.UTF8.GetBytes(code);

    public void Fail() => State = ScannerState.Failed;

    public long Step(long nowMs) => long.MaxValue;

    public void StartReading()
    {
        if (State == ScannerState.Ready)
            State = ScannerState.Reading;
    }

    public void StopReading()
    {
        if (State == ScannerState.Reading)
            State = ScannerState.Ready;
    }

    public int TakeCode(byte[] buffer, int offset, int count)
    {
        if (_code is null || State != ScannerState.Reading)
            return 0;
        int length = _code.Length;
        Array.Copy(_code, 0, buffer, offset, length);
        _code = null;
        return length;
    }
}

/// <summary>The lamp's last signal.</summary>
public sealed class MemoryLamp : ILamp
{
    public LampSignal Signal { get; private set; }

    public void Show(LampSignal signal) => Signal = signal;
}

/// <summary>A loudspeaker that plays at once.</summary>
public sealed class MemorySpeaker : ISpeaker
{
    public int Volume { get; set; }

    public int Room => 4096;

    public int Pending => 0;

    public void Write(byte[] muLaw, int offset, int count)
    {
    }
}

/// <summary>A watchdog that counts.</summary>
public sealed class MemoryWatchdog : IWatchdog
{
    public int Feeds { get; private set; }

    public void Feed() => Feeds++;
}

/// <summary>Bytes that differ from call to call, the same in every run.</summary>
public sealed class MemoryEntropy : IEntropy
{
    private byte _next = 1;

    public void Fill(byte[] buffer)
    {
        for (int i = 0; i < buffer.Length; i++)
            buffer[i] = _next++;
    }
}

/// <summary>Keeps the last lines of the log.</summary>
public sealed class MemoryLog : IBoxLog
{
    // Enough for one payment with its inquiries and reversals; the heap is small.
    private const int MaxLines = 32;

    private readonly string[] _lines = new string[MaxLines];
    private int _count;

    public MemoryLog()
    {
        Clear();
    }

    /// <summary>A text whose lines are counted as long as the log lives.</summary>
    public string Watched { get; set; } = "";

    /// <summary>Lines with <see cref="Watched"/> in them.</summary>
    public int WatchedCount { get; private set; }

    /// <summary>Another such text.</summary>
    public string AlsoWatched { get; set; } = "";

    /// <summary>Lines with <see cref="AlsoWatched"/> in them.</summary>
    public int AlsoWatchedCount { get; private set; }

    public void Write(long atMs, string what)
    {
        _lines[_count++ % MaxLines] = what;
        if (Watched.Length > 0 && what.Contains(Watched))
            WatchedCount++;
        if (AlsoWatched.Length > 0 && what.Contains(AlsoWatched))
            AlsoWatchedCount++;
    }

    public void Clear()
    {
        for (int i = 0; i < MaxLines; i++)
            _lines[i] = "";
        _count = 0;
    }

    /// <summary>How many of the kept lines contain a text.</summary>
    public int Count(string text)
    {
        int found = 0;
        for (int i = 0; i < MaxLines && i < _count; i++)
        {
            if (_lines[i].Contains(text))
                found++;
        }
        return found;
    }

    public bool Has(string text) => Count(text) > 0;

    /// <summary>What was said, sentence by sentence.</summary>
    public string Said()
    {
        string all = "";
        int first = _count > MaxLines ? _count - MaxLines : 0;
        for (int i = first; i < _count; i++)
        {
            int at = _lines[i % MaxLines].IndexOf("says ");
            if (at >= 0)
                all += (all.Length > 0 ? ";" : "") + _lines[i % MaxLines].Substring(at + 5);
        }
        return all;
    }

    /// <summary>The kept lines, for the message of a failed test.</summary>
    public string Dump()
    {
        string all = "";
        int first = _count > MaxLines ? _count - MaxLines : 0;
        for (int i = first; i < _count; i++)
            all += _lines[i % MaxLines] + "\n";
        return all;
    }
}
