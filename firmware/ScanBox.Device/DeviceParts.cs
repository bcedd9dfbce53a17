using System.Device.Gpio;
using ScanBox.Parts.Beepers;
using ScanBox.Parts.Modems;
using ScanBox.Parts.Scanners;
using ScanBox.Parts.Voices;
using ScanBox.Ports;
using ScanBox.Setup.Console;

namespace ScanBox.Device;

/// <summary>Everything the box needs from its board, built from the board's plan.</summary>
public sealed class DeviceParts
{
    /// <summary>Held while the box starts, it gives the scanner's plug to the console.</summary>
    public const Key ConsoleKey = Key.Clear;

    private readonly StatusLamp _lamp;
    private readonly Beeper? _beeper;
    private readonly BatteryInput? _battery;
    private readonly I2sSpeaker? _amplifier;
    private readonly VoiceModule? _voice;

    /// <summary>Takes pins, UARTs and the sound bus. Once a start: pins cannot be taken twice.</summary>
    /// <param name="plan">What hangs on which pin.</param>
    /// <param name="log">Where parts write what they notice; the debug link when null.</param>
    public DeviceParts(BoardPlan plan, IBoxLog? log = null)
    {
        GpioController gpio = new();
        LogMemory = new LogMemory(log ?? new ConsoleLog(), plan.HasPsram ? LogMemory.DefaultBytes : LogMemory.SmallBytes);
        Watchdog = new WatchdogPin(gpio, plan.Watchdog, Clock);
        _lamp = new StatusLamp(gpio, plan, Clock);
        _beeper = BoardBeeper.Create(gpio, plan);
        Lamp = _beeper is null ? _lamp : new SoundingLamp(_lamp, _beeper, Clock);
        Keypad = new BoardKeys(gpio, plan, Clock, _beeper);
        _battery = BatteryInput.Create(gpio, plan);
        Display = new BoardDisplay(gpio, plan, Log);

        _amplifier = plan.SoundBck < 0 ? null : new I2sSpeaker(gpio, plan, Clock);
        Speaker = _amplifier is null ? new NoSpeaker() : _amplifier;
        _voice = plan.VoiceTx < 0 ? null : new VoiceModule(new UartLine(plan.VoicePort, plan.VoiceTx, plan.VoiceRx), Log);

        if (plan.Scanner == ScannerKind.Tiny)
            ScannerBus = new I2cLine(plan.ScannerData, plan.ScannerClock, TinyCodeReader.Address);
        else
            ScannerLine = new UartLine(plan.ScannerPort, plan.ScannerTx, plan.ScannerRx);

        Link = new WifiTcpLink(Clock, Watchdog) { WallClock = WallClock };
        if (plan.HasModem)
        {
            Modem = new ModemLink(new UartLine(plan.ModemPort, plan.ModemTx, plan.ModemRx), new ModemKey(gpio, plan.ModemKey), ModemFamilies(), Log);
            Modem.UseClock(WallClock);
        }

        if (plan.ModemTx >= 0 && !plan.HasModem)
        {
            ConsoleLine = new UartLine(plan.ModemPort, plan.ModemTx, plan.ModemRx);
        }
        else if (ScannerLine is not null && Keypad.IsHeldAtStart(ConsoleKey))
        {
            ConsoleLine = ScannerLine;
            ConsoleHasScannerLine = true;
        }
    }

    /// <summary>Uptime.</summary>
    public IClock Clock { get; } = new UptimeClock();

    /// <summary>Date and time, when they are known.</summary>
    public IWallClock WallClock { get; } = new WallClock();

    /// <summary>External watchdog.</summary>
    public IWatchdog Watchdog { get; }

    /// <summary>Status lamp, and what sounds with it; stepped by <see cref="Step"/>.</summary>
    public ILamp Lamp { get; }

    /// <summary>What the lamp tells now.</summary>
    public LampSignal LampSignal => _lamp.Signal;

    /// <summary>The battery; null when the board has none.</summary>
    public IBattery? Battery => _battery?.Port;

    /// <summary>Keys.</summary>
    public BoardKeys Keypad { get; }

    /// <summary>Voice; stepped by <see cref="Step"/>.</summary>
    public ISpeaker Speaker { get; }

    /// <summary>The voice module that speaks in its place; null when the board has none.</summary>
    public IClipPlayer? Clips => _voice;

    /// <summary>UART of the scanner module, not yet open; null when the module is on I2C.</summary>
    public ISerialLine? ScannerLine { get; }

    /// <summary>The scanner module on I2C; null when it is on a UART.</summary>
    public II2cPart? ScannerBus { get; }

    /// <summary>Way to the switch; goes nowhere until it is configured.</summary>
    public WifiTcpLink Link { get; }

    /// <summary>The modem; null when the board has none.</summary>
    public ModemLink? Modem { get; }

    /// <summary>Files.</summary>
    public IStorage Storage { get; } = new FlashStorage();

    /// <summary>Nonces; stir it with the moments of key presses.</summary>
    public Entropy Entropy { get; } = new();

    /// <summary>The technician's log.</summary>
    public IBoxLog Log => LogMemory;

    /// <summary>The end of the log, for the console.</summary>
    public LogMemory LogMemory { get; }

    /// <summary>
    /// UART of the technician's console: the modem's, on a board whose place for a modem is empty. COM1 is the runtime's own. Else
    /// the scanner's, when <see cref="ConsoleKey"/> is held while the box starts; null otherwise.
    /// </summary>
    public ISerialLine? ConsoleLine { get; }

    /// <summary>Whether the console has taken the scanner's UART.</summary>
    public bool ConsoleHasScannerLine { get; }

    /// <summary>Display; stepped by <see cref="Step"/>.</summary>
    public BoardDisplay Display { get; }

    /// <summary>Uptime in milliseconds at which a part wants another turn by itself.</summary>
    public long NextAtMs
    {
        get
        {
            long next = Earlier(Keypad.NextAtMs, _lamp.NextAtMs);
            if (_amplifier is not null)
                next = Earlier(next, _amplifier.NextAtMs);
            if (_voice is not null)
                next = Earlier(next, _voice.NextAtMs);
            next = Earlier(next, Display.NextAtMs);
            if (_beeper is not null)
                next = Earlier(next, _beeper.NextAtMs);
            return _battery is null ? next : Earlier(next, _battery.NextAtMs);
        }
    }

    private static long Earlier(long a, long b) => a < b ? a : b;

    private static ModemFamily[] ModemFamilies() => new ModemFamily[] { new QuectelModem(), new SimcomModem(), new LuatModem() };

    /// <summary>What the parts do by themselves: the lamp's rhythm, tunes, the battery's samples, switching the amplifier off, the display's bytes. Once a turn of the loop.</summary>
    /// <param name="nowMs">Uptime in milliseconds.</param>
    public void Step(long nowMs)
    {
        _lamp.Step(nowMs);
        _beeper?.Step(nowMs);
        _battery?.Step(nowMs);
        _amplifier?.Step(nowMs);
        _voice?.Step(nowMs);
        Display.Step(nowMs);
    }
}
