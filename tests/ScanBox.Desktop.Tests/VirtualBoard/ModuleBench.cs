using System;
using System.IO.Ports;
using System.Text;
using nanoFramework.Hardware.Esp32;
using VirtualBoard;
using VirtualBoard.Clocks;
using VirtualBoard.Scanners;

namespace ScanBox.Desktop.Tests.VirtualBoard;

/// <summary>A scanner module alone on a board, and a plain UART that talks to it in bytes.</summary>
internal sealed class ModuleBench<T> : IDisposable
    where T : IVirtualScanner
{
    /// <summary>Pins of the module's plug.</summary>
    public const int Tx = 32, Rx = 34;

    // Longer than any module takes.
    private const int BootMs = 2500;

    public ModuleBench(T module, int baudRate, bool booted = true)
    {
        Module = module;
        Board.Attach(module);
        Port = PowerOn(baudRate);
        if (booted)
            Wait(BootMs);
    }

    public BoardModel Board { get; } = new(new ManualClock());

    public T Module { get; }

    public SerialPort Port { get; private set; }

    public void Dispose() => Port.Dispose();

    public void Wait(int ms) => Board.WaitUntil(Board.Clock.NowMicroseconds + (ms * 1000L));

    public void Send(byte[] bytes) => Port.Write(bytes, 0, bytes.Length);

    /// <summary>Sends bytes in hexadecimal, blanks allowed.</summary>
    public void Send(string hex) => Send(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)));

    public void SendText(string text) => Send(Encoding.Latin1.GetBytes(text));

    public byte[] TakeBytes(int waitMs)
    {
        Wait(waitMs);
        byte[] bytes = new byte[Port.BytesToRead];
        Port.Read(bytes, 0, bytes.Length);
        return bytes;
    }

    /// <summary>What came within a time, in hexadecimal with blanks.</summary>
    public string Take(int waitMs) => BitConverter.ToString(TakeBytes(waitMs)).Replace('-', ' ');

    public string TakeText(int waitMs) => Encoding.Latin1.GetString(TakeBytes(waitMs));

    /// <summary>Sends bytes and takes what comes.</summary>
    public string Ask(string hex, int waitMs = 100)
    {
        Send(hex);
        return Take(waitMs);
    }

    /// <summary>Sends text and takes what comes.</summary>
    public string AskText(string text, int waitMs = 100)
    {
        SendText(text);
        return TakeText(waitMs);
    }

    /// <summary>Cuts the power and switches on again, at a speed.</summary>
    public void Repower(int baudRate, int bootMs = BootMs)
    {
        Board.CutPower();
        Port = PowerOn(baudRate);
        Wait(bootMs);
    }

    private SerialPort PowerOn(int baudRate)
    {
        Board.PowerOn();
        Configuration.SetPinFunction(Tx, DeviceFunction.COM2_TX);
        Configuration.SetPinFunction(Rx, DeviceFunction.COM2_RX);
        var port = new SerialPort("COM2", baudRate) { ReadBufferSize = 8192 };
        port.Open();
        return port;
    }
}
