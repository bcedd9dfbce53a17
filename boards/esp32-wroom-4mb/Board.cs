using ScanBox.Device;

namespace ScanBox.Boards.Esp32Wroom4Mb;

/// <summary>ESP32-WROOM-32E, 4 MB flash, no PSRAM, Wi-Fi only. README.md has the wiring table and the reason for each pin.</summary>
public static class Esp32Wroom4MbBoard
{
    /// <summary>The plan that the firmware is built from.</summary>
    public static BoardPlan CreatePlan() => new()
    {
        Id = "esp32-wroom-4mb",
        Name = "ESP32-WROOM 4 MB",
        Target = "ESP32_REV3",
        FlashMegabytes = 4,
        Scanner = ScannerKind.Auto,
        ScannerPort = "COM2",
        ScannerTx = 32,
        ScannerRx = 34,
        KeypadRows = new int[] { 16, 17, 18, 19, 23 },
        KeypadColumns = new int[] { 36, 39, 13, 14 },
        ExternalPullUps = new int[] { 36, 39 },
        KeypadKeys = KeypadLayout.FiveRowsOfFour(),
        LampRed = 4,
        LampGreen = 33,
        SoundBck = 26,
        SoundWs = 25,
        SoundData = 22,
        SoundEnable = 21,
        Watchdog = 27,
    };
}
