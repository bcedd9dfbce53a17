using System;
using System.IO;
using System.Linq;
using System.Numerics;
using System.Text.RegularExpressions;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Boards.Esp32Wrover;
using ScanBox.Codes;
using ScanBox.Desktop.Tests.Voice;
using ScanBox.Device;
using ScanBox.Payments;
using ScanBox.Ports;
using ScanBox.Settings;
using VoicePacks;

namespace ScanBox.Desktop.Tests.VirtualBoard;

[TestClass]
public class BoardPlanTests
{
    private const int LittleFsBlock = 4096;

    // The pair of blocks that holds superblock, directory and the runtime's small network files.
    private const int RootBlocks = 2;

    [TestMethod]
    [DynamicData(nameof(AllBoards.Names), typeof(AllBoards))]
    public void EveryPlanKeepsTheRulesOfItsChip(string name)
    {
        var violations = BoardPlanRules.Violations(AllBoards.Plan(name));
        Assert.AreEqual(0, violations.Count, string.Join("; ", violations));
    }

    [TestMethod]
    public void EveryBoardFolderHasAPlanThatTheTestsKnow()
    {
        string[] folders = [.. Directory.GetDirectories(Path.Combine(Root(), "boards")).Select(f => Path.GetFileName(f)!).Order()];
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
        Assert.IsTrue(BoardPlanRules.Violations(bad).Any(v => v.Contains(why, StringComparison.Ordinal)));
    }

    [TestMethod]
    [DataRow(4, 8188)]
    [DataRow(8, 32 * 1024)]
    [DataRow(16, 32 * 1024)]
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
    public void EveryFileAtItsLongestFitsTheFileSystem(string name)
    {
        BoardPlan plan = AllBoards.Plan(name);
        var whole = new FileInfo(PackReader.DefaultPath);
        int[] files =
        [
            whole.Length < plan.FileSystemBytes ? (int)whole.Length : SmallPackTests.MaxFileLength, plan.JournalSegmentBytes, plan.JournalSegmentBytes, plan.JournalSegmentBytes, PaymentJournal.MinSegmentBytes,
            CodeRulesReader.MaxFileBytes, AuthorityFile.MaxBytes, SettingsFile.MaxBytes, SettingsFile.MaxBytes, 40,
        ];
        int blocks = RootBlocks + files.Sum(LittleFsBlocks);
        // An append writes the last block anew before it lets the old one go.
        Assert.IsLessThan(plan.FileSystemBytes / LittleFsBlock, blocks);
        string readme = File.ReadAllText(Path.Combine(Root(), "boards", name, "README.md"));
        if (plan.FlashMegabytes == 4)
        {
            StringAssert.Contains(readme, $"| {blocks} of {plan.FileSystemBytes / LittleFsBlock} |");
            StringAssert.Contains(readme, FormattableString.Invariant($"the small pack | {files[0]:N0} | {LittleFsBlocks(files[0])} |"));
            StringAssert.Contains(readme, FormattableString.Invariant($"| {plan.JournalSegmentBytes:N0} each | {LittleFsBlocks(plan.JournalSegmentBytes)} + {LittleFsBlocks(plan.JournalSegmentBytes)} |"));
        }
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
    [DataRow(34, 33, "input only")]
    [DataRow(33, 33, "SDA and SCL")]
    [DataRow(33, -1, "SDA and SCL")]
    [DataRow(13, 33, "keypad column 3")]
    public void TheRulesNoticeBadWiresOfACodeReader(int data, int clock, string why)
    {
        var bad = new BoardPlan { ScannerTx = 32, ScannerRx = 34, ModemTx = 33, ModemRx = 35, KeypadColumns = [36, 39, 13, 14], ScannerData = data, ScannerClock = clock };
        Assert.IsTrue(BoardPlanRules.Violations(bad).Any(v => v.Contains(why, StringComparison.Ordinal)), string.Join("; ", BoardPlanRules.Violations(bad)));
    }

    [TestMethod]
    [DynamicData(nameof(AllBoards.Names), typeof(AllBoards))]
    public void EveryKeyIsOnTheKeypadOnce(string name)
    {
        Key[] keys = AllBoards.Plan(name).KeypadKeys;
        foreach (Key key in Enum.GetValues<Key>().Where(k => k != Key.None))
            Assert.AreEqual(1, keys.Count(k => k == key), key.ToString());
    }

    [TestMethod]
    [DynamicData(nameof(AllBoards.Names), typeof(AllBoards))]
    public void TheWiringTableSaysWhatThePlanSays(string name)
    {
        BoardPlan board = AllBoards.Plan(name);
        string readme = File.ReadAllText(Path.Combine(Root(), "boards", name, "README.md"));
        string[] table = Regex.Matches(readme, @"^\| (\d+) \| ([^|]+) \|", RegexOptions.Multiline).Select(m => $"{m.Groups[1].Value} {m.Groups[2].Value.Trim()}").ToArray();
        string[] plan = BoardPlanRules.Uses(board).Where(u => u.Pin >= 0).Select(u => $"{u.Pin} {u.Use}").ToArray();
        CollectionAssert.AreEquivalent(plan, table);
        StringAssert.Contains(readme, $"`{board.Target}`");
        StringAssert.Contains(readme, board.ScannerData < 0 ? "No place for a code reader on I2C" : $"SDA to {board.ScannerData} and SCL to {board.ScannerClock}");
        foreach (int column in board.ExternalPullUps)
            StringAssert.Matches(readme, new Regex($@"^\| {column} \|[^|]+\| 10 k to 3\.3 V", RegexOptions.Multiline));
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

    // littlefs' design: block n of a file begins with one 4-byte pointer for each power of two that divides n, and one more.
    private static int LittleFsBlocks(int bytes)
    {
        int blocks = 0;
        for (int left = bytes; left > 0; blocks++)
            left -= LittleFsBlock - (blocks == 0 ? 0 : 4 * (BitOperations.TrailingZeroCount(blocks) + 1));
        return blocks;
    }

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ScanBox.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
