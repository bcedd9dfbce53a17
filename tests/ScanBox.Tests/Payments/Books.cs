using ScanBox.Payments;
using ScanBox.Ports;

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

    public static bool Buy(PaymentJournal journal, int stan) =>
        journal.RecordPurchase(new Purchase { Batch = 7, Stan = stan, AmountFen = stan * 100L, SchemeId = "alipay" }, TagOf(stan));

    public static bool End(PaymentJournal journal, int stan, PaymentOutcome outcome, int date = 1122) =>
        journal.RecordOutcome(outcome, new Receipt { Batch = 7, Stan = stan, AmountFen = stan * 100L, SchemeId = "alipay", Rrn = "112200000001", Date = date, Time = 153000 }, "00");

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
