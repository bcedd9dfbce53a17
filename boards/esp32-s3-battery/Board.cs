using ScanBox.Device;
using ScanBox.Parts.Displays;
using ScanBox.Ports;

namespace ScanBox.Boards.Esp32S3Battery;

/// <summary>ESP32-S3 on a lithium cell: Wi-Fi, LCD, volume and replay as buttons at the side. README.md has the wiring table and the reason for each pin.</summary>
public static class Esp32S3BatteryBoard
{
    /// <summary>The plan that the firmware is built from.</summary>
    public static BoardPlan CreatePlan() => new()
    {
        Id = "esp32-s3-battery",
        Name = "ESP32-S3 16 MB, battery",
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
        ScannerSleepAfterMs = 60_000,
        KeypadRows = new int[] { 4, 5, 6, 7 },
        KeypadColumns = new int[] { 9, 10, 11, 12 },
        KeypadKeys = KeypadLayout.FourRowsOfFour(),
        ButtonPins = new int[] { 47, 48, 8, 0 },
        ButtonKeys = new Key[] { Key.VolumeDown, Key.VolumeUp, Key.Replay, Key.Total },
        LampRed = 13,
        LampGreen = 14,
        SoundBck = 38,
        SoundWs = 39,
        SoundData = 40,
        SoundEnable = 41,
        Battery = 1,
        BatteryFullScaleMillivolts = 6200,
        Charger = 2,
        Watchdog = 42,
        Display = DisplayKind.Ht1621,
        DisplaySelect = 15,
        DisplayClock = 16,
        DisplayData = 21,
        DisplayGlass = LcdGlass.Pdc6X1(),
    };
}
