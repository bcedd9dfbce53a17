using ReferenceSwitch.Purchases;
using ScanBox.Payments;
using ScanBox.Switching;
using ScanBox.Voice;
using Simulation.Timing;
using Booked = ReferenceSwitch.Purchases.Purchase;

namespace Simulation.Checks;

/// <summary>Listens to the loudspeaker: what is said of money is true, and of each receipt as often as it may be.</summary>
internal sealed class SentenceWatch(BoxHistory seen, BooksWatch books, Timeline time)
{
    // A full queue of sentences of some seconds each.
    private const int WaitsToBeSaidMs = 60_000;

    private readonly Dictionary<string, int> _saidRefunded = [];
    private int _saidSettled;
    private int _recoveriesSaid;

    /// <summary>The last unfinished payment that the vendor heard of, in the box's words; empty when there was none.</summary>
    internal string HeardUnfinished { get; private set; } = "";

    /// <summary>A sentence begins to sound.</summary>
    internal void Begins(Sentence sentence)
    {
        if (sentence.Count == 0)
            return;
        if (sentence[0] == Clip.UnfinishedPayment)
            HeardUnfinished = sentence.Text();
        if (sentence[sentence.Count - 1] == Clip.Refunded && !SaysEarlier(sentence))
            RefundedIsSaid(sentence.Text());
        if (sentence[0] == Clip.SettlementDone && ++_saidSettled > books.SettledBatches)
            throw new ViolationException(Invariant.SettlementAgrees, $"the box says \"{sentence.Text()}\", but the switch has not settled a batch");
        if (sentence[0] == Clip.Recovered && ++_recoveriesSaid > seen.Losses)
            throw new ViolationException(Invariant.TotalsAgree, $"the box says \"{sentence.Text()}\" for the {_recoveriesSaid}. time, but lost its journal {seen.Losses} times at most");
        bool previous = sentence[0] == Clip.Previous && sentence[sentence.Count - 1] == Clip.Succeeded;
        if (sentence.Tag == 0 && SaysEarlier(sentence))
        {
            SaidAgain(sentence);
            return;
        }
        bool fresh = IsBrand(sentence[0]);
        if (!previous && !fresh)
            return;
        string text = sentence.Text();
        (int, int) name = ((int)(sentence.Tag / 1_000_000), (int)(sentence.Tag % 1_000_000));
        if (!seen.TryGet(name, out SentPurchase? purchase))
            throw new ViolationException(Invariant.ReceivedIsTrue, $"the box says \"{text}\" of {SentPurchase.Text(name)}, which was never sent");
        Received(purchase, sentence, text, fresh);
        if (fresh)
            purchase.FreshSpoken++;
        else
            purchase.PreviousSpoken++;
        purchase.SpokenAtMs = time.NowMs;
        purchase.FlashFailuresThen = seen.Flash?.Failures ?? 0;
    }

    private void RefundedIsSaid(string text)
    {
        int given = 0;
        foreach (SentPurchase undo in seen.Sent)
        {
            bool isDone = undo.Kind != PurchaseKind.Purchase
                && (undo.End ?? undo.PerhapsEnd) == PaymentOutcome.Approved
                && books.AtSwitch(undo.Name) is { State: PurchaseState.Approved };
            if (isDone && Phrases.RefundEnding(new Sentence(), undo.AmountFen, Clip.Refunded).Text() == text)
                given++;
        }
        int said = _saidRefunded[text] = _saidRefunded.GetValueOrDefault(text) + 1;
        // With damaged records what was told before may be told again.
        if (said > given && !seen.WasDamaged)
            throw new ViolationException(Invariant.GivenBackOnce, $"the box says \"{text}\" {said} times, but that was given back {given} times");
    }

    private void Received(SentPurchase purchase, Sentence sentence, string text, bool fresh)
    {
        string of = $"the box says \"{text}\" of {SentPurchase.Text(purchase.Name)}";
        if ((purchase.End ?? purchase.PerhapsEnd) != PaymentOutcome.Approved)
            throw new ViolationException(Invariant.ReceivedIsTrue, $"{of}, but no approval of it is on flash");
        // A flipped bit may hide that its reversal had begun. What was sent before the restart is refused since the sign-in, so the books decide.
        if (purchase.ReversalSent && !purchase.Forgotten)
            throw new ViolationException(Invariant.ReceivedIsTrue, $"{of}, whose reversal has left the box");
        Booked? booked = books.AtSwitch(purchase.Name);
        if (booked?.State != PurchaseState.Approved)
            throw new ViolationException(Invariant.ReceivedIsTrue, $"{of}, which the switch has as {booked?.State.ToString() ?? "never seen"}");
        // In the order in which it happened: what waited to be said when it was given back is still said, once, and 已退款 follows.
        bool waited = purchase.FreshSpoken + purchase.PreviousSpoken == 0 && purchase.Undos.TrueForAll(undo => undo.EndInStart is 0 || undo.EndInStart == seen.Starts);
        if (IsGivenBack(purchase) && !waited)
            throw new ViolationException(Invariant.ReceivedIsTrue, $"{of}, which was given back");
        if (!Says(sentence, booked, fresh))
            throw new ViolationException(Invariant.ReceivedIsTrue, $"{of}, which is {booked.Scheme} {booked.AmountFen} fen");
        if (fresh && purchase.FreshSpoken + purchase.PreviousSpoken > 0)
            throw new ViolationException(Invariant.ReceivedIsTrue, $"{of} as a fresh receipt a second time");
        if (purchase.SpokenForGood)
            throw new ViolationException(Invariant.ReceivedIsTrue, $"{of}, which was said to its end before");
        if (purchase.SpokenRecorded)
            throw new ViolationException(Invariant.ReceivedIsTrue, $"{of}, although its flash says that it was said");
    }

    // The replay key goes back in the list of receipts, press by press: each must be one that was received, with what was given back of it.
    private void SaidAgain(Sentence sentence)
    {
        var expected = new Sentence();
        foreach (SentPurchase received in seen.Approvals)
        {
            if (books.AtSwitch(received.Name) is not { State: PurchaseState.Approved } booked)
                continue;
            int last = sentence[0] == Clip.Previous ? 1 : JournalState.MaxReceipts;
            for (int back = 0; back < last; back++)
            {
                // By the books, what the box found at a start counts too; after damage it may know of nothing that was given back.
                if (IsReplay(received, booked, back, sentence)
                    || Phrases.Replayed(expected, back, booked.Scheme, booked.AmountFen, seen.WasDamaged ? 0 : booked.ReturnedFen).SameAs(sentence))
                    return;
            }
        }
        throw new ViolationException(Invariant.ReceivedIsTrue, $"the vendor asks for an earlier receipt and hears \"{sentence.Text()}\", which was never received so");
    }

    // What was known when the key was pressed: the words may have waited behind others.
    private bool IsReplay(SentPurchase received, Booked booked, int back, Sentence sentence)
    {
        var expected = new Sentence();
        if (Phrases.Replayed(expected, back, booked.Scheme, booked.AmountFen, received.GivenBackFen).SameAs(sentence))
            return true;
        foreach (SentPurchase undo in received.Undos)
        {
            bool fresh = undo.EndInStart == seen.Starts && time.NowMs - undo.EndAtMs < WaitsToBeSaidMs;
            if (fresh && Phrases.Replayed(expected, back, booked.Scheme, booked.AmountFen, received.GivenBackUntil(undo.EndAtMs - 1)).SameAs(sentence))
                return true;
        }
        return false;
    }

    // As far as the box can know: the answer is on its flash, and nothing on that was damaged.
    private bool IsGivenBack(SentPurchase purchase) => purchase.GivenBackFen >= purchase.AmountFen && !seen.WasDamaged;

    // 上一笔 with a brand, or 倒数第几笔: what the replay key says.
    private static bool SaysEarlier(Sentence sentence) =>
        sentence[0] == Clip.FromLast || (sentence[0] == Clip.Previous && sentence.Count > 1 && IsBrand(sentence[1]));

    private static bool IsBrand(byte clip) => (clip >= Clip.Received && clip <= Clip.ReceivedQq) || clip == Clip.ReceivedUnionPay;

    private static bool Says(Sentence sentence, Booked booked, bool fresh)
    {
        var expected = new Sentence();
        if (fresh)
            Phrases.Receipt(expected, booked.Scheme, booked.AmountFen, sentence.Tag);
        else
            Phrases.PreviousSucceeded(expected, booked.Scheme, booked.AmountFen, sentence.Tag);
        return expected.SameAs(sentence);
    }
}
