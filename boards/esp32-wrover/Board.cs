namespace ScanBox.Boards.Esp32Wrover;

/// <summary>ESP32-WROVER, 8 MB flash, PSRAM.</summary>
public sealed class Esp32WroverBoard
{
}
