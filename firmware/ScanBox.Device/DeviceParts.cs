using System.Device.Gpio;
using ScanBox.Parts.Modems;
using ScanBox.Parts.Scanners;
using ScanBox.Ports;
using ScanBox.Setup.Console;

namespace ScanBox.Device;

/// <summary>Everything the box needs from its board, built from the board's plan.</summary>
public sealed class DeviceParts
{
    /// <summary>Held while the box starts, it gives the scanner's plug to the console.</summary>
    public const Key ConsoleKey = Key.Clear;

    /// <summary>Takes pins, UARTs and the sound bus. Once a start: pins cannot be taken twice.</summary>
    /// <param name="plan">What hangs on which pin.</param>
    /// <param name="log">Where parts write what they notice; the debug link when null.</param>
    public DeviceParts(BoardPlan plan, IBoxLog? log = null)
    {
        GpioController gpio = new();
        UptimeClock clock = new();
        Clock = clock;
        LogMemory memory = new(log ?? new ConsoleLog(), plan.HasPsram ? LogMemory.DefaultBytes : LogMemory.SmallBytes);
        Log = memory;
        LogMemory = memory;
        Watchdog = new WatchdogPin(gpio, plan.Watchdog, clock);
        Lamp = new StatusLamp(gpio, plan, clock);
        Keypad = new BoardKeys(gpio, plan, clock);
        Speaker = new I2sSpeaker(gpio, plan, clock);
        if (plan.Scanner == ScannerKind.Tiny)
            ScannerBus = new I2cLine(plan.ScannerData, plan.ScannerClock, TinyCodeReader.Address);
        else
            ScannerLine = new UartLine(plan.ScannerPort, plan.ScannerTx, plan.ScannerRx);
        WallClock wallClock = new();
        WallClock = wallClock;
        Link = new WifiTcpLink(clock, Watchdog) { WallClock = wallClock };
        Display = new BoardDisplay(gpio, plan, Log);
        if (plan.ModemTx >= 0 && !plan.HasModem)
        {
            ConsoleLine = new UartLine(plan.ModemPort, plan.ModemTx, plan.ModemRx);
        }
        else if (ScannerLine is not null && Keypad.IsHeldAtStart(ConsoleKey))
        {
            ConsoleLine = ScannerLine;
            ConsoleHasScannerLine = true;
        }
        if (plan.HasModem)
            Modem = new ModemLink(new UartLine(plan.ModemPort, plan.ModemTx, plan.ModemRx), new ModemKey(gpio, plan.ModemKey), ModemFamilies(), Log);
        Modem?.UseClock(wallClock);
    }

    /// <summary>Uptime.</summary>
    public IClock Clock { get; }

    /// <summary>Date and time, when they are known.</summary>
    public IWallClock WallClock { get; }

    /// <summary>External watchdog.</summary>
    public IWatchdog Watchdog { get; }

    /// <summary>Status lamp; stepped by <see cref="Step"/>.</summary>
    public StatusLamp Lamp { get; }

    /// <summary>Keys.</summary>
    public BoardKeys Keypad { get; }

    /// <summary>Voice; stepped by <see cref="Step"/>.</summary>
    public I2sSpeaker Speaker { get; }

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
    public IBoxLog Log { get; }

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
            long next = Keypad.NextAtMs;
            long lamp = Lamp.NextAtMs;
            if (lamp < next)
                next = lamp;
            long speaker = Speaker.NextAtMs;
            if (speaker < next)
                next = speaker;
            long display = Display.NextAtMs;
            return display < next ? display : next;
        }
    }

    private static ModemFamily[] ModemFamilies() => new ModemFamily[] { new QuectelModem(), new SimcomModem(), new LuatModem() };

    /// <summary>What the parts do by themselves: the lamp's rhythm, switching the amplifier off, the display's bytes. Once a turn of the loop.</summary>
    /// <param name="nowMs">Uptime in milliseconds.</param>
    public void Step(long nowMs)
    {
        Lamp.Step(nowMs);
        Speaker.Step(nowMs);
        Display.Step(nowMs);
    }
}
