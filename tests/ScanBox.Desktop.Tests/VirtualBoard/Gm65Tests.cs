using System;
using System.Collections.Generic;
using System.IO.Ports;
using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using nanoFramework.Hardware.Esp32;
using VirtualBoard;
using VirtualBoard.Clocks;
using VirtualBoard.Scanners;

namespace ScanBox.Desktop.Tests.VirtualBoard;

/// <summary>The virtual module against published frames, byte for byte, through a UART.</summary>
[TestClass]
public class Gm65Tests
{
    private const string OkAck = "02000001003331";
    private const string CommandMode = "7E0008010000D1AFC5";
    private const string Trigger = "7E000801000201ABCD";

    [TestMethod]
    [DataRow("7E00080100020012FB", OkAck)]
    [DataRow("7E000701002A02D80F", "020000023901C14C")]
    [DataRow("7E000901000000DEC8", OkAck)]
    [DataRow("7E000A01000000301A", "03000001003331")]
    [DataRow("7E00070100E2017791", "0200000187")]
    [DataRow("7E000701000D01771D", "0200000100")]
    [DataRow("7E0008010000D5EF41", OkAck)]
    [DataRow("7E0008010013B2A520", OkAck)]
    [DataRow("7E0008010060016F92", OkAck)]
    [DataRow("7E000801006081FE1A", OkAck)]
    [DataRow(Trigger, OkAck)]
    [DataRow("7E00080100020102DA", OkAck)]
    [DataRow("7E00080100020102DB", "02000101000401")]
    [DataRow("7E005501000201ABCD", "02000301006A61")]
    public void AnswersPublishedFrames(string command, string expectedStart)
    {
        Line line = Connect();
        line.Send(command);
        string answer = line.Take(50);
        StringAssert.StartsWith(answer, expectedStart);
    }

    [TestMethod]
    public void ReadsBackOneByte()
    {
        Line line = Connect();
        line.Send("7E000801006001ABCD");
        line.Take(50);
        line.Send("7E000701006001ABCD");
        Assert.AreEqual("02000001012310", line.Take(50), "read reply of one byte 01");
    }

    [TestMethod]
    public void ATriggeredModuleReadsTheCodeThatIsHeldUp()
    {
        Line line = Connect();
        line.Send(CommandMode);
        line.Take(50);
        line.Send(Trigger);
        Assert.AreEqual(OkAck, line.Take(50));
        Assert.IsTrue(line.Module.IsLooking);
        line.Module.Show("134567890123456789"u8.ToArray());
        Assert.AreEqual("134567890123456789\r", line.TakeText(300));
        Assert.IsFalse(line.Module.IsLooking);
        Assert.AreEqual("", line.Take(2000), "one trigger, one code");
    }

    [TestMethod]
    public void WithoutATriggerOrInKeyModeNothingIsRead()
    {
        Line line = Connect();
        line.Module.Show("123"u8.ToArray());
        line.Send(Trigger);
        Assert.AreEqual(OkAck, line.Take(2000), "key mode ignores the trigger");
        line.Send(CommandMode);
        Assert.AreEqual(OkAck, line.Take(2000));
    }

    [TestMethod]
    public void AReadEndsAfterItsTimeout()
    {
        Line line = Connect();
        line.Send(CommandMode);
        line.Send("7E00080100060AABCD");
        line.Send(Trigger);
        line.Take(900);
        Assert.IsTrue(line.Module.IsLooking);
        line.Take(300);
        Assert.IsFalse(line.Module.IsLooking);
        line.Module.Show("123"u8.ToArray());
        Assert.AreEqual("", line.Take(500));
    }

    [TestMethod]
    public void StopEndsARead()
    {
        Line line = Connect();
        line.Send(CommandMode);
        line.Send(Trigger);
        line.Send("7E00080100020012FB");
        line.Take(100);
        line.Module.Show("123"u8.ToArray());
        Assert.AreEqual("", line.Take(500));
    }

    [TestMethod]
    [DataRow("00", "123")]
    [DataRow("01", "123\r")]
    [DataRow("21", "123\r\n")]
    [DataRow("41", "123\t")]
    [DataRow("61", "123")]
    [DataRow("81", "\u0003\0\u0003123")]
    public void TailsFollowTheSetting(string zone, string expected)
    {
        Line line = Connect();
        line.Send(CommandMode);
        line.Send("7E0008010060" + zone + "ABCD");
        line.Send(Trigger);
        line.Take(100);
        line.Module.Show("123"u8.ToArray());
        Assert.AreEqual(expected, line.TakeText(300));
    }

    [TestMethod]
    public void ProtocolOutputMatchesAPublishedSample()
    {
        Line line = Connect();
        line.Send(CommandMode);
        line.Send("7E000801006081FE1A");
        line.Send(Trigger);
        line.Take(100);
        line.Module.Show("0321563840"u8.ToArray());
        Assert.AreEqual("03000A30333231353633383430", line.Take(300));
    }

    [TestMethod]
    public void TheSameCodeIsKeptBackForItsDelay()
    {
        Line line = Connect();
        line.Send(CommandMode);
        line.Send("7E0008010013B2A520");
        line.Send(Trigger);
        line.Take(100);
        line.Module.Show("123"u8.ToArray());
        Assert.AreEqual("123\r", line.TakeText(300));
        line.Send(Trigger);
        Assert.AreEqual(OkAck, line.Take(2000));
        line.Module.Show("124"u8.ToArray());
        Assert.AreEqual("124\r", line.TakeText(300), "another code is another matter");
    }

    [TestMethod]
    public void LongerCodesThanItCanReadAreNotRead()
    {
        Line line = Connect();
        line.Send("7E000802002A1A00E47E");
        line.Take(50);
        line.Port.BaudRate = 115200;
        line.Send(CommandMode);
        line.Send(Trigger);
        line.Take(100);
        line.Module.Show(Encoding.ASCII.GetBytes(new string('1', 257)));
        Assert.AreEqual("", line.Take(500));
        line.Module.Show(Encoding.ASCII.GetBytes(new string('2', 256)));
        Assert.AreEqual(257, line.TakeText(500).Length);
    }

    [TestMethod]
    public void ANewSpeedIsAcknowledgedAtTheOldOne()
    {
        Line line = Connect();
        line.Send("7E000802002A1A00E47E");
        Assert.AreEqual(OkAck, line.Take(50));
        line.Send("7E000A01000000301A");
        Assert.AreNotEqual("03000001003331", line.Take(50));
        line.Port.BaudRate = 115200;
        line.Take(200);
        line.Send("7E000A01000000301A");
        Assert.AreEqual("03000001003331", line.Take(50));
    }

    [TestMethod]
    public void WhatWasNotSavedIsLostWithThePower()
    {
        Line line = Connect();
        line.Send("7E0008010013B2A520");
        line.Send("7E000901000000DEC8");
        line.Send(CommandMode);
        line.Take(100);
        Assert.AreEqual(1, line.Module.FlashWrites);
        line.Board.CutPower();
        line.Board.PowerOn();
        Assert.AreEqual(0xB2, line.Module.Zone(0x13));
        Assert.AreNotEqual(0xD1, line.Module.Zone(0x00));
    }

    [TestMethod]
    public void DeepSleepEndsWithTheFirstByteWhichIsLost()
    {
        Line line = Connect();
        line.Send("7E00080100D9A53E69");
        Assert.AreEqual(OkAck, line.Take(50));
        Assert.IsTrue(line.Module.IsAsleep);
        line.Send("7E00080100D900DB26");
        Assert.AreEqual("", line.Take(200));
        Assert.IsFalse(line.Module.IsAsleep);
        line.Send("7E00080100D900DB26");
        Assert.AreEqual(OkAck, line.Take(50));
        line.Send("7E000A01000000301A");
        Assert.AreEqual("03000001003331", line.Take(50));
    }

    [TestMethod]
    public void NoiseBeforeACommandIsSkipped()
    {
        Line line = Connect();
        line.Send("FF007E7E000A01000000301A");
        Assert.AreEqual("03000001003331", line.Take(50));
    }

    [TestMethod]
    public void FaultsShowOnTheWire()
    {
        Line line = Connect();
        line.Module.Faults.Glued = true;
        line.Module.Show("123"u8.ToArray());
        line.Send(CommandMode);
        line.Take(50);
        line.Send(Trigger);
        Assert.AreEqual(OkAck + "3132330D", line.Take(25), "no gap");
        line.Module.Faults.Noise = true;
        line.Send("7E000A01000000301A");
        StringAssert.EndsWith(line.Take(50), "03000001003331");
        line.Module.Faults.Noise = false;
        line.Module.Faults.LoseReplies = 1;
        line.Send("7E000A01000000301A");
        Assert.AreEqual("", line.Take(50));
        line.Module.Faults.SpoilReplies = 1;
        line.Send("7E000A01000000301A");
        string spoiled = line.Take(50);
        Assert.AreEqual(14, spoiled.Length);
        Assert.AreNotEqual("03000001003331", spoiled);
        line.Module.Faults.SplitMs = 40;
        line.Send("7E000A01000000301A");
        Assert.AreEqual("030000", line.Take(30));
        Assert.AreEqual("01003331", line.Take(50));
        line.Module.Plug(false);
        line.Send("7E000A01000000301A");
        Assert.AreEqual("", line.Take(100));
    }

    private static Line Connect()
    {
        var board = new BoardModel(new ManualClock());
        var module = new VirtualGm65(32, 34);
        board.Attach(module);
        board.PowerOn();
        Configuration.SetPinFunction(32, DeviceFunction.COM2_TX);
        Configuration.SetPinFunction(34, DeviceFunction.COM2_RX);
        var port = new SerialPort("COM2", 9600) { ReadBufferSize = 2048 };
        port.Open();
        return new Line(board, module, port);
    }

    private sealed record Line(BoardModel Board, VirtualGm65 Module, SerialPort Port)
    {
        public void Send(string hex)
        {
            byte[] bytes = Convert.FromHexString(hex);
            Port.Write(bytes, 0, bytes.Length);
        }

        public string Take(int waitMs) => Convert.ToHexString(TakeBytes(waitMs));

        public string TakeText(int waitMs) => Encoding.Latin1.GetString(TakeBytes(waitMs));

        private byte[] TakeBytes(int waitMs)
        {
            Board.WaitUntil(Board.Clock.NowMicroseconds + (waitMs * 1000L));
            byte[] bytes = new byte[Port.BytesToRead];
            Port.Read(bytes, 0, bytes.Length);
            return bytes;
        }
    }
}
