using System;
using System.IO;
using System.Net;
using ScanBox;
using ScanBox.Device;
using ScanBox.Ports;
using ScanBox.Settings;
using ScanBox.Setup;
using ScanBox.Updates.Applications;
using ScanBox.Updates.Slots;
using ScanBox.Voice;
using VirtualBoard;
using VirtualBoard.Clocks;
using VirtualBoard.Flash;
using VirtualBoard.Modems;
using VirtualBoard.Parts;
using VirtualBoard.Pins;
using VirtualBoard.Scanners;
using VirtualBoard.Serial;
using VirtualBoard.Sound;

namespace Workbench;

/// <summary>A box on a bench: the virtual board with everything wired to it, and the firmware running on it, step by step in the calling thread.</summary>
public sealed class BoxWorkplace : IBoxLog, IDisposable
{
    // The watchdog chip's usual time; the firmware feeds it every turn of its loop.
    private static readonly TimeSpan s_watchdogTime = TimeSpan.FromSeconds(60);

    // Nobody is set up for it.
    private const string NoWifi = "another stall's";

    private readonly BoardPlan _plan;
    private readonly BoardModel _board;
    private readonly VirtualKeypad _keypad;
    private readonly bool _consoleOnScannerPlug;
    private readonly VirtualButtons _buttons;
    private Firmware? _firmware;
    private bool _isKeptOff;

    /// <summary>Wires everything to a board that is still off.</summary>
    /// <param name="clock">Its time.</param>
    /// <param name="flash">Its file system.</param>
    /// <param name="plan">What hangs on which pin.</param>
    /// <param name="scanner">The module on the scanner's plug; null for one of the plan's kind.</param>
    /// <param name="link">The ways to the switch, see <see cref="LinkChoice"/>, null for the board's own; a box that is set up is set to prefer the first.</param>
    /// <param name="console">Whether a technician's terminal is plugged in: where the modem would be, else in the scanner's place.</param>
    /// <exception cref="WorkbenchException">There is no such link, or the board has no place for a modem.</exception>
    public BoxWorkplace(IVirtualClock clock, VirtualFlash flash, BoardPlan plan, ScannerChoice? scanner = null, string? link = null, bool console = false)
    {
        _plan = plan;
        Link = LinkChoice.Named(link ?? LinkChoice.Of(plan));
        if (Link.HasStandby)
            TestBench.Prefer(flash, Link.ModemFirst);
        _board = new BoardModel(clock, flash, plan.Chip == BoardChip.Esp32S3 ? ChipPins.Esp32S3Octal : ChipPins.Esp32);
        _keypad = new VirtualKeypad(_plan.KeypadRows, _plan.KeypadColumns);
        Scanner = (scanner ?? ScannerChoice.Of(plan.Scanner)).On(_plan);
        _buttons = new VirtualButtons(_plan.ButtonPins);
        Lamp = new VirtualLamp(_plan.LampRed, _plan.LampGreen, _plan.LampBlue);
        Speaker = _plan.SoundBck < 0 ? null : new VirtualSpeaker(_plan.SoundBck, _plan.SoundWs, _plan.SoundData, _plan.SoundEnable);
        Voice = PowerAndSound.Voice(_plan);
        var watchdog = new VirtualWatchdog(_plan.Watchdog, s_watchdogTime);
        Display = DisplayPart.Of(_plan);
        Beeper = PowerAndSound.Beeper(_plan);
        Battery = PowerAndSound.Battery(_plan);
        Modem = Link.MakeModem(plan);
        foreach (IBoardPart? part in new IBoardPart?[] { _keypad, _buttons, Scanner, Lamp, Speaker, Voice, watchdog, Display, Beeper, Battery, Modem })
        {
            if (part is not null)
                _board.Attach(part);
        }
        foreach (int pin in _plan.ExternalPullUps)
            _board.Pins.AddResistor(pin, toSupply: true);
        if (console)
        {
            _consoleOnScannerPlug = plan.ModemTx < 0 || plan.HasModem;
            Terminal = _consoleOnScannerPlug
                ? new VirtualTerminal(plan.ScannerTx, plan.ScannerRx, TechnicianConsole.BaudRate)
                : new VirtualTerminal(plan.ModemTx, plan.ModemRx, TechnicianConsole.BaudRate);
            _board.Attach(Terminal);
            if (_consoleOnScannerPlug)
                Scanner.Plug(false);
        }
        _board.Network.Ssid = Link.HasWifi ? TestBench.WifiSsid : NoWifi;
        _board.Network.Password = TestBench.WifiPassword;
    }

    /// <summary>Every line of the box's log, with the uptime in ms.</summary>
    public event Action<long, string>? Logged;

    /// <summary>The board, for observers and for faults.</summary>
    public BoardModel Board => _board;

    /// <summary>The scanner module.</summary>
    public IVirtualScanner Scanner { get; }

    /// <summary>The ways to the switch.</summary>
    public LinkChoice Link { get; }

    /// <summary>Which way is in use, and how strong its signal is, for people; empty while there is none.</summary>
    public string PathText => _firmware?.PathText ?? "";

    /// <summary>Whether the way in use is the standby.</summary>
    public bool IsOnStandby => _firmware?.IsOnStandby ?? false;

    /// <summary>The modem; null when the box has Wi-Fi alone.</summary>
    public VirtualModem? Modem { get; }

    /// <summary>What the lamp tells now; off while there is no firmware.</summary>
    public LampSignal LampSignal => _firmware?.LampSignal ?? LampSignal.Off;

    /// <summary>What the box has found out about its scanner, for people.</summary>
    public string ScannerText => _firmware?.ScannerText ?? "";

    /// <summary>The technician's terminal; null when none is plugged in.</summary>
    public VirtualTerminal? Terminal { get; }

    /// <summary>Whether the way to the switch can be tried: a modem must have found its network first.</summary>
    public bool IsLinkReady => _firmware?.Modem is null || _firmware.Modem.IsReady;

    /// <summary>The board's display; null when it has none.</summary>
    public VirtualDisplay? Display { get; }

    /// <summary>The status lamp.</summary>
    public VirtualLamp Lamp { get; }

    /// <summary>The amplifier with its loudspeaker; null when a voice module speaks.</summary>
    public VirtualSpeaker? Speaker { get; }

    /// <summary>The voice module; null when the board has none.</summary>
    public VirtualVoiceModule? Voice { get; }

    /// <summary>The beeper; null when the board has none.</summary>
    public VirtualBeeper? Beeper { get; }

    /// <summary>The battery and its charger; null when the board has none.</summary>
    public VirtualBattery? Battery { get; }

    /// <summary>What hangs on which pin.</summary>
    public BoardPlan Plan => _plan;

    /// <summary>The box of the present run; null when it is not set up, or was never switched on.</summary>
    public Box? RunningBox => _firmware?.Box;

    /// <summary>The box of the present run.</summary>
    /// <exception cref="WorkbenchException">It is not set up.</exception>
    public Box Box => _firmware?.Box ?? throw WorkbenchException.Fault("the box is not set up");

    /// <summary>Uptime of the present run in ms.</summary>
    public long UptimeMs => _firmware?.UptimeMs ?? 0;

    /// <summary>Puts a voice pack that lies beside this program on the flash, unless the flash has one: the small pack where the whole one does not fit, none where a module speaks.</summary>
    /// <param name="flash">The box's flash.</param>
    /// <param name="plan">Its board; null for one that speaks from its flash.</param>
    public static void LoadVoice(VirtualFlash flash, BoardPlan? plan = null)
    {
        if (plan is not null && plan.SoundBck < 0)
            return;
        var whole = new FileInfo(VoicePacks.PackReader.DefaultPath);
        string path = whole.Exists && whole.Length < flash.CapacityBytes ? whole.FullName : VoicePacks.PackReader.SmallPath;
        if (flash.ReadFile(VoicePack.DefaultName) is null && File.Exists(path))
            flash.WriteFile(VoicePack.DefaultName, File.ReadAllBytes(path));
    }

    /// <summary>Takes the box to the place that it is set up for: the Wi-Fi there is the one that its settings name first.</summary>
    /// <param name="settings">What the box is set up with; null or without Wi-Fi: it stays where it is.</param>
    public void TakeToItsPlace(BoxSettings? settings)
    {
        if (Link.HasWifi && settings is { WifiSsid.Length: > 0 })
            (_board.Network.Ssid, _board.Network.Password) = (settings.WifiSsid, settings.WifiPassword);
    }

    /// <summary>Says where the network leads when the box connects to its switch.</summary>
    public void Route(IPEndPoint target) => _board.Network.Route(TestBench.SwitchHost, TestBench.SwitchPort, target);

    /// <summary>A way dies without a word, as behind a router that lost its line, or in a cellar; or it comes back.</summary>
    public void SetAlive(bool isWifi, bool isAlive)
    {
        if (isWifi)
            _board.Network.WifiInRange = isAlive;
        else if (Modem is not null)
            Modem.Faults.Silent = !isAlive;
    }

    /// <summary>Switches the box on.</summary>
    /// <returns>The run that began.</returns>
    public PowerSession PowerOn()
    {
        _firmware = null;
        PowerSession session = _board.PowerOn();
        // The key is held before the power comes.
        if (_consoleOnScannerPlug)
            Hold(DeviceParts.ConsoleKey);
        _firmware = new Firmware(_plan, this, StartApplication());
        if (_consoleOnScannerPlug)
            Release(DeviceParts.ConsoleKey);
        return session;
    }

    // As Program.Main does on a device.
    private UpdateBook StartApplication()
    {
        var storage = new FlashStorage();
        UpdateBook book = UpdateStart.Begin(storage, this, 0);
        var application = new VirtualApplication();
        bool isStarted = _plan.HasPsram && new ApplicationLoader(storage, this, book, application, FirmwareVersion.Number).Start(0);
        bool isBad = isStarted && application.IsBad;
        if (isBad || _isKeptOff)
            SetAlive(isWifi: true, !isBad);
        _isKeptOff = isBad;
        return book;
    }

    /// <summary>Cuts the power.</summary>
    public void Dispose() => _board.CutPower();

    /// <summary>One turn of the firmware's loop, and the pause after it.</summary>
    public void Step()
    {
        _firmware!.Step();
        _board.WaitUntilUptime(_firmware.UptimeMs + 1);
    }

    /// <summary>Presses a key, until it is released.</summary>
    public void Press(Key key)
    {
        if (Array.IndexOf(_plan.ButtonKeys, key) is >= 0 and int button)
        {
            _buttons.Press(button);
            return;
        }
        (int row, int column) = PlaceOf(key);
        _keypad.Press(row, column);
    }

    /// <summary>Lets a key go.</summary>
    public void Release(Key key)
    {
        if (Array.IndexOf(_plan.ButtonKeys, key) is >= 0 and int button)
        {
            _buttons.Release(button);
            return;
        }
        (int row, int column) = PlaceOf(key);
        _keypad.Release(row, column);
    }

    /// <summary>One turn of the firmware's loop, and then a sleep until something is due by itself or something happens.</summary>
    /// <param name="turned">Called after the turn; says how long the sleep may be at most, in ms from 1 on.</param>
    public void StepAndSleep(Func<long> turned)
    {
        _firmware!.Step();
        long wishMs = _firmware.NextAtMs;
        long longestMs = turned();
        long nowMs = _firmware.UptimeMs;
        _board.SleepUntilWork(Math.Clamp(wishMs, nowMs + 1, nowMs + longestMs));
    }

    private void Hold(Key key)
    {
        (int row, int column) = PlaceOf(key);
        _keypad.Hold(row, column);
    }

    private (int Row, int Column) PlaceOf(Key key)
    {
        int index = Array.IndexOf(_plan.KeypadKeys, key);
        return index >= 0 ? Math.DivRem(index, _plan.KeypadColumns.Length) : throw WorkbenchException.Fault($"the keypad has no key {key}");
    }

    void IBoxLog.Write(long atMs, string what) => Logged?.Invoke(atMs, what);
}
