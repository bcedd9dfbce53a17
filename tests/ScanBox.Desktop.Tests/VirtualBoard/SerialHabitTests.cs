using System;
using System.Collections.Generic;
using System.IO.Ports;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using nanoFramework.Hardware.Esp32;
using VirtualBoard;
using VirtualBoard.Clocks;
using VirtualBoard.Serial;

namespace ScanBox.Desktop.Tests.VirtualBoard;

[TestClass]
public class SerialHabitTests
{
    [TestMethod]
    public void ReadingWaitsForAllBytesAndLeavesThemWhenTheyDoNotCome()
    {
        (SerialPort port, Echo echo, BoardModel board) = Open(9600);
        port.ReadTimeout = 50;
        echo.Wire!.Send([1, 2, 3]);
        byte[] buffer = new byte[8];
        long before = board.Clock.NowMicroseconds;
        Assert.ThrowsExactly<TimeoutException>(() => port.Read(buffer, 0, 8));
        Assert.AreEqual(50_000, board.Clock.NowMicroseconds - before, "the whole timeout passes");
        Assert.AreEqual(3, port.BytesToRead);
        Assert.AreEqual(3, port.Read(buffer, 0, 3));
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3, 0, 0, 0, 0, 0 }, buffer);
    }

    [TestMethod]
    public void BytesTakeTheirTimeOnTheWire()
    {
        (SerialPort port, Echo echo, BoardModel board) = Open(9600);
        echo.Wire!.Send(new byte[10]);
        board.WaitUntil(board.Clock.NowMicroseconds + 5_300);
        Assert.AreEqual(5, port.BytesToRead, "1.04 ms a byte");
    }

    [TestMethod]
    public void AnOverflowSilentlyThrowsTheInputAway()
    {
        (SerialPort port, Echo echo, BoardModel board) = Open(115200);
        Assert.AreEqual(256, port.ReadBufferSize);
        echo.Wire!.Send(new byte[260]);
        board.WaitUntil(board.Clock.NowMicroseconds + 100_000);
        Assert.AreEqual(4, port.BytesToRead);
        Assert.AreEqual(1, board.Uarts.Overflows);
    }

    [TestMethod]
    public void BufferSizesAreFixedWhileOpen()
    {
        (SerialPort port, _, _) = Open(9600);
        Assert.ThrowsExactly<InvalidOperationException>(() => port.ReadBufferSize = 1024);
        port.Close();
        port.ReadBufferSize = 1024;
    }

    [TestMethod]
    public void PinsComeFirst()
    {
        var board = new BoardModel(new ManualClock());
        board.PowerOn();
        var port = new SerialPort("COM2");
        Assert.ThrowsExactly<ArgumentException>(port.Open);
        Configuration.SetPinFunction(34, DeviceFunction.COM2_TX);
        Configuration.SetPinFunction(32, DeviceFunction.COM2_RX);
        Assert.ThrowsExactly<ArgumentException>(port.Open, "34 cannot send");
    }

    [TestMethod]
    public void NothingArrivesOnPinsThatAreNotWired()
    {
        (SerialPort port, Echo echo, BoardModel board) = Open(9600, rx: 35);
        echo.Wire!.Send([1]);
        port.Write([2], 0, 1);
        board.WaitUntil(board.Clock.NowMicroseconds + 10_000);
        Assert.AreEqual(0, port.BytesToRead);
        Assert.AreEqual(1, echo.Received.Count, "the other wire is right");
    }

    [TestMethod]
    [DataRow(115200, 9600)]
    [DataRow(9600, 115200)]
    [DataRow(57600, 9600)]
    [DataRow(9600, 57600)]
    public void AWrongSpeedGarblesBothWays(int board, int part)
    {
        (SerialPort port, Echo echo, BoardModel model) = Open(board);
        echo.BaudRate = part;
        byte[] sent = "7E0007010002"u8.ToArray();
        port.Write(sent, 0, sent.Length);
        echo.Wire!.Send(sent);
        model.WaitUntil(model.Clock.NowMicroseconds + 100_000);
        CollectionAssert.AreNotEqual(sent, echo.Received);
        byte[] seen = new byte[port.BytesToRead];
        port.Read(seen, 0, seen.Length);
        CollectionAssert.AreNotEqual(sent, seen);
    }

    [TestMethod]
    public void ANearlyRightSpeedIsReadRight()
    {
        (SerialPort port, Echo echo, BoardModel board) = Open(115200);
        echo.BaudRate = 115_384;
        byte[] sent = new byte[200];
        new Random(5).NextBytes(sent);
        port.Write(sent, 0, sent.Length);
        board.WaitUntil(board.Clock.NowMicroseconds + 100_000);
        CollectionAssert.AreEqual(sent, echo.Received);
    }

    [TestMethod]
    public void APulledPlugCarriesNothing()
    {
        (SerialPort port, Echo echo, BoardModel board) = Open(9600);
        echo.Wire!.Connected = false;
        port.Write([1], 0, 1);
        echo.Wire.Send([1]);
        board.WaitUntil(board.Clock.NowMicroseconds + 10_000);
        Assert.AreEqual(0, port.BytesToRead);
        Assert.AreEqual(0, echo.Received.Count);
    }

    private static (SerialPort Port, Echo Echo, BoardModel Board) Open(int baudRate, int rx = 34)
    {
        var board = new BoardModel(new ManualClock());
        var echo = new Echo { BaudRate = baudRate };
        board.Attach(echo);
        board.PowerOn();
        Configuration.SetPinFunction(32, DeviceFunction.COM2_TX);
        Configuration.SetPinFunction(rx, DeviceFunction.COM2_RX);
        var port = new SerialPort("COM2", baudRate);
        port.Open();
        return (port, echo, board);
    }

    private sealed class Echo : ISerialPart
    {
        public SerialWire? Wire { get; private set; }

        public List<byte> Received { get; } = new();

        public int BaudRate { get; set; }

        public void Attach(BoardModel board) => Wire = board.Uarts.Wire(this, 32, 34);

        public void SupplyOn()
        {
        }

        public void SupplyOff()
        {
        }

        public void Receive(byte value) => Received.Add(value);
    }
}
