using System;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Parts.Scanners;
using ScanBox.Ports;

namespace ScanBox.Desktop.Tests.Scanners;

[TestClass]
public class Gm65ScannerFuzzTests
{
    /// <summary>A line on which anything may arrive, acknowledgements more often than chance has it.</summary>
    private sealed class NoisyLine(Random random) : ISerialLine
    {
        private static readonly byte[] s_ack = Convert.FromHexString("02000001003331");

        public void Open(int baudRate) => Assert.IsTrue(baudRate is 9600 or 57600 or 115200);

        public int Read(byte[] buffer, int offset, int count)
        {
            int length = Math.Min(count, random.Next(12));
            switch (random.Next(3))
            {
                case 0:
                    return 0;
                case 1 when count >= s_ack.Length:
                    s_ack.CopyTo(buffer, offset);
                    return s_ack.Length;
                default:
                    random.NextBytes(buffer.AsSpan(offset, length));
                    return length;
            }
        }

        public void Write(byte[] buffer, int offset, int count) => Assert.AreEqual(9, count);
    }

    [TestMethod]
    public void DriverSurvivesAnyLine()
    {
        var code = new byte[1024];
        for (int seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var scanner = new Gm65Scanner(new NoisyLine(random), null);
            long now = 0;
            for (int i = 0; i < 2000; i++)
            {
                long next = scanner.Step(now);
                Assert.IsTrue(next >= now && next <= now + 2000, $"seed {seed}, step {i}");
                now += random.Next(1, 40);
                switch (random.Next(20))
                {
                    case 0:
                        scanner.StartReading();
                        break;
                    case 1:
                        scanner.StopReading();
                        break;
                    case 2:
                        int length = scanner.TakeCode(code, 0, code.Length);
                        Assert.IsTrue(length >= 0 && length <= code.Length);
                        break;
                }
            }
        }
    }

    [TestMethod]
    public void IdleStepAllocatesNothing()
    {
        var line = new QuietLine();
        var scanner = new Gm65Scanner(line, null);
        long now = 0;
        for (; now < 3000; now += 10)
            scanner.Step(now);
        Assert.AreEqual(ScannerState.Ready, scanner.State);
        scanner.StartReading();
        scanner.Step(now);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (; now < 60_000; now += 10)
            scanner.Step(now);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.AreEqual(ScannerState.Reading, scanner.State);
        Assert.AreEqual(0L, allocated);
    }

    /// <summary>A module that acknowledges everything; every zone reads as wanted because it answers with what the driver asks for.</summary>
    private sealed class QuietLine : ISerialLine
    {
        private static readonly byte[] s_ack = Convert.FromHexString("02000001003331");
        private bool _isAnswerDue;

        public void Open(int baudRate) => _isAnswerDue = false;

        public int Read(byte[] buffer, int offset, int count)
        {
            if (!_isAnswerDue)
                return 0;
            _isAnswerDue = false;
            s_ack.CopyTo(buffer, offset);
            return s_ack.Length;
        }

        public void Write(byte[] buffer, int offset, int count) => _isAnswerDue = true;
    }
}
