using nanoFramework.TestFramework;
using ScanBox.Parts.Displays;

namespace ScanBox.Parts.Tests.Displays;

[TestClass]
public class Ht1621Tests
{
    // Mode 100, the command, and a bit that says nothing.
    private const string Off = "100000000100;";
    private const string Bias = "100001010010;";
    private const string Rc = "100000110000;";
    private const string SysEn = "100000000010;";
    private const string On = "100000000110;";

    private static FakeHt1621 s_bus = null!;
    private static Ht1621 s_display = null!;
    private static long s_nowMs;

    [TestMethod]
    public void ItIsDarkUntilTheWholeMemoryIsWritten()
    {
        Begin();
        Show("8     ", 0);
        Run(20);
        string empty = "101000000" + "00000000;101000010" + "00000000;101000100" + "00000000;101000110" + "00000000;101001000" + "00000000;";
        // The leftmost digit: address 10, bits point c b a, d e g f.
        Assert.AreEqual(Off + Bias + Rc + SysEn + empty + "101001010" + "01111111;" + On, s_bus.Frames);
    }

    [TestMethod]
    public void OnlyWhatChangedIsSent()
    {
        Begin();
        Show("  1250", 8);
        Run(20);
        s_bus.Frames = "";
        Show("  1250", 8);
        Run(20);
        Assert.AreEqual("", s_bus.Frames);
        // 0 and 6 differ in segment g and b: both nibbles of the rightmost digit.
        Show("  1256", 8);
        Run(20);
        Assert.AreEqual("101000000" + "01011111;", s_bus.Frames);
    }

    [TestMethod]
    public void ThePointOfAnAmountIsAtTheDigitBehindIt()
    {
        Begin();
        Show("      ", 0);
        Run(20);
        s_bus.Frames = "";
        Show("      ", 8);
        Run(5);
        Assert.AreEqual("101000010" + "10000000;", s_bus.Frames);
        Assert.IsFalse(s_display.HasEveryPoint);
    }

    [TestMethod]
    public void EverythingIsSentAgainWithinSixSeconds()
    {
        Begin();
        Show("888888", 0);
        Run(30);
        s_bus.Frames = "";
        Run(6 * Ht1621.RepeatMs / 2 + 20);
        for (int address = 0; address < 12; address += 2)
            Assert.IsTrue(s_bus.Frames.Contains("101" + Bits(address, 6) + "01111111;"), address.ToString());
        foreach (string command in new string[] { Bias, Rc, SysEn, On })
            Assert.IsTrue(s_bus.Frames.Contains(command), command);
        Assert.IsFalse(s_bus.Frames.Contains(Off), "and it does not flicker");
    }

    [TestMethod]
    public void AStepSendsAtMostSeventeenBits()
    {
        Begin();
        Show("888888", 63);
        for (int i = 0; i < 600; i++)
        {
            s_bus.Frames = "";
            s_display.Step(s_nowMs += 2);
            Assert.IsTrue(s_bus.Frames.Length <= 18, s_bus.Frames);
        }
    }

    private static string Bits(int value, int count)
    {
        string bits = "";
        for (int bit = count - 1; bit >= 0; bit--)
            bits += (value & (1 << bit)) != 0 ? "1" : "0";
        return bits;
    }

    private static void Begin()
    {
        s_bus = new FakeHt1621();
        s_display = Make();
    }

    private static Ht1621 Make() => new Ht1621(s_bus, LcdGlass.Pdc6X1());

    private static void Show(string text, int points) => s_display.Show(System.Text.Encoding.UTF8.GetBytes(text), points);

    private static void Run(int steps)
    {
        for (int i = 0; i < steps; i++)
            s_display.Step(s_nowMs += 2);
    }
}
