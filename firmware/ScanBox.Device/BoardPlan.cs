using ScanBox.Ports;

namespace ScanBox.Device;

/// <summary>What a board is made of, as data: which part hangs on which GPIO pin. A pin that is not wired is -1.</summary>
public sealed class BoardPlan
{
    /// <summary>Name for people.</summary>
    public string Name { get; init; } = "";

    /// <summary>nanoFramework firmware image for this board.</summary>
    public string Target { get; init; } = "";

    /// <summary>Flash of the module in megabytes.</summary>
    public int FlashMegabytes { get; init; }

    /// <summary>Whether the module has PSRAM, which takes pins 16 and 17.</summary>
    public bool HasPsram { get; init; }

    /// <summary>UART of the scanner module, COM2 or COM3; COM1 is the debug link.</summary>
    public string ScannerPort { get; init; } = "COM2";

    /// <summary>Sends to the scanner module.</summary>
    public int ScannerTx { get; init; } = -1;

    /// <summary>Listens to the scanner module.</summary>
    public int ScannerRx { get; init; } = -1;

    /// <summary>UART of a modem.</summary>
    public string ModemPort { get; init; } = "COM3";

    /// <summary>Sends to the modem; -1 without one.</summary>
    public int ModemTx { get; init; } = -1;

    /// <summary>Listens to the modem; -1 without one.</summary>
    public int ModemRx { get; init; } = -1;

    /// <summary>Row wires of the keypad, driven low one after the other.</summary>
    public int[] KeypadRows { get; init; } = new int[0];

    /// <summary>Column wires of the keypad, each pulled up.</summary>
    public int[] KeypadColumns { get; init; } = new int[0];

    /// <summary>Pins with a resistor to the supply on the board, because the chip has none for them.</summary>
    public int[] ExternalPullUps { get; init; } = new int[0];

    /// <summary>Keys row by row, one for each crossing.</summary>
    public Key[] KeypadKeys { get; init; } = new Key[0];

    /// <summary>Red of the status lamp, high is on.</summary>
    public int LampRed { get; init; } = -1;

    /// <summary>Green of the status lamp, high is on.</summary>
    public int LampGreen { get; init; } = -1;

    /// <summary>I2S bit clock of the amplifier.</summary>
    public int SoundBck { get; init; } = -1;

    /// <summary>I2S word select of the amplifier.</summary>
    public int SoundWs { get; init; } = -1;

    /// <summary>I2S data of the amplifier.</summary>
    public int SoundData { get; init; } = -1;

    /// <summary>Shutdown pin of the amplifier: high lets it play.</summary>
    public int SoundEnable { get; init; } = -1;

    /// <summary>Input of the external watchdog.</summary>
    public int Watchdog { get; init; } = -1;
}
