using nanoFramework.TestFramework;
using ScanBox.Parts.Displays;

namespace ScanBox.Parts.Tests.Displays;

[TestClass]
public class Tm1637Tests
{
    private static FakeTm1637 s_bus = null!;
    private static LineCounter s_log = null!;
    private static Tm1637 s_display = null!;
    private static long s_nowMs;

    [TestMethod]
    public void ItIsDarkUntilEveryDigitIsWritten()
    {
        Begin();
        Show("12", 0);
        Run(20);
        // Off; fixed addresses; the four digits; on at brightness 5.
        Assert.AreEqual("80;44;C006;C15B;C200;C300;8D;", AfterFirstStop());
        Assert.IsTrue(s_display.Answers);
    }

    [TestMethod]
    public void OnlyADigitThatChangedIsSent()
    {
        Begin();
        Show("1234", 2);
        Run(20);
        s_bus.Frames = "";
        Show("1834", 2);
        Show("1834", 2);
        Run(20);
        Assert.AreEqual("C1FF;", s_bus.Frames);
    }

    [TestMethod]
    public void AStepSendsOneFrameAndFewCalls()
    {
        Begin();
        Show("8888", 15);
        for (int i = 0; i < 40; i++)
        {
            s_bus.Frames = "";
            int before = s_bus.Calls;
            s_display.Step(s_nowMs += 2);
            Assert.IsTrue(s_bus.Frames.Length <= 5, s_bus.Frames);
            Assert.IsTrue(s_bus.Calls - before <= 75, (s_bus.Calls - before).ToString());
        }
    }

    [TestMethod]
    public void WhatStandsIsSentAgainOneDigitASecond()
    {
        Begin();
        Show("1234", 0);
        Run(20);
        s_bus.Frames = "";
        Run(4 * Tm1637.RepeatMs / 2);
        // The mode, the digit, and that it shines.
        Assert.AreEqual(4 * "44;C006;8D;".Length, s_bus.Frames.Length, s_bus.Frames);
        foreach (string digit in new string[] { "C006;", "C15B;", "C24F;", "C366;" })
            Assert.IsTrue(s_bus.Frames.Contains(digit), digit);
    }

    [TestMethod]
    public void AnAbsentChipIsToldOnceAndFoundAgain()
    {
        Begin();
        s_bus.Absent = true;
        Show("1234", 0);
        Run(2000);
        Assert.IsFalse(s_display.Answers);
        Assert.AreEqual(1, s_log.Lines);
        int calls = s_bus.Calls;
        Run(Tm1637.RepeatMs * 5 / 2);
        Assert.IsTrue(s_bus.Calls - calls < 5 * 80, "it looks for it only once a second");
        s_bus.Absent = false;
        s_bus.Frames = "";
        Run(600);
        Assert.IsTrue(s_display.Answers);
        Assert.IsTrue(s_bus.Frames.Contains("C006;C15B;C24F;C366;8D;"), s_bus.Frames);
        Assert.AreEqual(2, s_log.Lines);
        s_bus.Absent = true;
        Run(2000);
        Assert.AreEqual(2, s_log.Lines, "a loose plug does not fill the log");
    }

    [TestMethod]
    public void TheOrderOfTheGridsIsTheBoards()
    {
        s_bus = new FakeTm1637();
        s_display = new Tm1637(s_bus, new byte[] { 2, 1, 0, 5, 4, 3 }, true, 9, new LineCounter());
        Show("123456", 0);
        Run(20);
        Assert.AreEqual("80;44;C206;C15B;C04F;C566;C46D;C37D;8F;", AfterFirstStop());
    }

    private static string AfterFirstStop() => s_bus.Frames.Substring(s_bus.Frames.IndexOf("80;"));

    private static void Begin()
    {
        s_bus = new FakeTm1637();
        s_log = new LineCounter();
        s_display = Make();
    }

    private static Tm1637 Make() => new Tm1637(s_bus, new byte[] { 0, 1, 2, 3 }, true, 5, s_log);

    private static void Show(string text, int points) => s_display.Show(System.Text.Encoding.UTF8.GetBytes(text), points);

    private static void Run(int steps)
    {
        for (int i = 0; i < steps; i++)
            s_display.Step(s_nowMs += 2);
    }
}
