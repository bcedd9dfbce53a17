// The board that Program.Main builds; every board folder has this line.
global using Board = ScanBox.Boards.Esp32WroverEc800.Esp32WroverEc800Board;
