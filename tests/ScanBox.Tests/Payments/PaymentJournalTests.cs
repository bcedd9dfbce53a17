using nanoFramework.TestFramework;
using ScanBox.Payments;
using ScanBox.Switching;
using ScanBox.Tests.InMemory;

namespace ScanBox.Tests.Payments;

[TestClass]
public class PaymentJournalTests
{
    [TestMethod]
    public void EveryRecordIsThereAfterReopening()
    {
        var storage = new MemoryStorage();
        PaymentJournal journal = Books.Open(storage);
        Assert.IsTrue(journal.RecordCounters(7, 0));
        Reopens(storage, journal, "7/0 total 0 0 0 last 0/0 0 unknown  0 0 no open");
        Assert.IsTrue(Books.Buy(journal, 1));
        Reopens(storage, journal, "7/1 total 0 0 0 last 0/0 0 unknown  0 0 no open 7/1 100 alipay no");
        Assert.IsTrue(Books.End(journal, 1, PaymentOutcome.Approved));
        Reopens(storage, journal, "7/1 total 1122 1 100 last 7/1 100 alipay 112200000001 1122 153000 no open");
        Assert.IsTrue(journal.RecordSpoken());
        Reopens(storage, journal, "7/1 total 1122 1 100 last 7/1 100 alipay 112200000001 1122 153000 yes open");
        Assert.IsTrue(Books.Buy(journal, 2));
        Assert.IsTrue(journal.RecordReversalBegun(journal.State.OpenAt(0)));
        Reopens(storage, journal, "7/2 total 1122 1 100 last 7/1 100 alipay 112200000001 1122 153000 yes open 7/2 200 alipay yes");
        Assert.IsTrue(Books.End(journal, 2, PaymentOutcome.Reversed));
        Reopens(storage, journal, "7/2 total 1122 1 100 last 7/1 100 alipay 112200000001 1122 153000 yes open");
        Assert.IsTrue(Books.Buy(journal, 3) && Books.End(journal, 3, PaymentOutcome.Declined));
        Assert.IsTrue(Books.Buy(journal, 4) && Books.End(journal, 4, PaymentOutcome.NotSent));
        Assert.IsTrue(Books.Buy(journal, 5) && Books.End(journal, 5, PaymentOutcome.Approved));
        Reopens(storage, journal, "7/5 total 1122 2 600 last 7/5 500 alipay 112200000001 1122 153000 no open");
        Assert.IsTrue(journal.RecordCounters(7, 9) && journal.RecordCounters(7, 8));
        Assert.AreEqual(9, journal.State.LastStan);
        Assert.IsTrue(journal.RecordCounters(8, 0));
        Reopens(storage, journal, "8/0 total 1122 2 600 last 7/5 500 alipay 112200000001 1122 153000 no open");
        Assert.AreEqual(5, Books.CountTags(Books.Open(storage).State, 9));
    }

    [TestMethod]
    public void SmallSegmentsRotateAndForgetNothing()
    {
        var storage = new MemoryStorage();
        PaymentJournal journal = Books.Open(storage);
        int rotations = 0;
        string other = "";
        for (int stan = 1; stan <= 60; stan++)
        {
            Assert.IsTrue(Books.Buy(journal, stan));
            if (stan % 3 == 0)
                Assert.IsTrue(journal.RecordReversalBegun(journal.State.OpenAt(0)));
            Assert.IsTrue(Books.End(journal, stan, stan % 3 == 0 ? PaymentOutcome.Reversed : PaymentOutcome.Approved));
            if (stan % 2 == 0)
                journal.Tidy();
            if (stan % 5 != 0)
                continue;
            PaymentJournal again = Books.Open(storage);
            Assert.AreEqual(Books.Say(journal.State), Books.Say(again.State));
            Assert.AreEqual("", again.Problem);
            Assert.AreEqual(stan < 32 ? stan : 32, Books.CountTags(again.State, stan));
            Assert.IsTrue(storage.Used <= 2 * PaymentJournal.MinSegmentBytes);
            string lengths = storage.Length("journal.0") + "," + storage.Length("journal.1");
            rotations += lengths == other ? 0 : 1;
            other = lengths;
        }
        Assert.AreEqual(40, journal.State.TotalCount);
        Assert.IsTrue(rotations > 3);
    }

    [TestMethod]
    public void ANewSegmentKeepsVolumeRefundsAndNames()
    {
        var storage = new MemoryStorage();
        PaymentJournal journal = Books.Open(storage);
        journal.RecordCounters(7, 0);
        Books.Buy(journal, 1);
        Books.End(journal, 1, PaymentOutcome.Approved);
        journal.RecordUndo(new Purchase { Batch = 7, Stan = 2, AmountFen = 30, Kind = PurchaseKind.Refund, OriginalBatch = 7, OriginalStan = 1, SchemeId = "alipay" });
        journal.RecordOutcome(PaymentOutcome.Approved, new Receipt { Batch = 7, Stan = 2, AmountFen = 30, Kind = PurchaseKind.Refund, OriginalBatch = 7, OriginalStan = 1, Date = 1122 }, "00");
        Books.Buy(journal, 3);
        journal.RecordNamed(journal.State.OpenAt(0), "112200123456");
        // Enough for the second segment to be full, too.
        for (int i = 0; i < 600; i++)
            journal.RecordVolume(i % 10);
        journal.RecordVolume(3);
        journal = null!;

        JournalState state = Books.Open(storage).State;
        Assert.AreEqual(3, state.Volume);
        Assert.AreEqual(30L, state.LastReceipt.RefundedFen);
        Assert.IsFalse(state.LastReceipt.Undone);
        Assert.AreEqual(70L, state.TotalFen);
        Assert.AreEqual(1, state.TotalCount);
        Assert.AreEqual("112200123456", state.OpenAt(0).Rrn);

        // A segment that was begun without one more change of the loudness still has it.
        PaymentJournal again = Books.Open(storage);
        for (int stan = 4; stan < 60; stan++)
        {
            Books.Buy(again, stan);
            Books.End(again, stan, PaymentOutcome.Declined);
        }
        again = null!;
        state = Books.Open(storage).State;
        Assert.AreEqual(3, state.Volume);
        Assert.AreEqual(30L, state.LastReceipt.RefundedFen);
        Assert.AreEqual("112200123456", state.OpenAt(0).Rrn);
    }

    [TestMethod]
    public void ThirtyTwoCodesAreRemembered()
    {
        var storage = new MemoryStorage();
        PaymentJournal journal = Books.Open(storage);
        for (int stan = 1; stan <= 40; stan++)
            Assert.IsTrue(Books.Buy(journal, stan) && Books.End(journal, stan, PaymentOutcome.Declined));
        for (int pass = 0; pass < 2; pass++)
        {
            Assert.AreEqual(32, Books.CountTags(journal.State, 40));
            Assert.IsFalse(journal.State.Remembers(Books.TagOf(8)));
            Assert.IsTrue(journal.State.Remembers(Books.TagOf(9)));
            journal = Books.Open(storage);
        }
        Assert.IsTrue(Books.Buy(journal, 41));
        Assert.IsFalse(journal.State.Remembers(Books.TagOf(9)));
        Assert.IsTrue(journal.State.Remembers(Books.TagOf(10)));
        Assert.IsTrue(journal.State.Remembers(Books.TagOf(41)));
    }

    [TestMethod]
    public void FourPurchasesMayBeOpen()
    {
        var storage = new MemoryStorage();
        PaymentJournal journal = Books.Open(storage);
        for (int stan = 1; stan <= 4; stan++)
            Assert.IsTrue(Books.Buy(journal, stan));
        Assert.IsFalse(Books.Buy(journal, 5));
        Assert.AreEqual(4, journal.State.LastStan);
        Assert.IsTrue(Books.End(journal, 2, PaymentOutcome.Approved));
        Assert.IsTrue(Books.Buy(journal, 5));
        journal = Books.Open(storage);
        Assert.AreEqual(4, journal.State.OpenCount);
        int[] left = new int[] { 1, 3, 4, 5 };
        for (int i = 0; i < 4; i++)
        {
            Assert.AreEqual(left[i], journal.State.OpenAt(i).Stan);
            Assert.IsTrue(journal.State.OpenAt(i).Recovered);
        }
    }

    [TestMethod]
    public void AReceiptOfAnEarlierDayLeavesTheTotalOfTheDay()
    {
        PaymentJournal journal = Books.Open(new MemoryStorage());
        for (int stan = 1; stan <= 4; stan++)
            Assert.IsTrue(Books.Buy(journal, stan));
        Assert.IsTrue(Books.End(journal, 1, PaymentOutcome.Approved, 1231));
        Assert.IsTrue(Books.End(journal, 2, PaymentOutcome.Approved, 101));
        Assert.AreEqual(1, journal.State.TotalCount);
        // Unknown for a day, settled the next morning.
        Assert.IsTrue(Books.End(journal, 3, PaymentOutcome.Approved, 1231));
        Assert.AreEqual(3, journal.State.LastReceipt.Stan);
        Assert.IsTrue(Books.End(journal, 4, PaymentOutcome.Approved, 101));
        Assert.AreEqual(101, journal.State.TotalDate);
        Assert.AreEqual(2, journal.State.TotalCount);
        Assert.AreEqual(600L, journal.State.TotalFen);
    }

    private static void Reopens(MemoryStorage storage, PaymentJournal journal, string expected)
    {
        Assert.AreEqual(expected, Books.Say(journal.State));
        var again = new PaymentJournal(storage, PaymentJournal.MinSegmentBytes);
        Assert.AreEqual((int)JournalHealth.Sound, (int)again.Open());
        Assert.AreEqual("", again.Problem);
        Assert.AreEqual(expected, Books.Say(again.State));
    }
}
