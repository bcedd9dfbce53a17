using System;
using System.Collections.Generic;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Device;
using ScanBox.Ports;
using VirtualBoard;
using VirtualBoard.Clocks;

namespace ScanBox.Desktop.Tests.VirtualBoard;

[TestClass]
public class AdapterTests
{
    private static readonly byte[] s_heartbeat = Convert.FromHexString("7E000A01000000301A");

    [TestMethod]
    public void TheLineReadsOnlyWhatHasComeAndNeverWaits()
    {
        var bench = new BoardBench();
        ISerialLine line = bench.Start().ScannerLine!;
        byte[] buffer = new byte[64];
        Assert.AreEqual(0, line.Read(buffer, 0, 64), "not open yet");
        line.Open(9600);
        line.Write(s_heartbeat, 0, s_heartbeat.Length);
        Assert.AreEqual(0, bench.Board.Session!.UptimeMs, "writing only queues");
        bench.Board.WaitUntilUptime(13);
        int first = line.Read(buffer, 0, 64);
        Assert.IsTrue(first is > 0 and < 7, $"{first} of 7 bytes so far");
        bench.Board.WaitUntilUptime(30);
        Assert.AreEqual(7 - first, line.Read(buffer, first, 64 - first));
        Assert.AreEqual("03000001003331", Convert.ToHexString(buffer, 0, 7));
        Assert.AreEqual(0, line.Read(buffer, 0, 64));
        Assert.AreEqual(30, bench.Board.Session!.UptimeMs);
    }

    [TestMethod]
    public void ReopeningTheLineDiscardsWhatCameAndChangesItsSpeed()
    {
        var bench = new BoardBench();
        bench.Scanner.StartAtBaud(57600);
        ISerialLine line = bench.Start().ScannerLine!;
        byte[] buffer = new byte[64];
        line.Open(9600);
        line.Write(s_heartbeat, 0, s_heartbeat.Length);
        bench.Board.WaitUntilUptime(100);
        line.Open(57600);
        Assert.AreEqual(0, line.Read(buffer, 0, 64));
        line.Write(s_heartbeat, 0, s_heartbeat.Length);
        bench.Board.WaitUntilUptime(200);
        Assert.AreEqual(7, line.Read(buffer, 0, 64));
    }

    [TestMethod]
    public void ALongCodeDoesNotOverflowALineThatIsReadSlowly()
    {
        var bench = new BoardBench();
        bench.Scanner.StartAtBaud(115200);
        ISerialLine line = bench.Start().ScannerLine!;
        line.Open(115200);
        bench.Scanner.SetZone(0x0000, 0xD1);
        bench.Scanner.SetZone(0x0002, 1);
        bench.Scanner.Show(new byte[256]);
        bench.Board.WaitUntilUptime(1000);
        byte[] buffer = new byte[600];
        Assert.AreEqual(257, line.Read(buffer, 0, 600));
        Assert.AreEqual(0, bench.Board.Uarts.Overflows);
    }

    [TestMethod]
    public void NoncesDoNotRepeatAndUseEveryBit()
    {
        var bench = new BoardBench();
        Entropy entropy = bench.Start().Entropy;
        var seen = new HashSet<string>();
        int[] ones = new int[8];
        byte[] nonce = new byte[8];
        for (int i = 0; i < 2000; i++)
        {
            entropy.Fill(nonce);
            Assert.IsTrue(seen.Add(Convert.ToHexString(nonce)));
            foreach (byte value in nonce)
            {
                for (int bit = 0; bit < 8; bit++)
                    ones[bit] += (value >> bit) & 1;
            }
        }
        foreach (int count in ones)
            Assert.IsTrue(count is > 7500 and < 8500, $"{count} of 16000");
    }

    [TestMethod]
    public void LogLinesReachTheBoardAndNotTheTerminal()
    {
        var bench = new BoardBench();
        DeviceParts parts = bench.Start();
        parts.Log.Write(42, "started");
        CollectionAssert.AreEqual(new[] { "42 started" }, new List<string>(bench.Board.Log.Lines));
    }

    [TestMethod]
    public void UptimeBeginsAtEachStart()
    {
        var bench = new BoardBench();
        DeviceParts parts = bench.Start();
        bench.Board.WaitUntilUptime(5000);
        Assert.AreEqual(5000, parts.Clock.UptimeMs);
        bench.Board.CutPower();
        bench.Board.WaitUntil(bench.Board.Clock.NowMicroseconds + 1_000_000);
        Assert.AreEqual(0, bench.Start().Clock.UptimeMs);
    }

    [TestMethod]
    public void TheProgramRunsUntilThePowerIsCut()
    {
        var bench = new BoardBench(new RealClock());
        Exception? end = null;
        using var edges = new CountdownEvent(3);
        bench.Board.Pins.OutputChanged += (pin, _) =>
        {
            if (pin == bench.Plan.Watchdog && !edges.IsSet)
                edges.Signal();
        };
        var main = new Thread(() =>
        {
            bench.Board.PowerOn();
            try
            {
                Program.Main();
            }
            catch (PowerLostException e)
            {
                end = e;
            }
        });
        main.Start();
        Assert.IsTrue(edges.Wait(20_000), "it feeds the watchdog");
        bench.Board.CutPower();
        Assert.IsTrue(main.Join(20_000));
        Assert.IsNotNull(end);
    }
}
