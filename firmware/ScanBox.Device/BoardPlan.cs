using ScanBox.Ports;

namespace ScanBox.Device;

/// <summary>What a board is made of, as data: which part hangs on which GPIO pin. A pin that is not wired is -1.</summary>
public sealed class BoardPlan
{
    // From 8 MB on the file system has 2 MB.
    private const int RoomyFlashMegabytes = 8;

    // Partitions of the nanoFramework images: 256 KB with 4 MB of flash, 2 MB with 8, 3 MB from 16 on.
    private const int SmallFileSystemBytes = 256 * 1024;
    private const int MediumFileSystemBytes = 2 * 1024 * 1024;
    private const int LargeFileSystemBytes = 3 * 1024 * 1024;
    private const int LargeFlashMegabytes = 16;

    // Settings, keys, certificates, notes, each in a block of its own, and the file system's own directories: some twelve blocks.
    private const int OtherFileBytes = 48 * 1024;

    // Some 50 payments between checkpoints: two blocks of the file system, of which the second begins with a pointer of 4 bytes.
    private const int SmallSegmentBytes = 2 * 4096 - 4;

    /// <summary>Name of the board's folder, and of the board on command lines.</summary>
    public string Id { get; init; } = "";

    /// <summary>Name for people.</summary>
    public string Name { get; init; } = "";

    /// <summary>The microcontroller.</summary>
    public BoardChip Chip { get; init; }

    /// <summary>nanoFramework firmware image for this board.</summary>
    public string Target { get; init; } = "";

    /// <summary>Flash of the module in megabytes.</summary>
    public int FlashMegabytes { get; init; }

    /// <summary>Whether the module has PSRAM, which takes pins: 16 and 17 of an ESP32, 33 to 37 of an ESP32-S3.</summary>
    public bool HasPsram { get; init; }

    /// <summary>Bytes of the file system <c>I:</c>, as the board's image has it.</summary>
    public int FileSystemBytes => FlashMegabytes >= LargeFlashMegabytes ? LargeFileSystemBytes : FlashMegabytes >= RoomyFlashMegabytes ? MediumFileSystemBytes : SmallFileSystemBytes;

    /// <summary>Bytes of a journal segment. Two of them, settings and a voice pack must fit <see cref="FileSystemBytes"/>.</summary>
    public int JournalSegmentBytes => FlashMegabytes < RoomyFlashMegabytes ? SmallSegmentBytes : ScanBox.Payments.PaymentJournal.DefaultSegmentBytes;

    /// <summary>Bytes of the file system that updates, and what they take the place of, may fill: all but the journal and the small files.</summary>
    public int UpdateRoomBytes => FileSystemBytes - 2 * JournalSegmentBytes - OtherFileBytes;

    /// <summary>The scanner module; it may be changed before the firmware starts, because the plug fits several.</summary>
    public ScannerKind Scanner { get; set; }

    /// <summary>Speed of a scanner that cannot be asked for it, in baud.</summary>
    public int ScannerBaudRate { get; init; } = ScanBox.Parts.Scanners.PlainLineScanner.DefaultBaudRate;

    /// <summary>After how many ms of rest a scanner module that can sleep is put to sleep, for boards with a battery; 0 for never.</summary>
    public int ScannerSleepAfterMs { get; init; }

    /// <summary>Whether the scanner module beeps when it has read a code; false on a board that gives a sign of its own. The box says nothing until the switch has answered.</summary>
    public bool ScannerBeeps { get; init; } = true;

    /// <summary>UART of the scanner module, COM2 or COM3; COM1 is the debug link.</summary>
    public string ScannerPort { get; init; } = "COM2";

    /// <summary>Sends to the scanner module.</summary>
    public int ScannerTx { get; init; } = -1;

    /// <summary>Listens to the scanner module.</summary>
    public int ScannerRx { get; init; } = -1;

    /// <summary>SDA of a scanner on I2C (<see cref="ScannerKind.Tiny"/>), perhaps a pin of another plug that is then left empty; -1 when the board has none.</summary>
    public int ScannerData { get; init; } = -1;

    /// <summary>SCL of a scanner on I2C; -1 when the board has none.</summary>
    public int ScannerClock { get; init; } = -1;

    /// <summary>UART of a modem.</summary>
    public string ModemPort { get; init; } = "COM3";

    /// <summary>Sends to the modem; -1 without one.</summary>
    public int ModemTx { get; init; } = -1;

    /// <summary>Listens to the modem; -1 without one.</summary>
    public int ModemRx { get; init; } = -1;

    /// <summary>Power key of the modem (PWRKEY) through a transistor: high presses it. -1 when the modem starts by itself.</summary>
    public int ModemKey { get; init; } = -1;

    /// <summary>The modem that the board is made with.</summary>
    public ModemKind Modem { get; init; }

    /// <summary>Whether a modem is in its place. It may be changed before the firmware starts, because the place may be empty.</summary>
    public bool HasModem { get; set; }

    /// <summary>Row wires of the keypad, driven low one after the other.</summary>
    public int[] KeypadRows { get; init; } = new int[0];

    /// <summary>Column wires of the keypad, each pulled up.</summary>
    public int[] KeypadColumns { get; init; } = new int[0];

    /// <summary>Pins with a resistor to the supply on the board, because the chip has none for them.</summary>
    public int[] ExternalPullUps { get; init; } = new int[0];

    /// <summary>Keys row by row, one for each crossing, see <see cref="KeypadLayout"/>.</summary>
    public Key[] KeypadKeys { get; init; } = new Key[0];

    /// <summary>Pins of single buttons to ground, at most eight; each is pulled up.</summary>
    public int[] ButtonPins { get; init; } = new int[0];

    /// <summary>The key that each button is.</summary>
    public Key[] ButtonKeys { get; init; } = new Key[0];

    /// <summary>Red of the status lamp, high is on. Without green and blue it is a lamp of one colour, whatever that is.</summary>
    public int LampRed { get; init; } = -1;

    /// <summary>Green of the status lamp, high is on.</summary>
    public int LampGreen { get; init; } = -1;

    /// <summary>Blue of the status lamp, high is on; -1 for a lamp of one or two colours.</summary>
    public int LampBlue { get; init; } = -1;

    /// <summary>UART of a voice module (JQ8400, JQ8900) that speaks in place of an amplifier.</summary>
    public string VoicePort { get; init; } = "COM3";

    /// <summary>Sends to the voice module; -1 without one.</summary>
    public int VoiceTx { get; init; } = -1;

    /// <summary>Listens to the voice module.</summary>
    public int VoiceRx { get; init; } = -1;

    /// <summary>I2S bit clock of the amplifier; -1 without one.</summary>
    public int SoundBck { get; init; } = -1;

    /// <summary>I2S word select of the amplifier.</summary>
    public int SoundWs { get; init; } = -1;

    /// <summary>I2S data of the amplifier.</summary>
    public int SoundData { get; init; } = -1;

    /// <summary>Shutdown pin of the amplifier: high lets it play.</summary>
    public int SoundEnable { get; init; } = -1;

    /// <summary>Pin of the beeper, through a transistor; -1 without one.</summary>
    public int Beeper { get; init; } = -1;

    /// <summary>The beeper.</summary>
    public BeeperKind BeeperKind { get; init; }

    /// <summary>Analogue pin of the battery behind its divider: 32 to 39 of an ESP32, 1 to 10 of an ESP32-S3; -1 without a battery.</summary>
    public int Battery { get; init; } = -1;

    /// <summary>
    /// Voltage of the battery at which the converter gives its greatest value, in mV: its own full scale (at 11 dB some 3300 mV on an
    /// ESP32, 3100 on an ESP32-S3, not calibrated) times the divider. Measure it once on a new board.
    /// </summary>
    public int BatteryFullScaleMillivolts { get; init; }

    /// <summary>Pin that tells of the charger; -1 without one.</summary>
    public int Charger { get; init; } = -1;

    /// <summary>Whether that pin is low with a charger, as the open drain of a charging chip is; else high, as the supply's divider.</summary>
    public bool ChargerIsLow { get; init; }

    /// <summary>Input of the external watchdog.</summary>
    public int Watchdog { get; init; } = -1;

    /// <summary>The display.</summary>
    public DisplayKind Display { get; init; }

    /// <summary>CLK of a TM1637, WR of an HT1621.</summary>
    public int DisplayClock { get; init; } = -1;

    /// <summary>DIO of a TM1637, DATA of an HT1621.</summary>
    public int DisplayData { get; init; } = -1;

    /// <summary>CS of an HT1621.</summary>
    public int DisplaySelect { get; init; } = -1;

    /// <summary>The GRID of a TM1637 that each digit hangs on, from the left and from 0: 0, 1, 2, 3 or, with six digits, 2, 1, 0, 5, 4, 3.</summary>
    public byte[] DisplayGrids { get; init; } = new byte[0];

    /// <summary>Whether a TM1637 module has a point after every digit; a clock module has a colon instead.</summary>
    public bool DisplayHasEveryPoint { get; init; } = true;

    /// <summary>Brightness of a TM1637, 0 to 7.</summary>
    public int DisplayBrightness { get; init; } = ScanBox.Parts.Displays.Tm1637.MaxBrightness;

    /// <summary>The glass before an HT1621.</summary>
    public ScanBox.Parts.Displays.LcdGlass? DisplayGlass { get; init; }
}
