using System.Text;
using nanoFramework.TestFramework;
using ScanBox.Parts.Scanners;
using ScanBox.Ports;

namespace ScanBox.Parts.Tests.Scanners;

[TestClass]
public class PlainLineScannerTests
{
    private const string Code = "134650328919428540";

    private static SpokenLine s_line = null!;
    private static PlainLineScanner s_scanner = null!;
    private static long s_nowMs;

    [TestMethod]
    public void EveryTailEndsACode()
    {
        EndsACode("\r");
        EndsACode("\n");
        EndsACode("\r\n");
        EndsACode("\t");
    }

    private static void EndsACode(string tail)
    {
        Begin();
        s_scanner.StartReading();
        s_line.Say(Code + tail);
        Run(20);
        Assert.AreEqual(Code, Take());
        Run(1000);
        Assert.AreEqual("", Take());
    }

    [TestMethod]
    public void NothingIsKeptWhileNoCodeIsWanted()
    {
        Begin();
        Assert.AreEqual((int)ScannerState.Ready, (int)s_scanner.State);
        s_line.Say(Code + "\r");
        Run(20);
        s_scanner.StartReading();
        Assert.AreEqual((int)ScannerState.Reading, (int)s_scanner.State);
        Run(500);
        Assert.AreEqual("", Take());
        s_scanner.StopReading();
        s_line.Say(Code + "\r");
        Run(20);
        Assert.AreEqual("", Take());
        Assert.AreEqual((int)ScannerState.Ready, (int)s_scanner.State);
    }

    [TestMethod]
    public void ACodeThatBeganBeforeItWasWantedDoesNotCount()
    {
        Begin();
        s_line.Say("1346");
        Run(4);
        s_scanner.StartReading();
        s_line.Say("50328919428540\r");
        Run(20);
        Assert.AreEqual("", Take());
        s_line.Say(Code + "\r");
        Run(20);
        Assert.AreEqual(Code, Take());
    }

    [TestMethod]
    public void ACodeWithoutItsTailIsNotKept()
    {
        Begin();
        s_scanner.StartReading();
        s_line.Say(Code);
        Run(1000);
        Assert.AreEqual("", Take());
        Assert.AreEqual(1, s_scanner.BrokenCodes);
        s_line.Say(Code + "\r");
        Run(20);
        Assert.AreEqual(Code, Take());
    }

    [TestMethod]
    public void TheOldestOfTwoCodesCounts()
    {
        Begin();
        s_scanner.StartReading();
        s_line.Say(Code + "\r" + "28763443825664394\r");
        Run(40);
        Assert.AreEqual(Code, Take());
        Assert.AreEqual("", Take());
    }

    [TestMethod]
    public void OverlongCodesAndNoiseAreDropped()
    {
        Begin();
        s_scanner.StartReading();
        for (int i = 0; i < 20; i++)
        {
            s_line.Say("00000000000000000000000000000000000000000000000000000000000000");
            Run(10);
        }
        s_line.Say("\r" + Code + "\r");
        Run(40);
        Assert.AreEqual(1, s_scanner.OverlongCodes);
        Assert.AreEqual(Code, Take());
        s_line.SayByte(0xFF);
        s_line.Say("13465");
        s_line.SayByte(1);
        s_line.Say("0328919428540\r");
        Run(40);
        Assert.AreEqual("", Take());
    }

    [TestMethod]
    public void ItOpensItsLineOnceAtItsSpeed()
    {
        Begin();
        Run(2000);
        Assert.AreEqual(1, s_line.Opened);
        Assert.AreEqual(19200, s_line.BaudRate);
        Assert.AreEqual(0, s_line.Told);
        Assert.AreEqual("plain lines at 19200 baud", s_scanner.Description);
    }

    [Cleanup]
    public void Free()
    {
        s_line = null!;
        s_scanner = null!;
    }

    private static void Begin()
    {
        s_line = new SpokenLine();
        s_scanner = new PlainLineScanner(s_line, 19200);
        s_nowMs = 0;
        Assert.AreEqual((int)ScannerState.Finding, (int)s_scanner.State);
        s_scanner.Step(0);
    }

    private static void Run(long ms)
    {
        long end = s_nowMs + ms;
        while (s_nowMs < end)
        {
            s_nowMs += 2;
            s_scanner.Step(s_nowMs);
        }
    }

    private static string Take()
    {
        byte[] taken = new byte[100];
        int length = s_scanner.TakeCode(taken, 0, taken.Length);
        return Encoding.UTF8.GetString(taken, 0, length);
    }

    /// <summary>A line on which only the other end speaks.</summary>
    private sealed class SpokenLine : ISerialLine
    {
        private readonly UnreadBytes _unread = new UnreadBytes(256);

        public int Opened { get; private set; }

        public int BaudRate { get; private set; }

        public int Told { get; private set; }

        public void Say(string text) => _unread.Add(Encoding.UTF8.GetBytes(text));

        public void SayByte(byte value) => _unread.Add(new byte[] { value });

        public void Open(int baudRate)
        {
            Opened++;
            BaudRate = baudRate;
        }

        public int Read(byte[] buffer, int offset, int count) => _unread.Take(buffer, offset, count);

        public void Write(byte[] buffer, int offset, int count) => Told += count;
    }
}
