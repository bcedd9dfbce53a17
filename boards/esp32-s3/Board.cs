using ScanBox.Device;
using ScanBox.Parts.Displays;

namespace ScanBox.Boards.Esp32S3;

/// <summary>ESP32-S3, 16 MB flash, octal PSRAM. README.md has the wiring table and the reason for each pin.</summary>
public static class Esp32S3Board
{
    /// <summary>The plan that the firmware is built from.</summary>
    public static BoardPlan CreatePlan() => new()
    {
        Id = "esp32-s3",
        Name = "ESP32-S3 16 MB",
        Chip = BoardChip.Esp32S3,
        Target = "ESP32_S3_OCTAL",
        FlashMegabytes = 16,
        HasPsram = true,
        Scanner = ScannerKind.Auto,
        ScannerPort = "COM2",
        ScannerTx = 17,
        ScannerRx = 18,
        ScannerData = 18,
        ScannerClock = 17,
        ModemPort = "COM3",
        ModemTx = 16,
        ModemRx = 15,
        KeypadRows = new int[] { 4, 5, 6, 7, 8 },
        KeypadColumns = new int[] { 9, 10, 11, 12 },
        KeypadKeys = KeypadLayout.FiveRowsOfFour(),
        LampRed = 13,
        LampGreen = 14,
        SoundBck = 38,
        SoundWs = 39,
        SoundData = 40,
        SoundEnable = 41,
        Watchdog = 42,
        Display = DisplayKind.Ht1621,
        DisplaySelect = 1,
        DisplayClock = 2,
        DisplayData = 21,
        DisplayGlass = LcdGlass.Pdc6X1(),
    };
}
