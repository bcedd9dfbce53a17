using System;
using System.IO;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using VirtualBoard;
using VirtualBoard.Clocks;
using VirtualBoard.Flash;
using DeviceFile = VirtualBoard.IO.File;
using DeviceStream = VirtualBoard.IO.FileStream;

namespace ScanBox.Desktop.Tests.VirtualBoard;

[TestClass]
public class FileHabitTests
{
    [TestMethod]
    public void OnlyAClosedStreamIsDurable()
    {
        BoardModel board = Start();
        var stream = new DeviceStream(@"I:\a", FileMode.Create, FileAccess.Write);
        stream.Write("hello"u8.ToArray(), 0, 5);
        stream.Flush();
        Assert.AreEqual("", Text(board, "a"), "flushing does nothing");
        stream.Dispose();
        Assert.AreEqual("hello", Text(board, "a"));
    }

    [TestMethod]
    [DataRow(CutOutcome.Old, "old")]
    [DataRow(CutOutcome.Torn, "old+m")]
    [DataRow(CutOutcome.Empty, "")]
    [DataRow(CutOutcome.New, "old+more")]
    public void APowerCutDecidesWhatIsLeftOfAnOpenFile(CutOutcome outcome, string left)
    {
        BoardModel board = Start();
        board.Flash.WriteFile("a", "old"u8.ToArray());
        board.Flash.Outcome = outcome;
        var stream = new DeviceStream(@"I:\a", FileMode.Append, FileAccess.Write);
        stream.Write("+more"u8.ToArray(), 0, 5);
        board.CutPower();
        Assert.AreEqual(left, Text(board, "a"));
        Assert.ThrowsExactly<PowerLostException>(stream.Dispose);
        Assert.AreEqual(left, Text(board, "a"), "what has no power cannot write");
    }

    [TestMethod]
    public void AnExistingFileIsOpenedWithoutTruncation()
    {
        BoardModel board = Start();
        board.Flash.WriteFile("a", "abcdef"u8.ToArray());
        using (var stream = new DeviceStream(@"I:\a", FileMode.OpenOrCreate, FileAccess.Write))
            stream.Write("XY"u8.ToArray(), 0, 2);
        Assert.AreEqual("XYcdef", Text(board, "a"));
        using (var stream = new DeviceStream(@"I:\a", FileMode.Create, FileAccess.Write))
            stream.Write("Z"u8.ToArray(), 0, 1);
        Assert.AreEqual("Z", Text(board, "a"));
    }

    [TestMethod]
    public void MovingRefusesATargetThatExists()
    {
        BoardModel board = Start();
        board.Flash.WriteFile("a", [1]);
        board.Flash.WriteFile("b", [2]);
        Assert.ThrowsExactly<IOException>(() => DeviceFile.Move(@"I:\a", @"I:\b"));
        DeviceFile.Delete(@"I:\b");
        DeviceFile.Move(@"I:\a", @"I:\b");
        Assert.IsFalse(DeviceFile.Exists(@"I:\a"));
        CollectionAssert.AreEqual(new byte[] { 1 }, board.Flash.ReadFile("b"));
        Assert.ThrowsExactly<IOException>(() => DeviceFile.Move(@"I:\a", @"I:\c"));
    }

    [TestMethod]
    public void WritingAWholeFileCanLeaveNothingOfTheOldOne()
    {
        BoardModel board = Start();
        board.Flash.WriteFile("a", "precious"u8.ToArray());
        // Opening and closing truncate the file; the cut comes before anything new is there.
        board.Flash.CutPowerAt(4);
        Assert.ThrowsExactly<PowerLostException>(() => DeviceFile.WriteAllBytes(@"I:\a", "changed"u8.ToArray()));
        Assert.AreEqual("", Text(board, "a"));
    }

    [TestMethod]
    public void AShortReadZeroesTheRestThatWasAskedFor()
    {
        BoardModel board = Start();
        board.Flash.WriteFile("a", [1, 2]);
        byte[] buffer = [9, 9, 9, 9, 9];
        using DeviceStream stream = DeviceFile.OpenRead(@"I:\a");
        Assert.AreEqual(2, stream.Read(buffer, 0, 4));
        CollectionAssert.AreEqual(new byte[] { 1, 2, 0, 0, 9 }, buffer);
    }

    [TestMethod]
    public void ClosingTakesItsTime()
    {
        BoardModel board = Start();
        board.Flash.CommitTime = TimeSpan.FromMilliseconds(30);
        using (var stream = new DeviceStream(@"I:\a", FileMode.Create, FileAccess.Write))
            stream.WriteByte(1);
        Assert.AreEqual(30, board.Session!.UptimeMs);
    }

    [TestMethod]
    public void AFullFlashRefusesMore()
    {
        var board = new BoardModel(new ManualClock(), new VirtualFlash(new MemoryFlashStore(), 10));
        board.PowerOn();
        using var stream = new DeviceStream(@"I:\a", FileMode.Create, FileAccess.Write);
        stream.Write(new byte[10], 0, 10);
        Assert.ThrowsExactly<IOException>(() => stream.WriteByte(1));
    }

    [TestMethod]
    [DataRow("a")]
    [DataRow(@"D:\a")]
    [DataRow(@"I:\dir\a")]
    public void ThereIsOneDriveWithoutFolders(string path)
    {
        Start();
        Assert.ThrowsExactly<IOException>(() => DeviceFile.Exists(path));
    }

    [TestMethod]
    public void AFolderOfTheDesktopKeepsWhatWasClosed()
    {
        string folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            var board = new BoardModel(new ManualClock(), new VirtualFlash(new DirectoryFlashStore(folder)));
            board.PowerOn();
            using (var stream = new DeviceStream(@"I:\a", FileMode.Create, FileAccess.Write))
                stream.WriteByte(7);
            var open = new DeviceStream(@"I:\b", FileMode.Create, FileAccess.Write);
            open.WriteByte(8);
            // No orderly end: another process would find exactly this.
            var again = new DirectoryFlashStore(folder);
            CollectionAssert.AreEqual(new byte[] { 7 }, again.Read("a"));
            CollectionAssert.AreEqual(Array.Empty<byte>(), again.Read("b"));
            CollectionAssert.AreEquivalent(new[] { "a", "b" }, new System.Collections.Generic.List<string>(again.Names));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static BoardModel Start()
    {
        var board = new BoardModel(new ManualClock());
        board.PowerOn();
        return board;
    }

    private static string? Text(BoardModel board, string name) => board.Flash.ReadFile(name) is { } bytes ? Encoding.ASCII.GetString(bytes) : null;
}
