using nanoFramework.TestFramework;
using ScanBox.Payments;
using ScanBox.Tests.InMemory;

namespace ScanBox.Tests.Payments;

[TestClass]
public class JournalDamageTests
{
    [TestMethod]
    public void NoJournalIsMissing()
    {
        var journal = new PaymentJournal(new MemoryStorage(), 0);
        Assert.AreEqual((int)JournalHealth.Missing, (int)journal.Open());
        Assert.AreEqual("", journal.Problem);
        Assert.AreEqual(0, journal.State.Batch);
    }

    [TestMethod]
    public void ATornTailLosesOnlyTheLastRecord()
    {
        var storage = new MemoryStorage();
        PaymentJournal journal = Books.Open(storage);
        Books.Buy(journal, 1);
        byte[] before = storage.Find("journal.0")!;
        string said = Books.Say(journal.State);
        Books.End(journal, 1, PaymentOutcome.Approved);
        byte[] whole = storage.Find("journal.0")!;
        for (int length = before.Length; length < whole.Length; length++)
        {
            storage.Plant("journal.0", Cut(whole, length));
            storage.Plant("journal.1", null);
            journal = new PaymentJournal(storage, 0);
            Assert.AreEqual((int)(length == before.Length ? JournalHealth.Sound : JournalHealth.TornTail), (int)journal.Open());
            Assert.AreEqual(length != before.Length, journal.Problem.Length > 0);
            Assert.AreEqual(said, Books.Say(journal.State));
            Assert.IsTrue(Books.End(journal, 1, PaymentOutcome.Declined));
            PaymentJournal again = Books.Open(storage);
            Assert.AreEqual("", again.Problem);
            Assert.AreEqual("7/1 total 0 0 0 last 0/0 0 unknown  0 0 no open", Books.Say(again.State));
        }
    }

    [TestMethod]
    public void APowerCutAtAnyByteOfARotationLosesNothing()
    {
        var storage = new MemoryStorage();
        byte[] torn = TornJournal(storage);
        string said = Books.Say(Books.Open(storage).State);
        int cuts = 0;
        for (bool ended = false; !ended; cuts++)
        {
            storage.Plant("journal.0", Cut(torn, torn.Length));
            storage.Plant("journal.1", null);
            PaymentJournal journal = Books.Open(storage);
            storage.CutAtWrite = storage.Writes + 1;
            storage.CutAfterBytes = cuts;
            try
            {
                journal.Tidy();
            }
            catch (PowerCutException)
            {
                ended = storage.Length("journal.1") < cuts;
            }
            journal = Books.Open(storage);
            Assert.AreEqual(said, Books.Say(journal.State));
            Assert.AreEqual(-1L, storage.Length("journal.bad"));
            Assert.IsTrue(Books.Buy(journal, 3));
            Assert.AreEqual(Books.Say(journal.State), Books.Say(Books.Open(storage).State));
        }
        Assert.IsTrue(cuts > 150);
    }

    [TestMethod]
    public void ADamagedByteIsNamedAndTheRestIsKept()
    {
        var storage = new MemoryStorage();
        PaymentJournal journal = Books.Open(storage);
        Books.Buy(journal, 1);
        Books.Buy(journal, 2);
        int lastRecord = storage.Find("journal.0")!.Length;
        journal.RecordReversalBegun(journal.State.OpenAt(0));
        byte[] whole = storage.Find("journal.0")!;
        for (int at = 0; at < whole.Length; at++)
        {
            byte[] damaged = Cut(whole, whole.Length);
            damaged[at] ^= 0x10;
            storage.Plant("journal.0", damaged);
            storage.Plant("journal.1", null);
            storage.Plant("journal.bad", null);
            journal = new PaymentJournal(storage, 0);
            JournalHealth health = journal.Open();
            if (at == lastRecord || at == lastRecord + 2 || at == lastRecord + 3)
            {
                // Without its first byte or its length nothing tells it from a write that a power cut ended.
                Assert.AreEqual((int)JournalHealth.TornTail, (int)health);
                Assert.AreEqual(2, journal.State.OpenCount);
                continue;
            }
            Assert.AreEqual((int)JournalHealth.Damaged, (int)health);
            Assert.IsTrue(journal.State.OpenCount >= 1);
            Assert.IsTrue(journal.Problem.StartsWith("journal.0: "), journal.Problem);
            Assert.IsTrue(journal.Problem.Contains("set aside as journal.bad"), journal.Problem);
            CollectionAssert.AreEqual(damaged, storage.Find("journal.bad")!);
            Assert.AreEqual(-1L, storage.Length("journal.0"));
            PaymentJournal again = new PaymentJournal(storage, 0);
            Assert.AreEqual((int)JournalHealth.Sound, (int)again.Open());
            Assert.AreEqual(Books.Say(journal.State), Books.Say(again.State));
        }
    }

    [TestMethod]
    public void ADamagedCheckpointIsMadeGoodFromTheOlderSegment()
    {
        var storage = new MemoryStorage();
        byte[] torn = TornJournal(storage);
        PaymentJournal journal = Books.Open(storage);
        journal.Tidy();
        int checkpoint = storage.Find("journal.1")!.Length;
        Books.Buy(journal, 9);
        // All but the batch: its last number may be among what was lost, so the switch is asked for a new one.
        string said = "0/0" + Books.Say(journal.State).Substring(3);
        byte[] whole = storage.Find("journal.1")!;
        for (int at = 0; at < checkpoint; at += 3)
        {
            byte[] damaged = Cut(whole, whole.Length);
            damaged[at] ^= 0x80;
            storage.Plant("journal.0", Cut(torn, torn.Length));
            storage.Plant("journal.1", damaged);
            journal = new PaymentJournal(storage, 0);
            Assert.AreEqual((int)JournalHealth.Damaged, (int)journal.Open());
            Assert.AreEqual(said, Books.Say(journal.State), "byte " + at);
        }
    }

    [TestMethod]
    public void APaymentThatWasSaidToBeReceivedIsNotOpenWithoutItsOutcome()
    {
        var storage = new MemoryStorage();
        PaymentJournal journal = Books.Open(storage);
        Books.Buy(journal, 1);
        int bought = storage.Find("journal.0")!.Length;
        Books.End(journal, 1, PaymentOutcome.Approved);
        journal.RecordSpoken();
        Books.Buy(journal, 2);
        byte[] damaged = Cut(storage.Find("journal.0")!, storage.Find("journal.0")!.Length);
        damaged[bought + 12] ^= 0x10;
        storage.Plant("journal.0", damaged);
        storage.Plant("journal.1", null);
        journal = Books.Open(storage);
        Assert.AreEqual(1, journal.State.OpenCount);
        Assert.AreEqual(2, journal.State.OpenAt(0).Stan);
        Assert.AreEqual(1, journal.State.LastReceipt.Stan);
        Assert.AreEqual(100L, journal.State.LastReceipt.AmountFen);
        Assert.IsTrue(journal.State.LastReceipt.Spoken);
        Assert.IsTrue(journal.State.TotalsLost);
    }

    [TestMethod]
    public void ATailLongerThanARecordIsNoPowerCut()
    {
        var storage = new MemoryStorage();
        PaymentJournal journal = Books.Open(storage);
        for (int stan = 1; stan <= 12; stan++)
            Assert.IsTrue(Books.Buy(journal, stan) && Books.End(journal, stan, PaymentOutcome.Declined));
        byte[] damaged = storage.Find("journal.0")!;
        for (int i = damaged.Length - 300; i < damaged.Length; i++)
            damaged[i] = 0xFF;
        journal = new PaymentJournal(storage, 0);
        Assert.AreEqual((int)JournalHealth.Damaged, (int)journal.Open());
        Assert.IsTrue(storage.Length("journal.bad") > 0);
    }

    [TestMethod]
    public void AnUnreadableFileSystemIsNoNewBox()
    {
        var storage = new MemoryStorage();
        PaymentJournal journal = Books.Open(storage);
        Books.Buy(journal, 1);
        storage.Unreadable = true;
        storage.Refuses = true;
        journal = new PaymentJournal(storage, 0);
        Assert.AreEqual((int)JournalHealth.Damaged, (int)journal.Open());
        Assert.IsTrue(journal.Problem.Length > 0);
        Assert.IsFalse(Books.Buy(journal, 2));
    }

    [TestMethod]
    public void RefusedWritesChangeNothingAndAreMadeGood()
    {
        var storage = new MemoryStorage();
        PaymentJournal journal = Books.Open(storage);
        Books.Buy(journal, 1);
        // Nothing, a part or all of the refused record may be on flash.
        for (int reached = 0; reached < 400; reached += 15)
        {
            string said = Books.Say(journal.State);
            int stan = journal.State.LastStan + 1;
            storage.Refuses = true;
            storage.RefusedBytes = reached;
            Assert.IsFalse(Books.Buy(journal, stan));
            Assert.IsFalse(journal.RecordCounters(8, 0));
            Assert.IsFalse(journal.RecordSpoken());
            Assert.IsFalse(Books.End(journal, 1, PaymentOutcome.Approved));
            Assert.IsFalse(journal.RecordReversalBegun(journal.State.OpenAt(0)));
            Assert.IsFalse(journal.Tidy());
            Assert.AreEqual(said, Books.Say(journal.State));
            storage.Refuses = false;
            Assert.IsTrue(Books.Buy(journal, stan) && Books.End(journal, stan, PaymentOutcome.Declined));
            PaymentJournal again = Books.Open(storage);
            Assert.AreEqual("", again.Problem);
            Assert.AreEqual(Books.Say(journal.State), Books.Say(again.State));
        }
    }

    [TestMethod]
    public void ARefusedTidyIsNotTriedAtEveryStep()
    {
        var storage = new MemoryStorage();
        TornJournal(storage);
        PaymentJournal journal = Books.Open(storage);
        storage.Refuses = true;
        storage.RefusedBytes = 1;
        int before = storage.Writes;
        for (int i = 0; i < 50; i++)
            journal.Tidy();
        Assert.AreEqual(before + 1, storage.Writes);
        storage.Refuses = false;
        Assert.IsTrue(Books.Buy(journal, 3));
    }

    [TestMethod]
    public void APowerCutAtAnyByteOfARecoveryLosesNothingMore()
    {
        var storage = new MemoryStorage();
        byte[] older = TornJournal(storage);
        PaymentJournal journal = Books.Open(storage);
        journal.Tidy();
        Books.Buy(journal, 9);
        string said = "0/0" + Books.Say(journal.State).Substring(3);
        // The checkpoint of the newer segment is damaged: only both together say everything.
        byte[] newer = storage.Find("journal.1")!;
        newer[60] ^= 0x20;
        int cuts = 0;
        for (int write = 1; CutsARecovery(storage, older, newer, write, 0); write++)
        {
            int bytes = storage.LastCount;
            for (int at = 0; at <= bytes; at += at < 8 || at + 8 > bytes ? 1 : 7)
            {
                CutsARecovery(storage, older, newer, write, at);
                journal = new PaymentJournal(storage, 0);
                // Cut behind its very last step it has ended.
                bool ended = storage.Length("journal.new") < 0 && storage.Length("journal.1") < 0;
                Assert.AreEqual((int)(ended ? JournalHealth.Sound : JournalHealth.Damaged), (int)journal.Open());
                Assert.AreEqual(said, Books.Say(journal.State));
                Assert.IsTrue(journal.State.TotalsLost);
                PaymentJournal again = Books.Open(storage);
                Assert.AreEqual("", again.Problem);
                Assert.AreEqual(said, Books.Say(again.State));
                Assert.IsTrue(again.State.TotalsLost);
                cuts++;
            }
        }
        Assert.IsTrue(cuts > 50);
    }

    [TestMethod]
    public void AnUnreadableSegmentMayHaveBeenTheNewerOne()
    {
        var storage = new MemoryStorage();
        PaymentJournal journal = Books.Open(storage);
        Books.Buy(journal, 1);
        byte[] unreadable = new byte[600];
        storage.Plant("journal.1", unreadable);
        journal = new PaymentJournal(storage, 0);
        Assert.AreEqual((int)JournalHealth.Damaged, (int)journal.Open());
        Assert.AreEqual(0, journal.State.Batch);
        Assert.AreEqual(1, journal.State.OpenCount);
        Assert.AreEqual(600L, storage.Length("journal.bad"));
        PaymentJournal again = Books.Open(storage);
        Assert.AreEqual("", again.Problem);
        Assert.AreEqual(0, again.State.Batch);
        Assert.IsTrue(again.State.TotalsLost);
    }

    [TestMethod]
    public void ATotalThatIsTakenOverStandsAfterReopening()
    {
        var storage = new MemoryStorage();
        PaymentJournal journal = Books.Open(storage);
        Assert.IsTrue(journal.State.TotalsLost);
        Assert.IsTrue(journal.RecordCounters(7, 0));
        Assert.IsTrue(Books.Open(storage).State.TotalsLost);
        Assert.IsTrue(journal.RecordDayTotal(1122, 5, 900));
        Assert.IsTrue(Books.Buy(journal, 1) && Books.End(journal, 1, PaymentOutcome.Approved));
        JournalState again = Books.Open(storage).State;
        Assert.IsFalse(again.TotalsLost);
        Assert.AreEqual(6, again.TotalCount);
        Assert.AreEqual(1000L, again.TotalFen);
        Assert.AreEqual(1, again.DebitCount);
        Assert.AreEqual(100L, again.DebitFen);
    }

    private static bool CutsARecovery(MemoryStorage storage, byte[] older, byte[] newer, int write, int bytes)
    {
        storage.Plant("journal.0", Cut(older, older.Length));
        storage.Plant("journal.1", Cut(newer, newer.Length));
        storage.Plant("journal.new", null);
        storage.Plant("journal.bad", null);
        storage.CutAtWrite = storage.Writes + write;
        storage.CutAfterBytes = bytes;
        try
        {
            new PaymentJournal(storage, 0).Open();
        }
        catch (PowerCutException)
        {
            return true;
        }
        storage.CutAtWrite = 0;
        return false;
    }

    /// <summary>A small journal that must rotate, because its last record was cut.</summary>
    private static byte[] TornJournal(MemoryStorage storage)
    {
        PaymentJournal journal = Books.Open(storage);
        Books.Buy(journal, 1);
        Books.End(journal, 1, PaymentOutcome.Approved);
        Books.Buy(journal, 2);
        journal.RecordReversalBegun(journal.State.OpenAt(0));
        journal.RecordSpoken();
        byte[] whole = storage.Find("journal.0")!;
        byte[] torn = Cut(whole, whole.Length - 3);
        storage.Plant("journal.0", Cut(torn, torn.Length));
        return torn;
    }

    private static byte[] Cut(byte[] from, int length)
    {
        byte[] copy = new byte[length];
        System.Array.Copy(from, copy, length);
        return copy;
    }
}
