using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Boards.Esp32Wrover;
using ScanBox.Desktop.Tests.Files;
using ScanBox.Desktop.Tests.Voice;
using ScanBox.Device;
using ScanBox.Ports;
using VoicePacks;
using Workbench;
using Workbench.Boards;

namespace ScanBox.Desktop.Tests.VirtualBoard;

[TestClass]
public class BoardPlanTests
{
    [TestMethod]
    [DynamicData(nameof(AllBoards.Names), typeof(AllBoards))]
    public void EveryPlanKeepsTheRulesOfItsChip(string name)
    {
        var violations = BoardRules.Violations(AllBoards.Plan(name));
        Assert.AreEqual(0, violations.Count, string.Join("; ", violations));
    }

    [TestMethod]
    public void EveryBoardFolderHasAPlanThatTheTestsKnow()
    {
        string[] folders = [.. Directory.GetDirectories(Path.Combine(SourceFolder.Root, "boards")).Select(f => Path.GetFileName(f)!).Order()];
        CollectionAssert.AreEqual(folders, AllBoards.Names.Select(n => (string)n[0]).Order().ToArray());
    }

    [TestMethod]
    [DataRow(35, "PSRAM")]
    [DataRow(30, "flash")]
    [DataRow(44, "debug")]
    [DataRow(45, "starts")]
    [DataRow(20, "USB")]
    [DataRow(23, "no GPIO23")]
    [DataRow(38, "and")]
    public void TheRulesNoticeABadWatchdogPinOfAnEsp32S3(int pin, string why)
    {
        var bad = new BoardPlan { Chip = BoardChip.Esp32S3, HasPsram = true, SoundBck = 38, Watchdog = pin };
        Assert.IsTrue(BoardRules.Violations(bad).Any(v => v.Contains(why, StringComparison.Ordinal)));
    }

    [TestMethod]
    [DataRow(4, 8188)]
    [DataRow(8, 64 * 1024)]
    [DataRow(16, 64 * 1024)]
    public void ASmallFlashHasSmallJournalSegments(int megabytes, int bytes) =>
        Assert.AreEqual(bytes, new BoardPlan { FlashMegabytes = megabytes }.JournalSegmentBytes);

    [TestMethod]
    [DataRow("esp32-wroom-4mb", 256)]
    [DataRow("esp32-wrover", 2048)]
    [DataRow("esp32-s3", 3072)]
    public void TheFileSystemIsThatOfTheBoardsImage(string name, int kilobytes) =>
        Assert.AreEqual(kilobytes * 1024, AllBoards.Plan(name).FileSystemBytes);

    [TestMethod]
    [DynamicData(nameof(AllBoards.Names), typeof(AllBoards))]
    public void TheFlashBudgetIsThatOfTheReadme(string name)
    {
        BoardPlan plan = AllBoards.Plan(name);
        FlashBudget budget = FlashBudget.Of(plan);
        Assert.IsLessThan(budget.AllBlocks, budget.Blocks);
        Assert.IsLessThan(budget.DeploymentBytes, budget.ProgramBytes);
        string readme = File.ReadAllText(Path.Combine(SourceFolder.Root, "boards", name, "README.md"));
        StringAssert.Contains(readme, $"deployment {budget.DeploymentBytes / 1024} KB at ");
        if (!budget.HasVoiceFile)
        {
            Assert.AreEqual(0, budget.VoiceBytes);
        }
        else if (plan.FlashMegabytes == 4)
        {
            StringAssert.Contains(readme, $"| {budget.Blocks} of {budget.AllBlocks} |");
            StringAssert.Contains(readme, FormattableString.Invariant($"the small pack | {SmallPackTests.MaxFileLength:N0} | {FlashBudget.LittleFsBlocks(SmallPackTests.MaxFileLength)} |"));
            StringAssert.Contains(readme, FormattableString.Invariant($"| {plan.JournalSegmentBytes:N0} each | {FlashBudget.LittleFsBlocks(plan.JournalSegmentBytes)} + {FlashBudget.LittleFsBlocks(plan.JournalSegmentBytes)} |"));
            Assert.AreEqual(SmallPackTests.MaxFileLength, budget.VoiceBytes);
        }
        else
        {
            Assert.AreEqual(new FileInfo(PackReader.DefaultPath).Length, budget.VoiceBytes);
        }
    }

    [TestMethod]
    [DataRow(2)]
    [DataRow(32)]
    public void AFlashWithoutAnImageIsNoticed(int megabytes) =>
        Assert.IsTrue(BoardRules.Violations(new BoardPlan { FlashMegabytes = megabytes }).Any(v => v.Contains("no nanoFramework image", StringComparison.Ordinal)));

    [TestMethod]
    [DynamicData(nameof(AllBoards.Names), typeof(AllBoards))]
    public void ThePictureIsDrawnFromThePlan(string name)
    {
        string path = Path.Combine(SourceFolder.Root, "boards", name, "wiring.svg");
        Assert.IsTrue(File.Exists(path) && File.ReadAllText(path) == BoardPicture.Svg(AllBoards.Plan(name)), $"draw it anew: scanbox board {name} --svg boards/{name}/wiring.svg");
    }

    [TestMethod]
    [DynamicData(nameof(AllBoards.Names), typeof(AllBoards))]
    public void ThePictureShowsEveryWireOnceAndNoneCrosses(string name)
    {
        BoardPlan plan = AllBoards.Plan(name);
        XElement picture = XElement.Parse(BoardPicture.Svg(plan));
        string[] wires = [.. picture.Descendants().Where(e => (string?)e.Attribute("class") == "wire").Select(e => (string)e.Attribute("d")!)];
        Assert.HasCount(BoardWiring.Wires(plan).Count(), wires);
        // All are horizontal, so two cross only where they are the same line.
        Assert.HasCount(wires.Length, wires.Distinct());
        Assert.IsTrue(wires.All(wire => Regex.IsMatch(wire, @"^M\d+ \d+H\d+$")));
        string[] pins = [.. picture.Descendants().Where(e => ((string?)e.Attribute("class"))?.StartsWith("gpio", StringComparison.Ordinal) == true).Select(e => e.Value.Split(' ')[0])];
        CollectionAssert.AreEquivalent(BoardWiring.Wires(plan).Select(wire => $"GPIO{wire.Pin}").ToArray(), pins);
    }

    [TestMethod]
    public void TheBoardListOfTheReadmeIsComplete()
    {
        string readme = File.ReadAllText(Path.Combine(SourceFolder.Root, "boards", "README.md"));
        foreach (string name in BoardChoice.Names)
            StringAssert.Contains(readme, $"| [{name}]({name}/README.md) |");
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
        Assert.IsTrue(BoardRules.Violations(bad).Any(v => v.Contains(why, StringComparison.Ordinal)));
    }

    [TestMethod]
    [DataRow(34, 33, "input only")]
    [DataRow(33, 33, "SDA and SCL")]
    [DataRow(33, -1, "SDA and SCL")]
    [DataRow(13, 33, "keypad column 3")]
    public void TheRulesNoticeBadWiresOfACodeReader(int data, int clock, string why)
    {
        var bad = new BoardPlan { ScannerTx = 32, ScannerRx = 34, ModemTx = 33, ModemRx = 35, KeypadColumns = [36, 39, 13, 14], ScannerData = data, ScannerClock = clock };
        Assert.IsTrue(BoardRules.Violations(bad).Any(v => v.Contains(why, StringComparison.Ordinal)), string.Join("; ", BoardRules.Violations(bad)));
    }

    [TestMethod]
    [DynamicData(nameof(AllBoards.Names), typeof(AllBoards))]
    public void EveryKeyIsOnTheKeypadOnce(string name)
    {
        Key[] keys = [.. AllBoards.Plan(name).KeypadKeys, .. AllBoards.Plan(name).ButtonKeys];
        foreach (Key key in Enum.GetValues<Key>().Where(k => k != Key.None))
            Assert.AreEqual(1, keys.Count(k => k == key), key.ToString());
    }

    [TestMethod]
    [DynamicData(nameof(AllBoards.Names), typeof(AllBoards))]
    public void TheWiringTableSaysWhatThePlanSays(string name)
    {
        BoardPlan board = AllBoards.Plan(name);
        string readme = File.ReadAllText(Path.Combine(SourceFolder.Root, "boards", name, "README.md"));
        string[] table = Regex.Matches(readme, @"^\| (\d+) \| ([^|]+) \|", RegexOptions.Multiline).Select(m => $"{m.Groups[1].Value} {m.Groups[2].Value.Trim()}").ToArray();
        string[] plan = BoardWiring.Wires(board).Select(w => $"{w.Pin} {w.Name}").ToArray();
        CollectionAssert.AreEquivalent(plan, table);
        StringAssert.Contains(readme, $"`{board.Target}`");
        foreach (BoardWire wire in BoardWiring.Wires(board).Where(w => w.Note.Length > 0))
            StringAssert.Matches(readme, new Regex($@"^\| {wire.Pin} \|[^|]+\| .*({Regex.Escape(wire.Note)}|likewise)", RegexOptions.Multiline), wire.Name);
        StringAssert.Contains(readme, board.ScannerData < 0 ? "No place for a code reader on I2C" : $"SDA to {board.ScannerData} and SCL to {board.ScannerClock}");
    }

    [TestMethod]
    public void ColumnsWithoutAPullUpOfTheirOwnHaveOneOnTheBoard()
    {
        BoardPlan board = Esp32WroverBoard.CreatePlan();
        CollectionAssert.AreEquivalent(board.KeypadColumns.Where(c => c >= 34).ToArray(), board.ExternalPullUps);
    }

    [TestMethod]
    [DynamicData(nameof(AllBoards.Names), typeof(AllBoards))]
    public void ThePartsTakeEveryPinOfThePlan(string name)
    {
        var bench = new BoardBench(plan: AllBoards.Plan(name));
        bench.Start();
        Assert.ThrowsExactly<InvalidOperationException>(() => new DeviceParts(bench.Plan), "pins cannot be taken twice");
        bench.Board.CutPower();
        bench.Start();
    }
}
