using nanoFramework.TestFramework;
using ScanBox.Payments;
using ScanBox.Tests.InMemory;
using ScanBox.Tests.Payments;

namespace ScanBox.Day.Tests;

/// <summary>Receipts that are older than the remembered ones, found where they still stand on flash.</summary>
[TestClass]
public class ReceiptSearchTests
{
    [TestMethod]
    public void WhatIsFoundIsWhatWasPaidAndGivenBack()
    {
        const int payments = 120;
        var storage = new MemoryStorage();
        PaymentJournal journal = Books.Open(storage);
        journal.RecordCounters(7, 0);
        int[] givenBack = new int[payments + 2];
        bool[] paid = new bool[payments + 2];
        int stan = 0;
        int found = 0;
        while (stan < payments)
        {
            stan = journal.State.LastStan + 1;
            Books.Receive(journal, stan, stan);
            paid[stan] = true;
            // Of older ones a part is given back now and then; some of it fails.
            int older = stan - 5 - (stan * 7 % 23);
            if (stan % 4 == 0 && older > 0 && paid[older] && Books.Find(journal, older) is not null)
            {
                bool approved = stan % 3 != 0;
                Books.GiveBack(journal, older, 7, 10, false, approved ? PaymentOutcome.Approved : PaymentOutcome.Reversed);
                givenBack[older] += approved ? 10 : 0;
            }
            if (stan % 9 == 0)
                journal.Tidy();
            if (stan % 15 < 2)
                found = Compare(stan % 2 == 0 ? journal : Books.Open(storage), paid, givenBack, journal.State.LastStan);
        }
        Assert.IsTrue(found > JournalState.MaxReceipts, "reachable: " + found);
    }

    [TestMethod]
    public void OfTheSameNumberTheNewestComesFirst()
    {
        PaymentJournal journal = TwoBatches(new MemoryStorage());
        Assert.AreEqual(8, Books.Find(journal, 5)!.Batch);
        Assert.AreEqual(7, Books.Find(journal, 5, 8)!.Batch);
        Assert.IsNull(Books.Find(journal, 5, 7));
        Assert.IsNull(Books.Find(journal, 5, 6));
        Assert.IsNull(Books.Find(journal, 300));
    }

    [TestMethod]
    public void WhatIsWrittenMeanwhileCounts()
    {
        var storage = new MemoryStorage();
        PaymentJournal journal = Books.Open(storage);
        journal.RecordCounters(7, 0);
        Books.Receive(journal, 1, 24);
        journal.BeginSearch(2, 0);
        for (int i = 0; i < 10; i++)
            Assert.IsFalse(journal.StepSearch(out _));
        Books.GiveBack(journal, 2, 7, 150, false, PaymentOutcome.Approved);
        Receipt? found = null;
        for (int i = 0; i < 1000 && found is null; i++)
            journal.StepSearch(out found);
        Assert.AreEqual(150L, found!.RefundedFen);
    }

    [TestMethod]
    public void BehindAMissingRecordNothingOlderCounts()
    {
        var storage = new MemoryStorage();
        PaymentJournal journal = TwoBatches(storage);
        string older = FirstSequence(storage.Find("journal.0")!) < FirstSequence(storage.Find("journal.1")!) ? "journal.0" : "journal.1";
        Assert.AreEqual(7, Books.Find(journal, 5, 8)!.Batch);
        // One byte of the last record: it may have been the one that gave it back.
        byte[] content = storage.Find(older)!;
        content[content.Length - 9] ^= 1;
        Assert.IsNull(Books.Find(journal, 5, 8));
        storage.Plant(older, null);
        Assert.IsNull(Books.Find(journal, 5, 8));
        Assert.IsNotNull(Books.Find(journal, 25));
        storage.Unreadable = true;
        Assert.IsNull(Books.Find(journal, 25));
    }

    [TestMethod]
    public void AnEmptyJournalHasNothing()
    {
        PaymentJournal journal = Books.Open(new MemoryStorage());
        Assert.IsNull(Books.Find(journal, 1));
    }

    /// <summary>From the newest back to where flash ends, every payment is found with what was given back of it, and nothing behind that.</summary>
    /// <returns>How many are found.</returns>
    private static int Compare(PaymentJournal journal, bool[] paid, int[] givenBack, int lastStan)
    {
        int found = 0;
        bool ended = false;
        for (int stan = lastStan; stan > 0; stan--)
        {
            Receipt? receipt = Books.Find(journal, stan);
            ended |= paid[stan] && receipt is null;
            Assert.AreEqual(paid[stan] && !ended, receipt is not null, "STAN " + stan + " of " + lastStan);
            if (receipt is null)
                continue;
            found++;
            Assert.AreEqual(stan * 100L, receipt.AmountFen);
            Assert.AreEqual((long)givenBack[stan], receipt.RefundedFen, "STAN " + stan + " of " + lastStan);
        }
        return found;
    }

    /// <summary>Batch 7 with 12 payments, batch 8 with 25.</summary>
    private static PaymentJournal TwoBatches(MemoryStorage storage)
    {
        PaymentJournal journal = Books.Open(storage);
        journal.RecordCounters(7, 0);
        Books.Receive(journal, 1, 12);
        journal.RecordCounters(8, 0);
        Books.Receive(journal, 1, 25, 8);
        return journal;
    }

    private static int FirstSequence(byte[] content) => content[4] | content[5] << 8;
}
