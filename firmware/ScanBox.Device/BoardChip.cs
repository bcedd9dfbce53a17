namespace ScanBox.Device;

/// <summary>Microcontrollers that a board can carry; each has rules of its own for its pins.</summary>
public enum BoardChip : byte
{
    /// <summary>ESP32: GPIO 0-39, of which 34-39 are inputs without pull resistors.</summary>
    Esp32 = 0,

    /// <summary>ESP32-S3 with octal PSRAM: GPIO 0-21 and 38-48.</summary>
    Esp32S3 = 1,
}
