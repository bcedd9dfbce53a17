using ReferenceSwitch;
using ReferenceSwitch.Accounting;
using ReferenceSwitch.Purchases;
using ReferenceSwitch.Storage;
using ScanBox.Payments;
using ScanBox.Switching;
using ScanBox.Voice;
using Simulation.Network;
using Booked = ReferenceSwitch.Purchases.Purchase;

namespace Simulation.Checks;

/// <summary>What must hold when faults have stopped and nothing is in flight: ends, totals and the ledger.</summary>
internal sealed class Agreement(MoneyWatch watch, SwitchModel model)
{
    // The box knows the time from answers only, and the switch's clock was perhaps set since: close to midnight either date will do.
    private const long ClockToleranceMs = 30 * 60_000;

    /// <summary>Compares how every purchase ended, and audits the ledger.</summary>
    internal void Check()
    {
        foreach (SentPurchase sent in watch.Sent)
            Compare(sent);
        using ISwitchTransaction books = model.Store.Begin();
        LedgerReport report = LedgerAudit.Run(books);
        if (!report.Balanced)
            throw new ViolationException(Invariant.LedgerBalances, report.Problems[0]);
    }

    /// <summary>No code has paid twice, whichever boxes it was shown to.</summary>
    internal static void CheckCodes(IEnumerable<Agreement> stalls)
    {
        var paid = new Dictionary<string, string>();
        foreach (Agreement stall in stalls)
        {
            foreach (SentPurchase sent in stall.Purchases())
            {
                if (!paid.TryAdd(sent.Code, SentPurchase.Text(sent.Name)))
                    throw new ViolationException(Invariant.CodePaysOnce, $"the code of {SentPurchase.Text(sent.Name)} has paid for {paid[sent.Code]} as well");
            }
        }
    }

    /// <summary>Compares the spoken total with the switch's books.</summary>
    /// <param name="heard">What the box said when the total key was pressed; null for silence.</param>
    internal void CheckTotal(Sentence? heard)
    {
        if (watch.TotalsLost)
            return;
        (int Count, long Fen) booked = default;
        foreach ((int Count, long Fen) total in Totals())
        {
            booked = total;
            if (heard is not null && IsTotal(heard, booked.Count, booked.Fen))
                return;
        }
        throw new ViolationException(Invariant.TotalsAgree, $"the vendor asks for the total and hears \"{heard?.Text() ?? "nothing"}\"; by the switch's books it is {booked.Count} payments, {booked.Fen} fen");
    }

    /// <summary>Compares the total on the display with the switch's books, when the total key was pressed.</summary>
    internal void CheckShownTotal(DisplayWatch display)
    {
        if (!watch.TotalsLost)
            display.CheckTotal(fen => Totals().Any(total => total.Fen == fen));
    }

    private IEnumerable<(int Count, long Fen)> Totals() =>
        ((long[])[-ClockToleranceMs, ClockToleranceMs, 0]).Select(off => watch.DayTotal(BeijingTime.Date(model.UnixMs + off)));

    private IEnumerable<SentPurchase> Purchases() =>
        watch.Sent.Where(sent => sent.Kind == PurchaseKind.Purchase && watch.AtSwitch(sent.Name) is { State: PurchaseState.Approved });

    private static bool IsTotal(Sentence heard, int count, long fen)
    {
        var expected = new Sentence();
        Phrases.DayTotal(expected, count, fen);
        return heard.SameAs(expected);
    }

    private void Compare(SentPurchase sent)
    {
        if (sent.Forgotten)
            return;
        Booked? booked = watch.AtSwitch(sent.Name);
        PaymentOutcome? end = sent.End ?? sent.PerhapsEnd;
        bool agrees = end switch
        {
            PaymentOutcome.Approved => booked?.State == PurchaseState.Approved && booked.AmountFen == sent.AmountFen,
            PaymentOutcome.Declined => booked is null || booked.State == PurchaseState.Declined,
            PaymentOutcome.Reversed => booked?.State is PurchaseState.Reversed or PurchaseState.Tombstone or PurchaseState.Declined,
            _ => false,
        };
        string text = SentPurchase.Text(sent.Name);
        if (!agrees)
            throw new ViolationException(Invariant.EndsAgree, $"{text} of {sent.AmountFen} fen is {end?.ToString() ?? "without an end"} on the box and {booked?.State.ToString() ?? "never seen"} at the switch");
        if (end == PaymentOutcome.Approved && sent.Kind == PurchaseKind.Purchase && sent.FreshSpoken + sent.PreviousSpoken == 0 && !sent.WaitedForVoice)
            throw new ViolationException(Invariant.ReceivedIsTrue, $"{text} of {sent.AmountFen} fen was paid, but the vendor never heard of it");
    }
}
