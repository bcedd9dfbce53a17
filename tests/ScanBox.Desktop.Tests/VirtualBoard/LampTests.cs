using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Device;
using ScanBox.Ports;

namespace ScanBox.Desktop.Tests.VirtualBoard;

[TestClass]
public class LampTests
{
    [TestMethod]
    [DataRow(LampSignal.Off, "")]
    [DataRow(LampSignal.Approved, "G")]
    public void MoneyReceivedShinesSteadily(LampSignal signal, string colour)
    {
        CollectionAssert.AreEqual(new List<string> { colour }, Watch(signal));
    }

    [TestMethod]
    [DataRow(LampSignal.Starting, "RG")]
    [DataRow(LampSignal.Ready, "G")]
    [DataRow(LampSignal.Scanning, "G")]
    [DataRow(LampSignal.Working, "RG")]
    [DataRow(LampSignal.Offline, "RG")]
    [DataRow(LampSignal.Fault, "R")]
    [DataRow(LampSignal.Refused, "R")]
    [DataRow(LampSignal.Unknown, "RG")]
    public void TheRestBlinksInOneColour(LampSignal signal, string colour)
    {
        CollectionAssert.AreEquivalent(new List<string> { colour, "" }, Watch(signal));
    }

    [TestMethod]
    [DataRow("esp32-wrover", "RG")]
    [DataRow("esp32-wrover-ec800", "R")]
    [DataRow("esp32-s3-a7670", "RGB")]
    public void NoTwoSignalsLookAlikeToWhoSeesNoColours(string board, string diodes)
    {
        var patterns = new HashSet<string>();
        var lit = new HashSet<char>();
        for (LampSignal signal = LampSignal.Off; signal <= LampSignal.Standby; signal++)
        {
            string pattern = Pattern(signal, board);
            lit.UnionWith(pattern.Replace("|", "", StringComparison.Ordinal));
            Assert.IsTrue(patterns.Add(string.Join('|', pattern.Split('|').Select(colour => colour.Length > 0 ? "on" : ""))), signal.ToString());
        }
        Assert.AreEqual(diodes, string.Concat("RGB".Where(lit.Contains)));
    }

    [TestMethod]
    public void ABlueDiodeIsAPaymentUnderWay()
    {
        foreach (LampSignal signal in new[] { LampSignal.Scanning, LampSignal.Working })
            CollectionAssert.AreEquivalent(new[] { "B", "" }, Pattern(signal, "esp32-s3-a7670").Split('|').Distinct().ToArray());
    }

    [TestMethod]
    public void RepeatingASignalDoesNotDisturbItsRhythm()
    {
        var bench = new BoardBench();
        DeviceParts parts = bench.Start();
        parts.Lamp.Show(LampSignal.Working);
        bench.Run(1000, () =>
        {
            parts.Lamp.Show(LampSignal.Working);
            parts.Step(parts.Clock.UptimeMs);
        });
        int changes = bench.Lamp.Changes.Count(c => c.Colour is "" or "RG");
        Assert.IsTrue(changes is >= 7 and <= 9, $"{changes} in a second of 125 ms each");
    }

    private static List<string> Watch(LampSignal signal) => Pattern(signal).Split('|').Distinct().ToList();

    /// <summary>What shines in each of a hundred moments of two seconds and a bit.</summary>
    private static string Pattern(LampSignal signal, string board = "esp32-wrover")
    {
        var bench = new BoardBench(plan: AllBoards.Plan(board));
        DeviceParts parts = bench.Start();
        var seen = new List<string>();
        parts.Lamp.Show(signal);
        bench.Run(2200, () =>
        {
            parts.Step(parts.Clock.UptimeMs);
            seen.Add(bench.Lamp.Colour);
        });
        return string.Join('|', seen);
    }
}
