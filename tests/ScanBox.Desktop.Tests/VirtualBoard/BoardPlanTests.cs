using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Boards.Esp32Wrover;
using ScanBox.Device;
using ScanBox.Ports;

namespace ScanBox.Desktop.Tests.VirtualBoard;

[TestClass]
public class BoardPlanTests
{
    [TestMethod]
    public void TheWroverPlanKeepsTheRulesOfItsChip()
    {
        var violations = BoardPlanRules.Violations(Esp32WroverBoard.CreatePlan());
        Assert.AreEqual(0, violations.Count, string.Join("; ", violations));
    }

    [TestMethod]
    [DataRow(16, "PSRAM")]
    [DataRow(7, "flash")]
    [DataRow(35, "input only")]
    [DataRow(1, "debug")]
    [DataRow(12, "starts")]
    [DataRow(15, "starts")]
    [DataRow(26, "and")]
    [DataRow(24, "no GPIO24")]
    public void TheRulesNoticeABadWatchdogPin(int pin, string why)
    {
        BoardPlan good = Esp32WroverBoard.CreatePlan();
        var bad = new BoardPlan
        {
            HasPsram = true,
            SoundBck = good.SoundBck,
            Watchdog = pin,
        };
        Assert.IsTrue(BoardPlanRules.Violations(bad).Any(v => v.Contains(why, StringComparison.Ordinal)));
    }

    [TestMethod]
    public void EveryKeyIsOnTheKeypadOnce()
    {
        Key[] keys = Esp32WroverBoard.CreatePlan().KeypadKeys;
        foreach (Key key in Enum.GetValues<Key>().Where(k => k != Key.None))
            Assert.AreEqual(1, keys.Count(k => k == key), key.ToString());
    }

    [TestMethod]
    public void TheWiringTableSaysWhatThePlanSays()
    {
        string readme = File.ReadAllText(Path.Combine(Root(), "boards", "esp32-wrover", "README.md"));
        string[] table = Regex.Matches(readme, @"^\| (\d+) \| ([^|]+) \|", RegexOptions.Multiline).Select(m => $"{m.Groups[1].Value} {m.Groups[2].Value.Trim()}").ToArray();
        string[] plan = BoardPlanRules.Uses(Esp32WroverBoard.CreatePlan()).Select(u => $"{u.Pin} {u.Use}").ToArray();
        CollectionAssert.AreEquivalent(plan, table);
        foreach (int column in Esp32WroverBoard.CreatePlan().KeypadColumns.Where(c => c >= 34))
            StringAssert.Matches(readme, new Regex($@"^\| {column} \|[^|]+\| 10 k to 3\.3 V", RegexOptions.Multiline));
    }

    [TestMethod]
    public void ThePartsTakeEveryPinOfThePlan()
    {
        var bench = new BoardBench();
        bench.Start();
        Assert.ThrowsExactly<InvalidOperationException>(() => new DeviceParts(bench.Plan), "pins cannot be taken twice");
        bench.Board.CutPower();
        bench.Start();
    }

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ScanBox.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
