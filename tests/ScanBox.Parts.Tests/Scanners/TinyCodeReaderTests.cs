using System.Text;
using nanoFramework.TestFramework;
using ScanBox.Parts.Scanners;
using ScanBox.Ports;

namespace ScanBox.Parts.Tests.Scanners;

[TestClass]
public class TinyCodeReaderTests
{
    private const string Code = "134650328919428540";
    private const string Other = "284650328919428541";

    private static ScriptedReader s_reader = null!;
    private static TinyCodeReader s_scanner = null!;
    private static long s_nowMs;

    [TestMethod]
    public void ACodeIsTakenOnceWhileItIsWanted()
    {
        Begin();
        s_scanner.StartReading();
        Assert.AreEqual((int)ScannerState.Reading, (int)s_scanner.State);
        s_reader.Show(Code);
        Run(600);
        Assert.AreEqual(Code, Take());
        Run(2000);
        Assert.AreEqual("", Take());
        Run(1500);
        Assert.AreEqual(Code, Take(), "still held up after the delay for the same code");
        s_reader.Show(Other);
        Run(500);
        Assert.AreEqual(Other, Take());
    }

    [TestMethod]
    public void WhatItSawBeforeDoesNotCount()
    {
        Begin();
        s_reader.Show(Code);
        Run(1000);
        s_scanner.StartReading();
        Run(200);
        s_reader.Show("");
        Run(2000);
        Assert.AreEqual("", Take());
    }

    [TestMethod]
    public void AtRestItIsDarkAndNotAsked()
    {
        Begin();
        Assert.IsFalse(s_reader.IsLit);
        int reads = s_reader.Reads;
        int writes = s_reader.Writes;
        Run(35000);
        Assert.AreEqual(reads, s_reader.Reads);
        Assert.AreEqual(writes + 3, s_reader.Writes, "a sign of life every 10 s");
        s_scanner.StartReading();
        Run(50);
        Assert.IsTrue(s_reader.IsLit);
        s_scanner.StopReading();
        Run(50);
        Assert.IsFalse(s_reader.IsLit);
    }

    [TestMethod]
    public void ABlockThatCannotBeRightIsNoCode()
    {
        Begin();
        s_scanner.StartReading();
        Run(300);
        s_reader.Show(Code);
        s_reader.Block[1] = 1; // 274 bytes
        Run(400);
        s_reader.Show(Code);
        s_reader.Block[255] = 0xFF; // the bus was let go too soon
        Run(400);
        Assert.AreEqual("", Take());
        Assert.IsTrue(s_scanner.GarbageBlocks >= 6);
        s_reader.Show(Code);
        s_reader.Block[2] = 0x39; // seen once only
        Run(100);
        s_reader.Show(Code);
        Run(300);
        Assert.AreEqual(Code, Take());
        s_reader.Block[0] = 0xFF;
        Run(1500);
        Assert.AreEqual((int)ScannerState.Failed, (int)s_scanner.State);
        s_reader.Show("");
        Run(1000);
        Assert.AreEqual((int)ScannerState.Reading, (int)s_scanner.State);
    }

    [TestMethod]
    public void APulledPlugIsNoticedAndForgiven()
    {
        Begin();
        s_scanner.StartReading();
        Run(100);
        s_reader.Outcome = I2cOutcome.NotAcknowledged;
        Run(500);
        Assert.AreEqual((int)ScannerState.Failed, (int)s_scanner.State);
        s_reader.Outcome = I2cOutcome.Done;
        s_reader.Show(Code);
        Run(1500);
        Assert.AreEqual(Code, Take());
    }

    [TestMethod]
    public void OneTransferThatIsNotAcknowledgedIsNoLoss()
    {
        Begin();
        s_scanner.StartReading();
        Run(300);
        s_reader.Outcome = I2cOutcome.NotAcknowledged;
        Run(150);
        s_reader.Outcome = I2cOutcome.Done;
        Run(50);
        Assert.AreEqual((int)ScannerState.Reading, (int)s_scanner.State);
    }

    [TestMethod]
    public void AStuckBusIsLeftAloneForTenSeconds()
    {
        Begin();
        s_scanner.StartReading();
        Run(100);
        s_reader.Outcome = I2cOutcome.Stuck;
        Run(200);
        Assert.AreEqual((int)ScannerState.Failed, (int)s_scanner.State);
        int transfers = s_reader.Reads + s_reader.Writes;
        Run(9000);
        s_scanner.StopReading();
        s_scanner.StartReading();
        Run(500);
        Assert.AreEqual(transfers, s_reader.Reads + s_reader.Writes);
        Run(1500);
        Assert.AreEqual(transfers + 1, s_reader.Reads + s_reader.Writes);
        s_reader.Outcome = I2cOutcome.Done;
        Run(11000);
        Assert.AreEqual((int)ScannerState.Reading, (int)s_scanner.State);
    }

    [TestMethod]
    public void AnAbsentReaderIsReportedAfterThreeSeconds()
    {
        s_reader = new ScriptedReader { Outcome = I2cOutcome.NotAcknowledged };
        s_scanner = new TinyCodeReader(s_reader, null);
        s_nowMs = 1000;
        Run(2900);
        Assert.AreEqual((int)ScannerState.Finding, (int)s_scanner.State);
        Run(200);
        Assert.AreEqual((int)ScannerState.Failed, (int)s_scanner.State);
        s_reader.Outcome = I2cOutcome.Done;
        Run(600);
        Assert.AreEqual((int)ScannerState.Ready, (int)s_scanner.State);
    }

    [Cleanup]
    public void Cleanup()
    {
        s_reader = null!;
        s_scanner = null!;
    }

    private static void Begin()
    {
        s_reader = new ScriptedReader();
        s_scanner = new TinyCodeReader(s_reader, null);
        s_nowMs = 1000;
        Run(100);
        Assert.AreEqual((int)ScannerState.Ready, (int)s_scanner.State);
    }

    private static void Run(int ms)
    {
        long until = s_nowMs + ms;
        for (; s_nowMs < until; s_nowMs += 10)
            s_scanner.Step(s_nowMs);
    }

    private static string Take()
    {
        byte[] code = new byte[300];
        int length = s_scanner.TakeCode(code, 0, code.Length);
        return Encoding.UTF8.GetString(code, 0, length);
    }
}
