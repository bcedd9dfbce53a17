using System;
using System.Collections.Generic;
using System.Device.Gpio;
using System.Diagnostics;
using System.IO.Ports;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using nanoFramework.Hardware.Esp32;
using VirtualBoard;
using VirtualBoard.Clocks;
using VirtualBoard.Modems;
using Socket = System.Net.Sockets.Socket;

namespace ScanBox.Desktop.Tests.VirtualBoard.Modems;

/// <summary>A virtual modem on a virtual board, somebody who types into its UART and reads what it says, and a server on loopback.</summary>
internal sealed class ModemBench : IDisposable
{
    public const string Host = "host";
    public const int TcpPort = 9000;
    public const int TlsPort = 443;
    public const int KeyPin = 4;
    private const int TxPin = 33;
    private const int RxPin = 35;
    private const int StepMs = 5;

    private readonly StringBuilder _heard = new();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly SerialPort _port;

    /// <summary>Switches the board on; a modem without a key on a pin starts with it.</summary>
    public ModemBench(Func<ModemWiring, VirtualModem> make, bool withKey = false, IVirtualClock? clock = null)
    {
        _listener.Start();
        Board = new BoardModel(clock ?? new ManualClock());
        Modem = make(new ModemWiring(TxPin, RxPin, withKey ? KeyPin : -1));
        Board.Attach(Modem);
        Board.Network.Route(Host, TcpPort, (IPEndPoint)_listener.LocalEndpoint);
        Board.Network.Route("1.2.3.4", 80, (IPEndPoint)_listener.LocalEndpoint);
        Board.Network.TrueTime = static () => new DateTime(2026, 3, 9, 0, 53, 13, DateTimeKind.Utc);
        Board.PowerOn();
        Configuration.SetPinFunction(TxPin, DeviceFunction.COM3_TX);
        Configuration.SetPinFunction(RxPin, DeviceFunction.COM3_RX);
        _port = new SerialPort("COM3", 115_200) { ReadBufferSize = 65_536, WriteBufferSize = 65_536 };
        _port.Open();
    }

    public BoardModel Board { get; }

    public VirtualModem Modem { get; }

    /// <summary>All that has been heard and not yet expected.</summary>
    public string Heard
    {
        get
        {
            Listen();
            return _heard.ToString();
        }
    }

    /// <summary>A modem that is registered, says no more by itself, and whose echo is off.</summary>
    public static ModemBench Ready(Func<ModemWiring, VirtualModem> make, IVirtualClock? clock = null)
    {
        var bench = new ModemBench(make, clock: clock);
        bench.Run(12_000);
        bench.Type("ATE0");
        bench.Until("OK\r\n");
        bench.Forget();
        return bench;
    }

    public void Dispose()
    {
        Board.CutPower();
        _listener.Dispose();
    }

    public Socket Accept()
    {
        Socket socket = _listener.AcceptSocket();
        socket.ReceiveTimeout = 5000;
        return socket;
    }

    public void Type(string line) => TypeRaw(line + "\r");

    public void TypeRaw(string text) => TypeRaw(Encoding.Latin1.GetBytes(text));

    public void TypeRaw(byte[] bytes) => _port.Write(bytes, 0, bytes.Length);

    /// <summary>Lets time pass.</summary>
    public void Run(int ms) => Board.WaitUntil(Board.Clock.NowMicroseconds + (ms * 1000L));

    public void Forget()
    {
        Listen();
        _heard.Clear();
    }

    /// <summary>Presses the key for a time.</summary>
    public void PressKey(int ms)
    {
        GpioPin pin = new GpioController().OpenPin(KeyPin, PinMode.Output);
        pin.Write(PinValue.High);
        Run(ms);
        pin.Write(PinValue.Low);
        pin.Dispose();
    }

    /// <summary>Waits until something is heard, and forgets it with all that came before.</summary>
    public string Until(string text, int ms = 20_000)
    {
        int at = -1;
        Wait(() => (at = Heard.IndexOf(text, StringComparison.Ordinal)) >= 0, ms, () => $"'{text}'");
        string all = _heard.ToString(0, at + text.Length);
        _heard.Remove(0, all.Length);
        return all;
    }

    /// <summary>The very next that is heard is exactly this.</summary>
    public void Exactly(string text, int ms = 20_000)
    {
        Wait(() => Heard.Length >= text.Length, ms, () => $"'{text}'");
        Assert.AreEqual(text, _heard.ToString(0, text.Length));
        _heard.Remove(0, text.Length);
    }

    /// <summary>Nothing is heard for a time.</summary>
    public void Silence(int ms = 1000)
    {
        Run(ms);
        Assert.AreEqual("", Heard);
    }

    /// <summary>
    /// Plays a transcript. A line that begins with <c>&gt; </c> is typed, with <c>&lt; </c> is exactly the next line heard, with
    /// <c>&gt;&gt; </c> and <c>&lt;&lt; </c> the same without line ends; <c>\r\n</c> in these stand for themselves.
    /// </summary>
    public void Play(string transcript)
    {
        foreach (string line in transcript.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static l => l.TrimEnd('\r')))
        {
            int at = line.IndexOf(' ', StringComparison.Ordinal);
            string text = line[(at + 1)..].Replace("\\r", "\r", StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal);
            switch (line[..at])
            {
                case ">":
                    Type(text);
                    break;
                case ">>":
                    TypeRaw(text);
                    break;
                case "<":
                    Exactly($"\r\n{text}\r\n");
                    break;
                case "<<":
                    Exactly(text);
                    break;
                default:
                    throw new ArgumentException(line);
            }
        }
    }

    /// <summary>Waits for something of the real world, while the board's time goes on.</summary>
    public void Wait(Func<bool> done, int ms = 20_000, Func<string>? what = null)
    {
        long until = Board.Clock.NowMicroseconds + (ms * 1000L);
        var real = Stopwatch.StartNew();
        while (!done())
        {
            // A server on loopback gets real time too: at least a second until a wait has failed.
            if (Board.Clock.NowMicroseconds >= until && real.ElapsedMilliseconds > 1000)
                Assert.Fail($"waited in vain for {what?.Invoke()}; heard '{_heard}'");
            Run(StepMs);
            if (Board.Network.Connecting > 0 || Board.Clock.NowMicroseconds > until)
                Thread.Sleep(1);
        }
    }

    private void Listen()
    {
        int count = _port.BytesToRead;
        if (count == 0)
            return;
        byte[] bytes = new byte[count];
        _port.Read(bytes, 0, count);
        _heard.Append(Encoding.Latin1.GetString(bytes));
    }
}
