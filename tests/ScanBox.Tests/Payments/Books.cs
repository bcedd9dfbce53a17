using ScanBox.Payments;
using ScanBox.Ports;
using ScanBox.Switching;

namespace ScanBox.Tests.Payments;

/// <summary>Keeps a journal for tests, and says what is in one.</summary>
internal static class Books
{
    public static PaymentJournal Open(IStorage storage)
    {
        var journal = new PaymentJournal(storage, PaymentJournal.MinSegmentBytes);
        journal.Open();
        return journal;
    }

    /// <summary>The tag of the code that the purchase with this STAN was paid with.</summary>
    public static byte[] TagOf(int stan)
    {
        byte[] tag = new byte[JournalState.TagBytes];
        for (int i = 0; i < tag.Length; i++)
            tag[i] = (byte)(stan >> i);
        return tag;
    }

    public static bool Buy(PaymentJournal journal, int stan, int batch = 7) =>
        journal.RecordPurchase(new Purchase { Batch = batch, Stan = stan, AmountFen = stan * 100L, SchemeId = "alipay" }, TagOf(stan));

    public static bool End(PaymentJournal journal, int stan, PaymentOutcome outcome, int date = 1122, int batch = 7) =>
        journal.RecordOutcome(outcome, new Receipt { Batch = batch, Stan = stan, AmountFen = stan * 100L, SchemeId = "alipay", Rrn = "112200000001", Date = date, Time = 153000 }, "00");

    /// <summary>Takes some payments of batch 7, each of as many yuan as its STAN says.</summary>
    public static void Receive(PaymentJournal journal, int firstStan, int lastStan, int batch = 7)
    {
        for (int stan = firstStan; stan <= lastStan; stan++)
        {
            Buy(journal, stan, batch);
            End(journal, stan, PaymentOutcome.Approved, 1122, batch);
        }
    }

    /// <summary>Writes down that something is given back, and how that ended.</summary>
    public static void GiveBack(PaymentJournal journal, int originalStan, int originalBatch, long fen, bool leavesNothing, PaymentOutcome outcome)
    {
        int batch = journal.State.Batch;
        int stan = journal.State.LastStan + 1;
        journal.RecordUndo(new Purchase { Batch = batch, Stan = stan, AmountFen = fen, Kind = PurchaseKind.Refund, OriginalBatch = originalBatch, OriginalStan = originalStan, OriginalDate = 1122, SchemeId = "alipay", LeavesNothing = leavesNothing });
        journal.RecordOutcome(outcome, new Receipt { Batch = batch, Stan = stan, AmountFen = fen, Kind = PurchaseKind.Refund, OriginalBatch = originalBatch, OriginalStan = originalStan, Date = 1122 }, "00");
    }

    /// <summary>What a search on flash finds, null for nothing.</summary>
    public static Receipt? Find(PaymentJournal journal, int stan, int beforeBatch = 0)
    {
        journal.BeginSearch(stan, beforeBatch);
        for (int steps = 0; steps < 1000; steps++)
        {
            if (journal.StepSearch(out Receipt? found))
                return found;
        }
        throw new System.Exception("the search does not end");
    }

    /// <summary>Everything that a journal remembers except the tags.</summary>
    public static string Say(JournalState state)
    {
        Receipt last = state.LastReceipt;
        string said = $"{state.Batch}/{state.LastStan} total {state.TotalDate} {state.TotalCount} {state.TotalFen} last {last.Batch}/{last.Stan} {last.AmountFen} {last.SchemeId} {last.Rrn} {last.Date} {last.Time} {Mark(last.Spoken)} open";
        for (int i = 0; i < state.OpenCount; i++)
        {
            Purchase open = state.OpenAt(i);
            said += $" {open.Batch}/{open.Stan} {open.AmountFen} {open.SchemeId} {Mark(open.ReversalBegun)}";
        }
        return said;
    }

    /// <summary>How many of the purchases with STAN 1 to a last one have their tags remembered.</summary>
    public static int CountTags(JournalState state, int lastStan)
    {
        int found = 0;
        for (int stan = 1; stan <= lastStan; stan++)
            found += state.Remembers(TagOf(stan)) ? 1 : 0;
        return found;
    }

    private static string Mark(bool yes) => yes ? "yes" : "no";
}
