using nanoFramework.TestFramework;
using ScanBox.Payments;
using ScanBox.Settings;
using ScanBox.Setup.Resetting;
using ScanBox.Tests.InMemory;

namespace ScanBox.Setup.Tests;

[TestClass]
public class ResetTests
{
    [TestMethod]
    public void APowerCutInTheMiddleIsFinishedAtTheNextStart()
    {
        for (int write = 1; write < 40; write++)
        {
            MemoryStorage storage = Full();
            Assert.IsTrue(write % 2 == 0 ? FactoryReset.MarkBackToFactory(storage, 0, 0) : FactoryReset.MarkErase(storage, 0, 0));
            storage.CutAtWrite = storage.Writes + (write + 1) / 2;
            bool cut = false;
            try
            {
                FactoryReset.Resume(storage, 4096);
            }
            catch (PowerCutException)
            {
                cut = true;
            }
            FactoryReset.Resume(storage, 4096);
            BoxSettings? left = new SettingsFile().Load(storage);
            Assert.AreEqual(write % 2 == 0, left is not null, "write " + write);
            if (left is not null)
                Assert.AreEqual("", left.WifiPassword);
            Assert.AreEqual(write % 2 == 0 ? 40L : -1L, storage.Length("keys"));
            Assert.AreEqual(-1L, storage.Length(FactoryReset.Name));
            Assert.IsTrue(cut || write > 8, "write " + write);
        }
    }

    /// <summary>Of two segments the older one must never be what is left: the box would take it for its journal.</summary>
    [TestMethod]
    public void TheJournalGoesAsAWholeOrNotAtAll()
    {
        for (int write = 1; write < 8; write++)
        {
            MemoryStorage storage = Full();
            int last = WriteTwoSegments(storage);
            Assert.IsTrue(FactoryReset.MarkErase(storage, 1, last));
            storage.CutAtWrite = storage.Writes + write;
            try
            {
                FactoryReset.Resume(storage, PaymentJournal.MinSegmentBytes);
            }
            catch (PowerCutException)
            {
                storage.CutAtWrite = 0;
            }
            int left = LastStan(storage);
            Assert.IsTrue(left == last || left == 0, "write " + write + " leaves " + left);
        }
    }

    [TestMethod]
    public void ARefusedResetIsTriedAgainAtTheNextStart()
    {
        MemoryStorage storage = Full();
        int last = WriteTwoSegments(storage);
        Assert.IsTrue(FactoryReset.MarkErase(storage, 1, last));
        storage.Refuses = true;
        Assert.IsTrue(FactoryReset.Resume(storage, PaymentJournal.MinSegmentBytes).IndexOf("the flash refused") > 0);
        Assert.AreEqual(last, LastStan(storage));
        storage.Refuses = false;
        Assert.AreEqual("reset: the box is erased", FactoryReset.Resume(storage, PaymentJournal.MinSegmentBytes));
        Assert.AreEqual(0, LastStan(storage));
        Assert.IsNull(new SettingsFile().Load(storage));
    }

    private static int WriteTwoSegments(MemoryStorage storage)
    {
        var journal = new PaymentJournal(storage, PaymentJournal.MinSegmentBytes);
        journal.Open();
        int stan = 0;
        while (storage.Length(PaymentJournal.FileName(0)) <= 0 || storage.Length(PaymentJournal.FileName(1)) <= 0)
            Assert.IsTrue(journal.RecordCounters(1, ++stan));
        return stan;
    }

    private static int LastStan(MemoryStorage storage)
    {
        var journal = new PaymentJournal(storage, PaymentJournal.MinSegmentBytes);
        journal.Open();
        return journal.State.LastStan;
    }

    private static MemoryStorage Full()
    {
        var storage = new MemoryStorage();
        SettingsFile.Save(storage, GoodSettings.With());
        SettingsFile.Save(storage, GoodSettings.With());
        KeyFile.Save(storage, new byte[16], new byte[16]);
        storage.Plant("rules", new byte[10]);
        return storage;
    }
}
