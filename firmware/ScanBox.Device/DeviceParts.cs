using System.Device.Gpio;
using ScanBox.Ports;

namespace ScanBox.Device;

/// <summary>Everything the box needs from its board, built from the board's plan.</summary>
public sealed class DeviceParts
{
    /// <summary>Takes pins, UARTs and the sound bus. Once a start: pins cannot be taken twice.</summary>
    public DeviceParts(BoardPlan plan)
    {
        GpioController gpio = new();
        UptimeClock clock = new();
        Clock = clock;
        Watchdog = new WatchdogPin(gpio, plan.Watchdog, clock);
        Lamp = new StatusLamp(gpio, plan.LampRed, plan.LampGreen, clock);
        Keypad = new KeypadMatrix(gpio, plan, clock);
        Speaker = new I2sSpeaker(gpio, plan, clock);
        ScannerLine = new UartLine(plan.ScannerPort, plan.ScannerTx, plan.ScannerRx);
        Link = new WifiTcpLink(clock, Watchdog);
    }

    /// <summary>Uptime.</summary>
    public IClock Clock { get; }

    /// <summary>External watchdog.</summary>
    public IWatchdog Watchdog { get; }

    /// <summary>Status lamp; stepped by <see cref="Step"/>.</summary>
    public StatusLamp Lamp { get; }

    /// <summary>Keys.</summary>
    public KeypadMatrix Keypad { get; }

    /// <summary>Voice; stepped by <see cref="Step"/>.</summary>
    public I2sSpeaker Speaker { get; }

    /// <summary>UART of the scanner module, not yet open.</summary>
    public ISerialLine ScannerLine { get; }

    /// <summary>Way to the switch; goes nowhere until it is configured.</summary>
    public WifiTcpLink Link { get; }

    /// <summary>Files.</summary>
    public IStorage Storage { get; } = new FlashStorage();

    /// <summary>Nonces; stir it with the moments of key presses.</summary>
    public Entropy Entropy { get; } = new();

    /// <summary>Log on the debug link.</summary>
    public IBoxLog Log { get; } = new ConsoleLog();

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
            return speaker < next ? speaker : next;
        }
    }

    /// <summary>What the parts do by themselves: the lamp's rhythm, switching the amplifier off. Once a turn of the loop.</summary>
    /// <param name="nowMs">Uptime in milliseconds.</param>
    public void Step(long nowMs)
    {
        Lamp.Step(nowMs);
        Speaker.Step(nowMs);
    }
}
