using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Text;
using System.Threading.Tasks;
using Factory.Checks;
using ReferenceSwitch.Hosting;
using ScanBox.Cli.Boxes;
using ScanBox.Device;
using ScanBox.Ports;
using ScanBox.Voice;
using Technician;
using VirtualBoard.Clocks;
using VirtualBoard.Flash;

namespace ScanBox.Cli.Stations;

/// <summary>A board on the virtual bench at a station: its console, and who holds the card, presses the keys, looks and listens. Time jumps while no switch is waited for.</summary>
internal sealed class VirtualStation : IConsoleLine, IStationHands, ISoundRecorder, IAsyncDisposable
{
    private const string AsksForCode = "hold a code";

    // As long as a finger presses, and lets go.
    private const long PressMs = 120;
    private const long PauseMs = 120;

    // A rhythm of the lamp, a key's press, and the smallest buffer of the voice are longer than their jumps.
    private const long LampSkip = 100_000;
    private const long KeySkip = 20_000;
    private const long SoundSkip = 5_000;

    private readonly StateFolder _folder;
    private readonly SkippingClock _clock = new();
    private readonly SwitchHost _host;
    private readonly BoxWorkplace _workplace;
    private readonly BenchLine _line;
    private readonly byte[] _card;
    private readonly Key[] _keys;
    private readonly HashSet<char> _colours = [];
    private string _testing = "";
    private string _lastTest = "";
    private bool _shown;
    private int _key;
    private bool _pressed;
    private long _keyAtMs;
    private long _soundSince;
    private int _played;

    /// <param name="state">Folder of the board; a bare one when it is empty.</param>
    /// <param name="books">The switch's file.</param>
    /// <param name="plan">The board.</param>
    /// <param name="scanner">Its scanner module.</param>
    /// <param name="card">What is on the station's card.</param>
    internal VirtualStation(DirectoryInfo state, FileInfo? books, BoardPlan plan, ScannerChoice scanner, string card)
    {
        _card = Encoding.ASCII.GetBytes(card);
        _keys = [.. plan.KeypadKeys.Concat(plan.ButtonKeys).Where(static key => key != Key.None).Distinct()];
        _folder = StateFolder.Open(state);
        try
        {
            var flash = new VirtualFlash(new DirectoryFlashStore(_folder.Flash), plan.FileSystemBytes);
            BoxWorkplace.LoadVoice(flash, plan);
            _host = new SwitchHost(new SwitchHostOptions { StorePath = books?.FullName ?? _folder.Switch });
            _host.Start();
            _workplace = new BoxWorkplace(_clock, flash, plan, scanner, console: true);
            _workplace.Route(new IPEndPoint(IPAddress.Loopback, _host.Port));
            _workplace.Lamp.Changed += colour => _colours.UnionWith(colour);
            _line = new BenchLine(_workplace);
        }
        catch
        {
            _folder.Dispose();
            throw;
        }
    }

    /// <summary>Whether the board's loudspeaker is heard sample by sample.</summary>
    internal bool HasSpeaker => _workplace.Speaker is not null;

    public long NowMs => _line.NowMs;

    public void Type(byte[] bytes)
    {
        // The switch answers in real time.
        _clock.Jumps = !bytes.AsSpan().StartsWith("network"u8);
        _line.Type(bytes);
    }

    public byte[] Take() => _line.Take();

    public void Turn()
    {
        _line.Turn();
        if (_clock.Jumps)
            _clock.Skip(_testing == PartNames.Lamp ? LampSkip : _testing == PartNames.Keypad ? KeySkip : SoundSkip);
    }

    public void Tell(string what) => Output.Progress(what);

    public bool Confirm(string question) => _lastTest switch
    {
        PartNames.Lamp => _colours.SetEquals("RGB".Where((_, i) => new[] { _workplace.Plan.LampRed, _workplace.Plan.LampGreen, _workplace.Plan.LampBlue }[i] >= 0)),
        PartNames.Speaker => _workplace.Voice is not null && _workplace.Voice.Played.Count > _played,
        _ => false,
    };

    public void Begin(string part)
    {
        _testing = part;
        _lastTest = part;
        _colours.Clear();
        _shown = false;
        _key = 0;
        _keyAtMs = 0;
        _played = _workplace.Voice?.Played.Count ?? 0;
    }

    public void Watch(string part, string shown)
    {
        if (part == PartNames.Scanner && !_shown && shown.Contains(AsksForCode, StringComparison.Ordinal))
        {
            _shown = true;
            _workplace.Scanner.Show(_card);
        }
        else if (part == PartNames.Keypad && shown.Contains('\n', StringComparison.Ordinal) && NowMs >= _keyAtMs && (_pressed || _key < _keys.Length))
        {
            PressNext();
        }
    }

    public void End(string part)
    {
        _testing = "";
        _workplace.Scanner.TakeAway();
        if (_pressed)
            PressNext();
    }

    public void Start() => _soundSince = _clock.NowMicroseconds;

    public Recording Stop() => new(_workplace.Speaker!.Heard(_soundSince, MuLaw.SampleRate), MuLaw.SampleRate);

    public async ValueTask DisposeAsync()
    {
        _workplace.Dispose();
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    private void PressNext()
    {
        if (_pressed)
            _workplace.Release(_keys[_key++]);
        else
            _workplace.Press(_keys[_key]);
        _pressed = !_pressed;
        _keyAtMs = NowMs + (_pressed ? PressMs : PauseMs);
    }
}
