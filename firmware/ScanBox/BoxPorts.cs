using ScanBox.Ports;
using ScanBox.Voice;

namespace ScanBox;

/// <summary>Everything a box touches of the world, handed in once.</summary>
public sealed class BoxPorts
{
    /// <summary>Takes the ports over; a box can do without a display, a battery and a voice module.</summary>
    public BoxPorts(IClock clock, IKeypad keypad, IScanner scanner, ILink link, ILamp lamp, ISpeaker speaker, IStorage storage, IWatchdog watchdog, IEntropy entropy, IBoxLog log, IDisplay? display = null, IBattery? battery = null, IClipPlayer? clips = null, string voicePack = VoicePack.DefaultName)
    {
        Clock = clock;
        Keypad = keypad;
        Scanner = scanner;
        Link = link;
        Lamp = lamp;
        Speaker = speaker;
        Storage = storage;
        Watchdog = watchdog;
        Entropy = entropy;
        Log = log;
        Display = display ?? new NoDisplay();
        Battery = battery;
        Clips = clips;
        VoicePackName = voicePack;
    }

    /// <summary>Time since start.</summary>
    public IClock Clock { get; }

    /// <summary>The vendor's keys.</summary>
    public IKeypad Keypad { get; }

    /// <summary>The code scanner.</summary>
    public IScanner Scanner { get; }

    /// <summary>The path to the switch.</summary>
    public ILink Link { get; }

    /// <summary>The status lamp.</summary>
    public ILamp Lamp { get; }

    /// <summary>The loudspeaker.</summary>
    public ISpeaker Speaker { get; }

    /// <summary>Files on flash.</summary>
    public IStorage Storage { get; }

    /// <summary>The external watchdog.</summary>
    public IWatchdog Watchdog { get; }

    /// <summary>Unpredictable bytes for nonces.</summary>
    public IEntropy Entropy { get; }

    /// <summary>The technician's log.</summary>
    public IBoxLog Log { get; }

    /// <summary>The display.</summary>
    public IDisplay Display { get; }

    /// <summary>The battery; null for a box on the mains.</summary>
    public IBattery? Battery { get; }

    /// <summary>A voice module that speaks in place of <see cref="Speaker"/>; null for none.</summary>
    public IClipPlayer? Clips { get; }

    /// <summary>File of the voice pack.</summary>
    public string VoicePackName { get; }
}
