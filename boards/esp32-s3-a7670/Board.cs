using ScanBox.Device;

namespace ScanBox.Boards.Esp32S3A7670;

/// <summary>ESP32-S3 with a SIMCom A7670: 4G, Wi-Fi, LED digits, a lamp of three colours. README.md has the wiring table and the reason for each pin.</summary>
public static class Esp32S3A7670Board
{
    /// <summary>The plan that the firmware is built from.</summary>
    public static BoardPlan CreatePlan() => new()
    {
        Id = "esp32-s3-a7670",
        Name = "ESP32-S3 16 MB, SIMCom A7670",
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
        Modem = ModemKind.Simcom,
        HasModem = true,
        ModemPort = "COM3",
        ModemTx = 16,
        ModemRx = 15,
        ModemKey = 21,
        KeypadRows = new int[] { 4, 5, 6, 7, 8 },
        KeypadColumns = new int[] { 9, 10, 11, 12 },
        KeypadKeys = KeypadLayout.FiveRowsOfFour(),
        LampRed = 13,
        LampGreen = 14,
        LampBlue = 47,
        SoundBck = 38,
        SoundWs = 39,
        SoundData = 40,
        SoundEnable = 41,
        Watchdog = 42,
        Display = DisplayKind.Tm1637,
        DisplayClock = 1,
        DisplayData = 2,
        DisplayGrids = new byte[] { 2, 1, 0, 5, 4, 3 },
    };
}
