using ScanBox.Payments;
using VirtualBoard.Flash;

namespace CounterPage.Bench;

/// <summary>A purchase that the box has no result of.</summary>
internal sealed record OwedPurchase(int Batch, int Stan, long AmountFen, bool Reversing, string Kind);

/// <summary>What the box's journal adds up to, read from its flash by the box's own code.</summary>
internal sealed record BoxBooks(int Batch, int Count, long Fen, int ReturnCount, long ReturnFen, IReadOnlyList<OwedPurchase> Owed)
{
    internal static readonly BoxBooks None = new(0, 0, 0, 0, 0, []);

    /// <summary>Reads the journal of a flash; it stays as it is.</summary>
    internal static BoxBooks Read(VirtualFlash flash, int segmentBytes)
    {
        var journal = new PaymentJournal(new JournalCopy(flash), segmentBytes);
        journal.Open();
        JournalState state = journal.State;
        var owed = new List<OwedPurchase>();
        for (int i = 0; i < state.OpenCount; i++)
        {
            Purchase open = state.OpenAt(i);
            owed.Add(new OwedPurchase(open.Batch, open.Stan, open.AmountFen, open.ReversalBegun, open.Kind.ToString()));
        }
        return new BoxBooks(state.Batch, state.DebitCount, state.DebitFen, state.CreditCount, state.CreditFen, owed);
    }
}
