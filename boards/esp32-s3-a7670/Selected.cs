// The board that Program.Main builds; every board folder has this line.
global using Board = ScanBox.Boards.Esp32S3A7670.Esp32S3A7670Board;
