using ScanBox.Device;

namespace ScanBox.Boards.Esp32Wrover;

/// <summary>ESP32-WROVER, 8 MB flash, PSRAM. README.md has the wiring table and the reason for each pin.</summary>
public static class Esp32WroverBoard
{
    /// <summary>The plan that the firmware is built from.</summary>
    public static BoardPlan CreatePlan() => new()
    {
        Id = "esp32-wrover",
        Name = "ESP32-WROVER 8 MB",
        Target = "ESP32_PSRAM_REV3",
        FlashMegabytes = 8,
        HasPsram = true,
        Scanner = ScannerKind.Auto,
        ScannerPort = "COM2",
        ScannerTx = 32,
        ScannerRx = 34,
        ScannerData = 33,
        ScannerClock = 32,
        ModemPort = "COM3",
        ModemTx = 33,
        ModemRx = 35,
        KeypadRows = new int[] { 5, 15, 0, 19, 23 },
        KeypadColumns = new int[] { 36, 39, 13, 14 },
        ExternalPullUps = new int[] { 36, 39 },
        KeypadKeys = KeypadLayout.FiveRowsOfFour(),
        LampRed = 12,
        LampGreen = 2,
        SoundBck = 26,
        SoundWs = 25,
        SoundData = 22,
        SoundEnable = 21,
        Watchdog = 27,
        Display = DisplayKind.Tm1637,
        DisplayClock = 18,
        DisplayData = 4,
        DisplayGrids = new byte[] { 2, 1, 0, 5, 4, 3 },
    };
}
