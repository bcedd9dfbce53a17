using ScanBox.Device;

namespace ScanBox.Boards.Esp32WroomVoice;

/// <summary>ESP32-WROOM-32E, 4 MB flash, with a voice module on a UART, LED digits and a beeper. README.md has the wiring table and the reason for each pin.</summary>
public static class Esp32WroomVoiceBoard
{
    /// <summary>The plan that the firmware is built from.</summary>
    public static BoardPlan CreatePlan() => new()
    {
        Id = "esp32-wroom-voice",
        Name = "ESP32-WROOM 4 MB, voice module",
        Target = "ESP32_REV3",
        FlashMegabytes = 4,
        Scanner = ScannerKind.Auto,
        ScannerPort = "COM2",
        ScannerTx = 32,
        ScannerRx = 34,
        VoicePort = "COM3",
        VoiceTx = 21,
        VoiceRx = 35,
        KeypadRows = new int[] { 16, 17, 18, 19, 23 },
        KeypadColumns = new int[] { 36, 39, 13, 14 },
        ExternalPullUps = new int[] { 36, 39 },
        KeypadKeys = KeypadLayout.FiveRowsOfFour(),
        LampRed = 4,
        LampGreen = 33,
        BeeperKind = BeeperKind.Active,
        Beeper = 22,
        Watchdog = 27,
        Display = DisplayKind.Tm1637,
        DisplayClock = 26,
        DisplayData = 25,
        DisplayGrids = new byte[] { 2, 1, 0, 5, 4, 3 },
    };
}
