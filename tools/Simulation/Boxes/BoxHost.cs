using ReferenceSwitch.Terminals;
using ScanBox;
using ScanBox.Codes;
using ScanBox.Payments;
using ScanBox.Ports;
using ScanBox.Settings;
using ScanBox.Setup.Console;
using ScanBox.Setup.Resetting;
using ScanBox.Switching;
using Simulation.Boxes.Parts;
using Simulation.Boxes.Scanners;
using Simulation.Chance;
using Simulation.Checks;
using Simulation.Network;
using Simulation.Profiles;
using Simulation.Timing;
using Workbench;

namespace Simulation.Boxes;

/// <summary>The box on the counter: the real firmware on simulated parts, its power switch, and the technician who sets it up.</summary>
internal sealed class BoxHost
{
    // A board restarts within seconds; a vendor looks for the plug for a minute; a stall stays closed over night.
    private static readonly int[] s_offMs = [1_000, 3_000, 20_000, 60_000, 40_000_000];

    private const int LooseMs = 40_000;

    // Until a charger has brought an empty battery so far that the box starts.
    private const int ChargeMs = 120_000;

    // How often the firmware's loop looks at the keys; it turns faster, but nothing depends on that.
    private const int LookMs = 20;

    /// <summary>The vendor's PIN.</summary>
    internal const string Pin = "2580";

    private const string TechnicianPin = "135790";

    private const string BoardName = "simulated";

    private static readonly byte[] s_voice = ReadVoice();

    private static readonly CodeRuleTable s_rules = CodeRulesReader.ReadDefault();

    private readonly Timeline _time;
    private readonly FaultSource _faults;
    private readonly Trace _trace;
    private readonly BoxWays _ways;
    private readonly MoneyWatch _watch;
    private readonly ProvisionedTerminal _terminal;
    private readonly Dice _dice;
    private readonly string _name;
    private readonly ScannerBoard? _scanner;
    private readonly bool _hasVoice;
    private readonly int _segmentBytes;
    private readonly long _fixedFen;
    private readonly SimConsole? _console;
    private readonly SimParts? _parts;
    private BoxSettings? _settings;
    private SimClock _clock;
    private SimKeypad _keypad;
    private ICodeReader? _reader;
    private UnsetBox? _unset;
    private long _wakeMs;
    private int _cuts;

    internal BoxHost(Timeline time, FaultSource faults, Trace trace, SimNetwork network, MoneyWatch watch, ProvisionedTerminal terminal, string name, Dice dice, Profile profile)
    {
        _name = name;
        // Vendors differ: some have a price, and some boxes have a voice that takes its time.
        _fixedFen = dice.Below(3, 6) == 0 ? dice.Between(1, 5_000, 7) : 0;
        _hasVoice = dice.Below(10, 8) == 0;
        _time = time;
        _faults = faults;
        _trace = trace;
        _ways = new BoxWays(profile.Link, time, faults, trace, network, watch, dice.At(5), Stir);
        _watch = watch;
        _terminal = terminal;
        _dice = dice;
        _segmentBytes = dice.Below(3, 1) switch { 0 => PaymentJournal.MinSegmentBytes, 1 => 2 * PaymentJournal.MinSegmentBytes, _ => PaymentJournal.DefaultSegmentBytes };
        _clock = new SimClock(time);
        if (profile.Parts)
            _parts = new SimParts(time, faults, trace, name, watch, dice.At(10), Stir, PowerOff);
        if (profile.Scanner != Profile.PlainScanner)
            _scanner = new ScannerBoard(ChooseScanner(profile.Scanner, dice.At(11)), time, faults, trace, name, dice.At(12), Stir);
        _keypad = new SimKeypad();
        Flash = new SimFlash(time, faults, trace) { Stored = (bytes, known) => watch.Stored(bytes.Span, known) };
        watch.Flash = Flash;
        if (faults.Has(FaultKind.HostileConsole))
            _console = new SimConsole(time, faults, trace, name, terminal.Serial, dice.At(9), Stir);
        SetUp();
    }

    internal SimFlash Flash { get; }

    /// <summary>The price that confirm alone takes; 0 for none.</summary>
    internal long FixedFen => _settings?.FixedFen ?? 0;

    /// <summary>The running firmware; null without power or settings.</summary>
    internal Box? Box { get; private set; }

    internal bool HasPower { get; private set; }

    /// <summary>Whether the battery is so low that nothing new is begun.</summary>
    internal bool IsNearlyEmpty => _parts?.Battery is { State: BatteryState.Critical };

    /// <summary>When the firmware wants to be stepped.</summary>
    internal long WakeMs => HasPower ? _wakeMs : long.MaxValue;

    /// <summary>The firmware's objects from which everything that it keeps can be reached.</summary>
    internal IEnumerable<object> Firmware => Box is null ? [] : [Box, .. _ways.Firmware, .. _console?.Firmware ?? [], .. _parts?.Firmware ?? []];

    /// <summary>Sentences that began, for people in front of the box.</summary>
    internal Action<ScanBox.Voice.Sentence>? Heard { get; set; }

    internal void PowerOn()
    {
        if (HasPower)
            return;
        if (_parts?.CanStart() == false)
        {
            _time.After(ChargeMs, PowerOn);
            return;
        }
        HasPower = true;
        _cuts++;
        _wakeMs = _time.NowMs;
        if (_watch.Starts > 0)
            SufferFlash();
        _watch.BoxStarts();
        _clock = new SimClock(_time);
        _keypad = new SimKeypad();
        if (!GoOnWithReset())
            return;
        var settingsFile = new SettingsFile();
        BoxSettings? settings = _settings = settingsFile.Load(Flash);
        BoxKeys? keys = settings is null ? null : KeyFile.Load(Flash);
        LogMemory? memory = _console is null ? null : new LogMemory(new SimLog(_trace, _name), LogMemory.SmallBytes);
        IBoxLog log = memory is null ? new SimLog(_trace, _name) : memory;
        IScanner scanner = MakeScanner(log);
        _parts?.Start(_clock, log);
        var ports = new BoxPorts(_clock, _parts is null ? _keypad : _parts.Panel, scanner, _ways.Start(log), _parts?.Lamp ?? new SimLamp(), new SimSpeaker(_time), Flash, new SimWatchdog(), new DiceEntropy(_dice.At(2, _watch.Starts)), log, _parts?.Panel.Display, _parts?.Battery, _parts?.Clips);
        _trace.Add(_name, $"power on, start {_watch.Starts}");
        Box = null;
        _unset = null;
        if (settings is null || keys is null)
        {
            _unset = new UnsetBox(ports, settingsFile.Error, settingsFile.ErrorLine, settingsFile.ErrorText);
            _time.After(_dice.At(3, _watch.Starts).Between(60_000, 600_000), TechnicianComes);
        }
        else
        {
            Box = new Box(ports, settings, keys, s_rules, _segmentBytes);
        }
        _console?.Start(new ConsoleHost(ports, Box, _unset, settings, keys is not null, s_rules, memory!, _console, BoardName, _segmentBytes), settings, Box is not null);
    }

    internal void PowerOff()
    {
        if (!HasPower)
            return;
        _watch.PowerGoes();
        HasPower = false;
        Box = null;
        _unset = null;
        _console?.Stop();
        _parts?.Stop();
        _scanner?.Stop();
        _ways.Stop();
        _trace.Add(_name, "power off");
        Dice dice = _dice.At(4, _cuts);
        int longest = dice.Below(50, 1) == 0 ? s_offMs.Length : s_offMs.Length - 1;
        _time.After(s_offMs[dice.Below(longest, 2)], PowerOn);
    }

    /// <summary>The vendor wants to trade: whatever is off is switched on.</summary>
    internal void Mend()
    {
        Flash.Mend();
        _ways.Mend();
        _console?.Leave();
        _parts?.Mend();
        _scanner?.Mend();
        _time.After(3_000, PowerOn);
        if (_console is not null && !(IsAsSetUp(_settings) && IsAsSetUp(new SettingsFile().Load(Flash))))
            SetUpAnew();
    }

    internal void Press(Key key)
    {
        if (_parts is null)
            _keypad.Press(key);
        else
            _parts.Panel.Contacts.Press(key);
        Stir();
    }

    /// <summary>The vendor's finger stays on a key; <see cref="Key.None"/> lifts it.</summary>
    internal void Hold(Key key)
    {
        if (_parts is null)
        {
            _keypad.Hold(key);
            _watch.ConfirmIsHeld(key == Key.Confirm);
        }
        else
        {
            _parts.Panel.Contacts.Hold(key);
        }
        Stir();
    }

    /// <summary>The vendor begins to give a receipt back.</summary>
    internal void BeginUndo()
    {
        _watch.UndoBegins();
        Press(Key.Undo);
    }

    /// <summary>The vendor types digits and confirms; whether they are the PIN is known to the watch from here on.</summary>
    internal void TypeDigits(string digits)
    {
        foreach (char digit in digits)
            Press((Key)(digit - '0' + (int)Key.Digit0));
        if (digits == _settings?.VendorPin)
            _watch.PinIsTyped();
        Press(Key.Confirm);
    }

    internal void Show(byte[] code, int holdMs)
    {
        _reader?.Show(code, holdMs);
        Stir();
    }

    internal void TakeAway() => _reader?.TakeAway();

    /// <summary>Whether it has a keypad and perhaps a display that can be lost.</summary>
    internal bool HasPanel => _parts is not null;

    /// <summary>The display is gone for good and a key sticks, or both are mended.</summary>
    internal void LosePanel(Key stuck)
    {
        if (stuck == Key.None)
            _parts?.Panel.Mend();
        else
            _parts?.Panel.Lose(stuck);
    }

    /// <summary>The scanner's plug is loose for a while.</summary>
    internal void LoosenScanner()
    {
        ICodeReader? reader = _reader;
        reader?.Plug(false);
        Stir();
        _time.After(LooseMs, () =>
        {
            reader?.Plug(true);
            Stir();
        });
    }

    /// <summary>One turn of the firmware's loop, when it is due.</summary>
    internal void Step()
    {
        if (!HasPower || _time.NowMs < _wakeMs)
            return;
        try
        {
            if (_ways.Turns)
                _ways.Step(_clock.UptimeMs);
            _parts?.Step(_clock.UptimeMs);
            long next = Box is not null ? Box.Step() : _unset!.Step();
            if (_parts is not null)
                next = Math.Min(next, _parts.NextAtMs(_clock.UptimeMs));
            if (_console is not null)
                next = Math.Min(next, _console.Step(_clock.UptimeMs));
            if (_ways.Turns)
                next = Math.Min(next, _ways.NextAtMs(_clock.UptimeMs));
            long wake = next >= long.MaxValue / 2 ? long.MaxValue : _time.NowMs + Math.Max(1, next - _clock.UptimeMs);
            _wakeMs = _keypad.WantsALook ? Math.Min(wake, _time.NowMs + LookMs) : wake;
            if (Box?.Begun is ScanBox.Voice.Sentence begun)
            {
                _watch.SentenceBegins(begun);
                Heard?.Invoke(begun);
                if (_faults.Strikes(FaultKind.PowerCutAtSentence))
                    PowerOff();
            }
        }
        catch (PowerLostException)
        {
            PowerOff();
        }
        catch (Exception fault) when (fault is not ViolationException)
        {
            throw new ViolationException(Invariant.KeepsRunning, $"the firmware throws: {fault.GetType().Name}: {fault.Message} {FirstFrame(fault)}");
        }
    }

    private static string FirstFrame(Exception fault)
    {
        string trace = fault.StackTrace ?? "";
        int end = trace.IndexOf('\n', StringComparison.Ordinal);
        return (end < 0 ? trace : trace[..end]).Trim();
    }

    private void Stir() => _wakeMs = Math.Min(_wakeMs, _time.NowMs);

    private static byte[] ReadVoice()
    {
        using Stream pack = typeof(BoxHost).Assembly.GetManifestResourceStream(Profile.VoiceResource)!;
        using var bytes = new MemoryStream();
        pack.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static ScannerChoice ChooseScanner(string name, Dice dice)
    {
        ScannerChoice[] all = ScannerChoice.All;
        // The one on another bus is not left to be one of many.
        ScannerChoice[] onBus = [.. all.Where(static choice => !choice.IsOnUart)];
        return name switch
        {
            Profile.AnyScanner when dice.Below(6, 1) == 0 => onBus[dice.Below(onBus.Length)],
            Profile.AnyScanner => all[dice.Below(all.Length)],
            Profile.LineScanner => ScannerChoice.Named(Profile.PlainScanner),
            _ => ScannerChoice.Named(name),
        };
    }

    private IScanner MakeScanner(IBoxLog log)
    {
        if (_scanner is not null)
        {
            _reader = _scanner;
            return _scanner.Start(Flash, log);
        }
        var plain = new PlainScanner(_time, _faults);
        _reader = plain;
        return plain;
    }

    private void SufferFlash()
    {
        if (_faults.Strikes(FaultKind.FlashWiped))
        {
            Flash.Wipe();
            _watch.Wiped();
        }
        if (_faults.Strikes(FaultKind.FlashBitFlip, out Dice how))
        {
            string name = Flash.FlipBit(how);
            _trace.Add("flash", $"a bit of {name} flips");
            if (name.StartsWith("journal", StringComparison.Ordinal))
                _watch.Damaged();
        }
    }

    private void TechnicianComes()
    {
        if (Box is not null)
            return;
        if (!HasPower)
        {
            _time.After(60_000, TechnicianComes);
            return;
        }
        SetUpAnew();
    }

    private void SetUpAnew()
    {
        _trace.Add("people", "the technician sets the box up");
        if (HasPower)
            _watch.PowerGoes();
        HasPower = false;
        Box = null;
        _console?.Stop();
        _parts?.Stop();
        _scanner?.Stop();
        _ways.Stop();
        SetUp();
        PowerOn();
    }

    // As the firmware does before it reads anything. That it empties the box is seen on flash, whatever it says.
    private bool GoOnWithReset()
    {
        bool hadJournal = HasJournal();
        try
        {
            string done = FactoryReset.Resume(Flash, _segmentBytes);
            if (done.Length > 0)
                _trace.Add(_name, done);
        }
        catch (PowerLostException)
        {
            PowerOff();
        }
        if (hadJournal && !HasJournal())
            _watch.JournalIsReset();
        return HasPower;
    }

    private bool HasJournal()
    {
        for (int i = 0; i < PaymentJournal.FileCount; i++)
        {
            int at = 0;
            if (JournalScan.Next(Flash.Content(PaymentJournal.FileName(i)), ref at, out _, out _))
                return true;
        }
        return false;
    }

    // A bench tool writes whole files while the box is off: no fault of flash or power belongs here.
    private void SetUp()
    {
        bool faults = _faults.Enabled;
        _faults.Enabled = false;
        SettingsFile.Save(Flash, Settings());
        KeyFile.Save(Flash, [.. _terminal.Tmk], [.. _terminal.SerialKey]);
        if (_hasVoice)
            Flash.Create(ScanBox.Voice.VoicePack.DefaultName, s_voice, 0, s_voice.Length);
        _faults.Enabled = faults;
    }

    private BoxSettings Settings() => new()
    {
        TerminalId = _terminal.TerminalId,
        MerchantId = _terminal.MerchantId,
        Serial = _terminal.Serial,
        SwitchHost = "switch",
        SwitchPort = 9000,
        FixedFen = _fixedFen,
        VendorPin = Pin,
        TechnicianPin = TechnicianPin,
    };

    private bool IsAsSetUp(BoxSettings? settings)
    {
        BoxSettings right = Settings();
        for (int i = 0; settings is not null && i < SettingsSchema.Count; i++)
        {
            string name = SettingsSchema.NameAt(i);
            if (SettingsSchema.Get(settings, name) != SettingsSchema.Get(right, name))
                return false;
        }
        return settings is not null;
    }
}
