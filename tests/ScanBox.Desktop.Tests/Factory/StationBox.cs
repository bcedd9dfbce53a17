using System;
using System.Collections.Generic;
using System.Linq;
using global::Factory.Checks;
using ScanBox.Codes;
using ScanBox.Ports;
using ScanBox.Settings;
using ScanBox.Setup;
using ScanBox.Setup.Commands;
using ScanBox.Setup.Console;
using ScanBox.Setup.Resetting;
using ScanBox.Setup.Tests;
using ScanBox.Tests.InMemory;
using Technician;

namespace ScanBox.Desktop.Tests.Factory;

/// <summary>A board in memory at a station: bare at first, it becomes whatever its flash says at every start. The station's hands work as they are told.</summary>
internal sealed class StationBox : IConsoleLine, IStationHands, IRestart
{
    private const int SegmentBytes = 4096;
    private const int TurnMs = 20;

    private readonly MemoryClock _clock = new();
    private readonly MemoryEntropy _entropy = new();
    private readonly Voice _voice = new();
    private MemoryTerminal _terminal = new();
    private MemoryKeypad _keypad = new();
    private TechnicianConsole _console = null!;
    private UnsetBox? _unset;
    private Box? _box;
    private bool _restarts;
    private int _key;
    private bool _shown;

    public StationBox() => PowerOn();

    public MemoryStorage Storage { get; } = new();

    /// <summary>The switch that knows the keys of <see cref="StationBench"/>.</summary>
    public MemorySwitch Switch { get; } = new(StationBench.Tmk);

    public MemoryScanner Scanner { get; private set; } = new();

    /// <summary>What the hands hold before the window.</summary>
    public string Card { get; set; } = StationBench.Card;

    /// <summary>Keys that are dead.</summary>
    public HashSet<Key> DeadKeys { get; } = [];

    /// <summary>What the person says to questions that contain a text; yes to the others.</summary>
    public string No { get; set; } = "no question";

    /// <summary>Whether the box's voice module answers.</summary>
    public bool HasVoice { get => _voice.IsPresent; set => _voice.IsPresent = value; }

    /// <summary>Called before a line is typed: what throws here is the station's end.</summary>
    public Action<string> BeforeTyping { get; set; } = static _ => { };

    /// <summary>Lines typed to the box.</summary>
    public List<string> Typed { get; } = [];

    /// <summary>Everything that the box has sent.</summary>
    public List<byte> Sent { get; } = [];

    public BoxSettings? Settings
    {
        get
        {
            var file = new SettingsFile();
            return file.Load(Storage) ?? file.Unfinished;
        }
    }

    public long NowMs { get; private set; }

    public void Restart() => _restarts = true;

    public void Type(byte[] bytes)
    {
        string line = System.Text.Encoding.UTF8.GetString(bytes).TrimEnd('\r');
        BeforeTyping(line);
        Typed.Add(line);
        _terminal.Type(bytes);
    }

    public byte[] Take()
    {
        byte[] taken = _terminal.Take();
        Sent.AddRange(taken);
        return taken;
    }

    public void Turn()
    {
        NowMs += TurnMs;
        try
        {
            for (long end = _clock.UptimeMs + TurnMs; _clock.UptimeMs < end; _clock.UptimeMs += 5)
            {
                _unset?.Step();
                _box?.Step();
                _console.Step(_clock.UptimeMs);
            }
        }
        catch (PowerCutException)
        {
            Storage.CutAtWrite = 0;
            _restarts = true;
        }
        if (_restarts)
            PowerOn();
    }

    /// <summary>The box runs with nobody at it.</summary>
    public void RunFor(long ms)
    {
        for (long end = NowMs + ms; NowMs < end;)
            Turn();
    }

    public void Tell(string what)
    {
    }

    public bool Confirm(string question) => !question.Contains(No, StringComparison.Ordinal);

    public void Begin(string part)
    {
        _key = 1;
        _shown = false;
    }

    public void Watch(string part, string shown)
    {
        if (part == PartNames.Scanner && !_shown && shown.Contains("hold a code", StringComparison.Ordinal))
        {
            _shown = true;
            Scanner.Show(Card);
        }
        if (part == PartNames.Keypad && shown.Contains("press each key", StringComparison.Ordinal) && _key <= (int)Key.Undo)
        {
            Key key = (Key)_key++;
            if (!DeadKeys.Contains(key))
                _keypad.Press(key);
        }
    }

    public void End(string part)
    {
    }

    private void PowerOn()
    {
        _restarts = false;
        _clock.UptimeMs = 0;
        _terminal = new MemoryTerminal();
        _keypad = new MemoryKeypad();
        MemoryScanner scanner = new();
        if (Scanner.State == ScannerState.Failed)
            scanner.Fail();
        Scanner = scanner;
        Switch.Close();
        FactoryReset.Resume(Storage, SegmentBytes);
        var file = new SettingsFile();
        BoxSettings? settings = file.Load(Storage);
        BoxKeys? keys = KeyFile.Load(Storage);
        var log = new MemoryLog();
        var ports = new BoxPorts(_clock, _keypad, Scanner, Switch, new MemoryLamp(), new MemorySpeaker(), Storage, new MemoryWatchdog(), _entropy, log, clips: _voice);
        bool isSet = settings is not null && keys is not null;
        _unset = isSet ? null : new UnsetBox(ports, file.Error, file.ErrorLine, file.ErrorText);
        _box = isSet ? new Box(ports, settings!, keys!, CodeRulesReader.ReadDefault(), SegmentBytes) : null;
        var host = new ConsoleHost(ports, _box, _unset, settings ?? file.Unfinished, keys is not null, CodeRulesReader.ReadDefault(), new LogMemory(log, LogMemory.SmallBytes), this, "bench", SegmentBytes);
        _console = new TechnicianConsole(_terminal, host);
    }

    private sealed class Voice : IClipPlayer
    {
        public int Volume { get; set; }

        public bool IsPresent { get; set; } = true;

        public bool IsSearching => false;

        public bool IsPlaying => false;

        public int MostClips => 64;

        public void Play(byte[] clips, int offset, int count)
        {
        }
    }
}
