using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Device;
using ScanBox.Parts.Displays;
using ScanBox.Ports;
using VirtualBoard;
using VirtualBoard.Parts;

namespace ScanBox.Desktop.Tests.VirtualBoard;

/// <summary>The display drivers and their pins against modules that know only their data sheets.</summary>
[TestClass]
public class DisplayTests
{
    private const string Shapes = "0123456789-_~? ACEFLPUdnortu";

    // Longer than it takes to send everything again.
    private const int HealMs = 8_000;

    private static readonly Dictionary<string, BoardPlan> s_plans = new()
    {
        ["six LED digits"] = Leds([2, 1, 0, 5, 4, 3], everyPoint: true),
        ["four LED digits"] = Leds([0, 1, 2, 3], everyPoint: true),
        ["clock"] = Leds([0, 1, 2, 3], everyPoint: false),
        ["LCD"] = new BoardPlan
        {
            Display = DisplayKind.Ht1621,
            DisplaySelect = 21,
            DisplayClock = 22,
            DisplayData = 23,
            DisplayGlass = LcdGlass.Pdc6X1(),
            Watchdog = 27,
            LampRed = 4,
            LampGreen = 2,
            SoundEnable = 25,
            SoundBck = 26,
            SoundWs = 32,
            SoundData = 33,
            ScannerTx = 18,
            ScannerRx = 19,
        },
    };

    public static IEnumerable<object[]> Names => s_plans.Keys.Select(name => new object[] { name });

    public static IEnumerable<object[]> TwoChips => [["six LED digits"], ["LCD"]];

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void WhatTheBoxShowsIsWhatAnEyeReads(string name)
    {
        BoardBench bench = Bench(name);
        DeviceParts parts = bench.Start();
        IDisplay display = parts.Display.Port;
        var random = new Random(7);
        for (int i = 0; i < 150; i++)
        {
            (byte[] characters, int points, string text) = RandomText(random, display);
            display.Show(characters, points);
            bench.Run(60, () => parts.Step(parts.Clock.UptimeMs));
            Assert.AreEqual(text, bench.Display!.Text);
        }
        Assert.AreEqual(0, bench.Board.Pins.Conflicts, "no output worked against another");
        Assert.AreEqual(0, bench.Board.Pins.FloatingReads);
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void NobodySeesWhatTheMemoryHoldsAfterPowerOn(string name)
    {
        BoardBench bench = Bench(name);
        for (int i = 0; i < 5; i++)
        {
            DeviceParts parts = bench.Start();
            Show(parts, "0000");
            bench.Run(100, () => parts.Step(parts.Clock.UptimeMs));
            bench.Board.CutPower();
        }
        foreach ((long _, string text) in bench.Display!.Changes)
            Assert.AreEqual("", text.Trim(' ', '0'));
        Assert.IsTrue(bench.Display.Changes.Count >= 10, "it shone and went dark each time");
    }

    [TestMethod]
    [DynamicData(nameof(TwoChips))]
    public void AResetBetweenAnyTwoEdgesLeavesNoWrongDigit(string name)
    {
        for (int cut = 1; cut < 700; cut += 3)
        {
            BoardBench bench = Bench(name);
            DeviceParts parts = bench.Start();
            int touched = 0;
            bench.Board.Pins.Touched += pin =>
            {
                if (IsWire(bench.Plan, pin) && ++touched == cut)
                    bench.Board.Reset(ResetCause.Watchdog);
            };
            Show(parts, "888888");
            try
            {
                bench.Run(100, () => parts.Step(parts.Clock.UptimeMs));
            }
            catch (PowerLostException)
            {
            }
            touched = cut;
            DeviceParts again = bench.Board.Session is null ? bench.Start() : parts;
            Show(again, "123456");
            bench.Run(100, () => again.Step(again.Clock.UptimeMs));
            Assert.AreEqual("123456", bench.Display!.Text, $"cut at edge {cut}");
        }
    }

    [TestMethod]
    [DynamicData(nameof(TwoChips))]
    public void NoiseOnTheWiresHeals(string name)
    {
        var random = new Random(11);
        int wrong = 0;
        for (int round = 0; round < 20; round++)
        {
            BoardBench bench = Bench(name);
            DeviceParts parts = bench.Start();
            bench.Run(100, () => parts.Step(parts.Clock.UptimeMs));
            int[] wires = [bench.Plan.DisplayClock, bench.Plan.DisplayData];
            bool spark = false;
            bench.Board.Pins.Touched += pin =>
            {
                if (spark || !IsWire(bench.Plan, pin) || random.Next(20) != 0)
                    return;
                spark = true;
                int hit = wires[random.Next(2)];
                bool? before = bench.Board.Pins.Level(hit);
                bench.Board.Pins.Drive(hit, !(before ?? true));
                bench.Board.Pins.Drive(hit, null);
                spark = false;
            };
            for (int i = 0; i < 10; i++)
            {
                Show(parts, random.Next(100_000, 999_999).ToString(System.Globalization.CultureInfo.InvariantCulture));
                bench.Run(50, () => parts.Step(parts.Clock.UptimeMs));
            }
            Show(parts, "123456");
            bench.Run(40, () => parts.Step(parts.Clock.UptimeMs));
            spark = true;
            wrong += bench.Display!.Text == "123456" ? 0 : 1;
            bench.Run(HealMs, () => parts.Step(parts.Clock.UptimeMs));
            Assert.AreEqual("123456", bench.Display.Text, $"round {round}");
        }
        Assert.IsTrue(wrong > 0, "the noise was strong enough to be seen");
    }

    [TestMethod]
    public void AMissingModuleIsToldOnceAndServedWhenItComes()
    {
        BoardBench bench = Bench("six LED digits");
        bench.Display!.Plugged = false;
        var log = new Lines();
        DeviceParts parts = bench.Start(log);
        Show(parts, "123456");
        bench.Run(10_000, () => parts.Step(parts.Clock.UptimeMs));
        Assert.AreEqual(1, log.Count, string.Join(';', log));
        bench.Display.Plugged = true;
        bench.Run(1_200, () => parts.Step(parts.Clock.UptimeMs));
        Assert.AreEqual("123456", bench.Display.Text);
        bench.Display.Plugged = false;
        bench.Run(3_000, () => parts.Step(parts.Clock.UptimeMs));
        bench.Display.Plugged = true;
        bench.Run(3_000, () => parts.Step(parts.Clock.UptimeMs));
        Assert.AreEqual("123456", bench.Display.Text, "plugged in again");
        Assert.AreEqual(2, log.Count, string.Join(';', log));
    }

    [TestMethod]
    public void AnLcdThatIsPluggedInLateShowsTheRightThingSoon()
    {
        BoardBench bench = Bench("LCD");
        DeviceParts parts = bench.Start();
        Show(parts, "123456");
        bench.Run(3_000, () => parts.Step(parts.Clock.UptimeMs));
        bench.Display!.Plugged = false;
        bench.Run(3_000, () => parts.Step(parts.Clock.UptimeMs));
        Assert.AreEqual("      ", bench.Display.Text);
        bench.Display.Plugged = true;
        bench.Run(HealMs, () => parts.Step(parts.Clock.UptimeMs));
        Assert.AreEqual("123456", bench.Display.Text);
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void AStepTouchesTheWiresBoundedlyAndAtRestNotAtAll(string name)
    {
        BoardBench bench = Bench(name);
        DeviceParts parts = bench.Start();
        int touched = 0;
        bench.Board.Pins.Touched += pin => touched += IsWire(bench.Plan, pin) ? 1 : 0;
        var random = new Random(3);
        for (int i = 0; i < 300; i++)
        {
            (byte[] characters, int points, string _) = RandomText(random, parts.Display.Port);
            parts.Display.Port.Show(characters, points);
            touched = 0;
            parts.Display.Step(parts.Clock.UptimeMs);
            Assert.IsTrue(touched <= 80, $"{touched} edges in a step");
            bench.Board.WaitUntilUptime(parts.Clock.UptimeMs + 2);
        }
        bench.Run(1_100, () => parts.Step(parts.Clock.UptimeMs));
        touched = 0;
        long now = parts.Clock.UptimeMs;
        bench.Run(20, () => parts.Display.Step(now - 200));
        Assert.AreEqual(0, touched);
    }

    private static BoardBench Bench(string name) => new(plan: s_plans[name]);

    private static bool IsWire(BoardPlan plan, int pin) => pin == plan.DisplayClock || pin == plan.DisplayData || (pin == plan.DisplaySelect && plan.Display == DisplayKind.Ht1621);

    private static void Show(DeviceParts parts, string text) =>
        parts.Display.Port.Show(Encoding.ASCII.GetBytes(text.PadRight(parts.Display.Port.Digits)), 0);

    private static (byte[] Characters, int Points, string Text) RandomText(Random random, IDisplay display)
    {
        byte[] characters = new byte[display.Digits];
        int points = display.HasEveryPoint ? random.Next(1 << display.Digits) : random.Next(2) << (display.Digits - 3);
        var text = new StringBuilder();
        for (int i = 0; i < characters.Length; i++)
        {
            characters[i] = (byte)Shapes[random.Next(Shapes.Length)];
            text.Append((char)characters[i]);
            if ((points & (1 << i)) != 0)
                text.Append('.');
        }
        return (characters, points, text.ToString());
    }

    private static BoardPlan Leds(byte[] grids, bool everyPoint) => new()
    {
        Display = DisplayKind.Tm1637,
        DisplayClock = 22,
        DisplayData = 23,
        DisplayGrids = grids,
        DisplayHasEveryPoint = everyPoint,
        Watchdog = 27,
        LampRed = 4,
        LampGreen = 2,
        SoundEnable = 25,
        SoundBck = 26,
        SoundWs = 32,
        SoundData = 33,
        ScannerTx = 18,
        ScannerRx = 19,
    };

    private sealed class Lines : List<string>, IBoxLog
    {
        public void Write(long atMs, string what) => Add(what);
    }
}
