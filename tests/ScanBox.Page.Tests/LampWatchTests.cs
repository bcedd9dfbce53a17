using System;
using System.Collections.Generic;
using System.Linq;
using CounterPage.Bench;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Device;
using ScanBox.Parts.Lamps;
using ScanBox.Ports;
using Workbench;

namespace ScanBox.Page.Tests;

/// <summary>The lamp as the page is told of it: every signal on lamps of one, two and three colours, behind every other signal.</summary>
[TestClass]
public sealed class LampWatchTests
{
    private const int TurnMs = 5;

    // A turn of the firmware may come so much too late on a busy machine, and nobody sees it.
    private const int LateMs = 40;

    // The colours of firmware/ScanBox.Parts/README.md.
    private static readonly Dictionary<LampSignal, (string Two, string Three)> s_colours = new()
    {
        [LampSignal.Off] = ("off", "off"),
        [LampSignal.Starting] = ("yellow", "yellow"),
        [LampSignal.Ready] = ("green", "green"),
        [LampSignal.Scanning] = ("green", "blue"),
        [LampSignal.Working] = ("yellow", "blue"),
        [LampSignal.Approved] = ("green", "green"),
        [LampSignal.Refused] = ("red", "red"),
        [LampSignal.Unknown] = ("yellow", "yellow"),
        [LampSignal.Offline] = ("yellow", "yellow"),
        [LampSignal.Fault] = ("red", "red"),
        [LampSignal.Standby] = ("green", "green"),
    };

    [TestMethod]
    public void TheBoardsHaveLampsOfOneTwoAndThreeColours() =>
        CollectionAssert.IsSubsetOf(new[] { 1, 2, 3 }, BoardChoice.Names.Select(name => Diodes(BoardChoice.Plan(name))).ToArray());

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    public void EverySignalIsNamedAndItsRhythmIsThatOfThePins(int diodes)
    {
        BoardPlan plan = BoardChoice.Names.Select(BoardChoice.Plan).First(plan => Diodes(plan) == diodes);
        var random = new Random(diodes);
        foreach (LampSignal before in Enum.GetValues<LampSignal>())
        {
            foreach (LampSignal signal in Enum.GetValues<LampSignal>().Where(signal => signal != before))
            {
                var bench = new Bench(plan, random.Next(100_000));
                bench.Run(before, 1000 + random.Next(LampWatch.PeriodMs), random);
                LampView[] views = bench.Run(signal, 2 * LampWatch.PeriodMs, random);
                string what = $"{signal} behind {before}";
                Assert.AreEqual(1, views.Distinct().Count(), what + ": told once");
                Assert.AreEqual(signal.ToString(), views[0].Signal, what);
                Assert.AreEqual(diodes == 1 && signal != LampSignal.Off ? "plain" : diodes == 3 ? s_colours[signal].Three : s_colours[signal].Two, views[0].Colour, what);
                Assert.IsEmpty(bench.Untrue, what + ": " + string.Join(' ', bench.Untrue));
            }
        }
    }

    [TestMethod]
    public void ALampThatDoesNotKeepTheRhythmIsShownAsItIs()
    {
        var bench = new Bench(BoardChoice.Plan(BoardChoice.Default), 0);
        bench.Run(LampSignal.Ready, 3000, new Random(1));
        bench.StuckLit = true;
        LampView view = bench.Run(LampSignal.Ready, 500, new Random(1))[^1];
        Assert.AreEqual(new LampView("green", "Ready", LampView.Steady, 0), view);
        bench.StuckLit = false;
        view = bench.Run(LampSignal.Ready, 3 * LampWatch.PeriodMs, new Random(1))[^1];
        Assert.AreEqual(LampPattern.RhythmOf(LampSignal.Ready), view.Rhythm, "it keeps it again");
    }

    private static int Diodes(BoardPlan plan) => new[] { plan.LampRed, plan.LampGreen, plan.LampBlue }.Count(pin => pin >= 0);

    /// <summary>The firmware's rhythm on a lamp's pins, and a watch that sees them.</summary>
    private sealed class Bench
    {
        private readonly bool _isPlain;
        private readonly LampRhythm _rhythm;
        private readonly LampWatch _watch;
        private LampSignal _signal;
        private string _letters = "";
        private long _nowMs;

        internal Bench(BoardPlan plan, long nowMs)
        {
            _isPlain = Diodes(plan) == 1;
            _rhythm = new LampRhythm(plan.LampBlue >= 0);
            _watch = new LampWatch(plan);
            _nowMs = nowMs;
            _watch.Begin(nowMs);
        }

        internal bool StuckLit { get; set; }

        /// <summary>Moments in the middle of a slot when the page would show another lamp than the pins.</summary>
        internal List<string> Untrue { get; } = [];

        internal LampView[] Run(LampSignal signal, int ms, Random random)
        {
            var views = new List<LampView>();
            Untrue.Clear();
            for (long end = _nowMs + ms; _nowMs < end; _nowMs += TurnMs + (random.Next(20) == 0 ? random.Next(LateMs) : 0))
            {
                if (signal != _signal)
                {
                    _rhythm.Begin(signal, _nowMs);
                    _signal = signal;
                }
                _rhythm.Step(_nowMs);
                string letters = StuckLit ? "G" : Letters(_rhythm.Colour);
                if (letters != _letters)
                    _watch.Saw(letters, _nowMs);
                _letters = letters;
                LampView view = _watch.Look(_signal, _nowMs);
                views.Add(view);
                long since = Math.Max(0, _nowMs - view.SinceMs);
                bool shown = (view.Rhythm >> (int)(since / LampPattern.SlotMs % LampPattern.Slots) & 1) != 0;
                if (since % LampPattern.SlotMs is > LateMs + TurnMs and < LampPattern.SlotMs - TurnMs && shown != (_letters.Length > 0))
                    Untrue.Add($"{since}");
            }
            return [.. views];
        }

        private string Letters(byte colour)
        {
            if (_isPlain)
                return colour == 0 ? "" : "R";
            return ((colour & LampPattern.Red) != 0 ? "R" : "") + ((colour & LampPattern.Green) != 0 ? "G" : "") + ((colour & LampPattern.Blue) != 0 ? "B" : "");
        }
    }
}
