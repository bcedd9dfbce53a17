using ScanBox.Codes;
using ScanBox.Payments;
using ScanBox.Ports;
using ScanBox.Settings;
using ScanBox.Switching;

namespace ScanBox.Tests.InMemory;

/// <summary>A box with everything around it in memory, on a clock that jumps to whatever is due next.</summary>
public sealed class World
{
    public const string WechatCode = "134650328919428540";
    public const string AlipayCode = "28763443825664394";
    public const string UnionPayCode = "6223685882046899894";

    // Longer than any payment takes with all its tries.
    private const long LongestRunMs = 300_000;

    private static readonly byte[] s_masterKey = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 };
    private static readonly byte[] s_serialKey = { 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1 };

    private readonly long _fixedFen;
    private readonly string _pin;
    private readonly bool _hasPosition;
    private readonly int _segmentBytes;

    /// <summary>A world before its first step.</summary>
    /// <param name="fixedFen">Fixed price in fen.</param>
    /// <param name="pin">The vendor's PIN.</param>
    /// <param name="segmentBytes">Size of a journal segment; the flash lies in the same heap as the box.</param>
    /// <param name="hasPosition">Whether it was set up with its position.</param>
    public World(long fixedFen = 0, string pin = "", int segmentBytes = 4096, bool hasPosition = true)
    {
        _hasPosition = hasPosition;
        _fixedFen = fixedFen;
        _pin = pin;
        _segmentBytes = segmentBytes;
        Switch = new MemorySwitch(s_masterKey);
        Box = NewBox();
    }

    public MemoryClock Clock { get; } = new MemoryClock();

    public MemoryStorage Storage { get; } = new MemoryStorage();

    public MemoryBattery Battery { get; } = new MemoryBattery();

    public MemoryLog Log { get; } = new MemoryLog();

    public MemorySwitch Switch { get; }

    public MemoryKeypad Keypad { get; private set; } = new MemoryKeypad();

    public MemoryScanner Scanner { get; private set; } = new MemoryScanner();

    public MemoryLamp Lamp { get; private set; } = new MemoryLamp();

    public MemorySpeaker Speaker { get; private set; } = new MemorySpeaker();

    public Box Box { get; private set; }

    /// <summary>What the box runs on.</summary>
    public BoxPorts Ports { get; private set; } = null!;

    /// <summary>The power comes back: everything but flash, switch and log starts anew.</summary>
    public void Restart()
    {
        Switch.Close();
        Clock.UptimeMs = 0;
        // Two boxes at once do not fit the heap of a device.
        SwitchOff();
        Box = NewBox();
    }

    /// <summary>Lets the box go, and what it holds of the heap.</summary>
    public void SwitchOff() => Box = null!;

    public void Press(string keys)
    {
        foreach (char c in keys.ToCharArray())
        {
            if (c == '.')
                Keypad.Press(Key.Point);
            else if (c == '+')
                Keypad.Press(Key.Plus);
            else if (c == '=')
                Keypad.Press(Key.Confirm);
            else if (c == 'u')
                Keypad.Press(Key.Undo);
            else if (c == 'c')
                Keypad.Press(Key.Clear);
            else
                Keypad.Press((Key)(c - '0' + (int)Key.Digit0));
        }
    }

    /// <summary>Runs until the box is signed in and silent.</summary>
    public void RunUntilReady()
    {
        long end = Clock.UptimeMs + LongestRunMs;
        while (Clock.UptimeMs < end && (Box.SwitchState != SwitchState.SignedIn || !Box.Silent))
            Advance();
    }

    /// <summary>Runs until a state is reached.</summary>
    /// <returns>False when it was not reached within five minutes.</returns>
    public bool RunUntil(PaymentState state)
    {
        long end = Clock.UptimeMs + LongestRunMs;
        while (Clock.UptimeMs < end)
        {
            Advance();
            if (Box.PaymentState == state)
                return true;
        }
        return false;
    }

    /// <summary>Runs until nothing is in progress and nothing is being said.</summary>
    public void RunUntilQuiet()
    {
        long end = Clock.UptimeMs + LongestRunMs;
        do
            Advance();
        while (Clock.UptimeMs < end && (Keypad.HasKeys || Box.PaymentState != PaymentState.Idle || !Box.Silent));
    }

    /// <summary>Runs for a time.</summary>
    public void RunFor(long ms)
    {
        long end = Clock.UptimeMs + ms;
        while (Clock.UptimeMs < end)
            Advance();
    }

    /// <summary>Types an amount, waits for the scanner and shows a code.</summary>
    public void PayWith(string keys, string code)
    {
        Press(keys + "=");
        RunUntil(PaymentState.AwaitingCode);
        Scanner.Show(code);
    }

    /// <summary>One step of the box; time goes on to what is due next, by a second at most.</summary>
    public void Advance()
    {
        long next = Box.Step();
        bool something = Keypad.HasKeys || Switch.HasOutput;
        if (!something && next > Clock.UptimeMs)
            Clock.UptimeMs = next > Clock.UptimeMs + 1000 ? Clock.UptimeMs + 1000 : next;
    }

    private Box NewBox()
    {
        Keypad = new MemoryKeypad();
        Scanner = new MemoryScanner();
        Lamp = new MemoryLamp();
        Speaker = new MemorySpeaker();
        Ports = new BoxPorts(Clock, Keypad, Scanner, Switch, Lamp, Speaker, Storage, new MemoryWatchdog(), new MemoryEntropy(), Log, battery: Battery);
        var settings = new BoxSettings { TerminalId = "12345678", MerchantId = "123456789012345", Serial = "0000020254004318", FixedFen = _fixedFen, VendorPin = _pin, Longitude = _hasPosition ? "116.397128" : "", Latitude = _hasPosition ? "39.916527" : "" };
        return new Box(Ports, settings, new BoxKeys(s_masterKey, s_serialKey), CodeRulesReader.ReadDefault(), _segmentBytes);
    }
}
