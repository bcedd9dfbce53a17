using ScanBox.Device;

namespace ScanBox.Boards.Esp32WroverAir780E;

/// <summary>ESP32-WROVER with a Luat Air780E: 4G, Wi-Fi, no display. README.md has the wiring table and the reason for each pin.</summary>
public static class Esp32WroverAir780EBoard
{
    /// <summary>The plan that the firmware is built from.</summary>
    public static BoardPlan CreatePlan() => new()
    {
        Id = "esp32-wrover-air780e",
        Name = "ESP32-WROVER 8 MB, Luat Air780E",
        Target = "ESP32_PSRAM_REV3",
        FlashMegabytes = 8,
        HasPsram = true,
        Scanner = ScannerKind.Auto,
        ScannerPort = "COM2",
        ScannerTx = 32,
        ScannerRx = 34,
        Modem = ModemKind.Air780E,
        HasModem = true,
        ModemPort = "COM3",
        ModemTx = 33,
        ModemRx = 35,
        ModemKey = 4,
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
    };
}
