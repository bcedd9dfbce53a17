using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Device;
using VirtualBoard;
using VirtualBoard.Clocks;
using VirtualBoard.Flash;

namespace ScanBox.Desktop.Tests.VirtualBoard;

[TestClass]
public class StorageTests
{
    [TestMethod]
    public void FilesAreMadeReadAppendedMovedAndDeleted()
    {
        Start();
        var storage = new FlashStorage();
        byte[] buffer = new byte[16];
        Assert.AreEqual(-1, storage.Length("a"));
        Assert.AreEqual(-1, storage.Read("a", 0, buffer, 0, 4));
        Assert.IsTrue(storage.Create("a", "hello"u8.ToArray(), 0, 5));
        Assert.IsTrue(storage.Append("a", "xx world"u8.ToArray(), 2, 6));
        Assert.AreEqual(11, storage.Length("a"));
        Assert.AreEqual(5, storage.Read("a", 6, buffer, 1, 15), "as much as there is");
        Assert.AreEqual("\0world\0", Encoding.ASCII.GetString(buffer, 0, 7));
        Assert.AreEqual(0, storage.Read("a", 11, buffer, 0, 4));
        Assert.AreEqual(0, storage.Read("a", 99, buffer, 0, 4));
        Assert.AreEqual(2, storage.Read("a", 0, buffer, 0, 2), "backwards in the file that is open");
        Assert.IsTrue(storage.Create("b", [1], 0, 1));
        Assert.IsFalse(storage.Move("a", "b"), "the target exists");
        Assert.IsTrue(storage.Delete("b"));
        Assert.IsTrue(storage.Move("a", "b"));
        Assert.IsFalse(storage.Move("a", "c"));
        Assert.AreEqual(-1, storage.Length("a"));
        Assert.IsTrue(storage.Create("b", [7], 0, 1), "replaces");
        Assert.AreEqual(1, storage.Length("b"));
        Assert.IsTrue(storage.Append("new", [1, 2], 0, 2), "appending makes a file");
        Assert.AreEqual(2, storage.Length("new"));
        Assert.IsTrue(storage.Delete("never-there"));
    }

    [TestMethod]
    public void ReadingABufferLeavesTheRestOfItAlone()
    {
        BoardModel board = Start();
        board.Flash.WriteFile("a", [1, 2]);
        byte[] buffer = [9, 9, 9, 9];
        Assert.AreEqual(2, new FlashStorage().Read("a", 0, buffer, 0, 4));
        CollectionAssert.AreEqual(new byte[] { 1, 2, 9, 9 }, buffer);
    }

    [TestMethod]
    [DataRow(CutOutcome.Old)]
    [DataRow(CutOutcome.Torn)]
    [DataRow(CutOutcome.Empty)]
    [DataRow(CutOutcome.New)]
    public void WhatWasReportedDurableSurvivesEveryPowerCut(CutOutcome outcome)
    {
        int operations = 1;
        for (bool cut = true; cut; operations++)
        {
            var store = new MemoryFlashStore();
            var board = new BoardModel(new ManualClock(), new VirtualFlash(store) { Outcome = outcome });
            board.PowerOn();
            board.Flash.CutPowerAt(operations);
            var storage = new FlashStorage();
            int appended = 0;
            bool created = storage.Create("slot", "first"u8.ToArray(), 0, 5);
            while (created && appended < 5 && storage.Append("journal", [(byte)appended], 0, 1))
                appended++;
            bool moved = appended == 5 && storage.Move("slot", "slot2");
            bool deleted = moved && storage.Delete("journal");
            cut = board.Session is null;
            if (!cut)
                Assert.IsTrue(deleted);

            var after = new BoardModel(new ManualClock(), new VirtualFlash(store));
            after.PowerOn();
            var again = new FlashStorage();
            byte[] buffer = new byte[16];
            if (created)
                Assert.AreEqual(5, moved ? again.Length("slot2") : again.Length("slot") + again.Length("slot2") + 1, $"cut at {operations}");
            // A cut while appending may tear the whole file only when the flash loses old content too.
            if (outcome is CutOutcome.Old or CutOutcome.New && appended is > 0 and < 5)
            {
                Assert.IsTrue(again.Read("journal", 0, buffer, 0, 16) >= appended, $"cut at {operations}");
                for (int i = 0; i < appended; i++)
                    Assert.AreEqual(i, buffer[i]);
            }
            Assert.IsTrue(operations < 100);
        }
        Assert.IsTrue(operations > 15, "the power was cut at many operations");
    }

    [TestMethod]
    public void AWipedFlashIsEmptyAndUsable()
    {
        BoardModel board = Start();
        var storage = new FlashStorage();
        storage.Create("a", [1], 0, 1);
        board.CutPower();
        board.Flash.Wipe();
        board.PowerOn();
        storage = new FlashStorage();
        Assert.AreEqual(-1, storage.Length("a"));
        Assert.IsTrue(storage.Create("a", [1], 0, 1));
    }

    [TestMethod]
    public void AFullFlashIsAnAnswerNotACrash()
    {
        var board = new BoardModel(new ManualClock(), new VirtualFlash(new MemoryFlashStore(), 100));
        board.PowerOn();
        var storage = new FlashStorage();
        Assert.IsTrue(storage.Create("a", new byte[90], 0, 90));
        Assert.IsFalse(storage.Append("b", new byte[20], 0, 20));
        Assert.AreEqual(90, storage.Length("a"));
        Assert.IsTrue(storage.Append("c", new byte[5], 0, 5));
    }

    private static BoardModel Start()
    {
        var board = new BoardModel(new ManualClock());
        board.PowerOn();
        return board;
    }
}
