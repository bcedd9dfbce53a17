using ScanBox.Codes;
using ScanBox.Switching;

namespace ScanBox.Payments;

/// <summary>What the parts of a payment share: where it stands, what it is about, and what it has to tell.</summary>
internal sealed class PaymentProgress
{
    private readonly PaymentEvents _events = new PaymentEvents();
    private readonly PurchaseReference _wire = new PurchaseReference();

    internal PaymentState State { get; private set; }

    /// <summary>Uptime in ms when the state was entered.</summary>
    internal long SinceMs { get; private set; }

    /// <summary>Uptime in ms when the state is over, or its next try is due.</summary>
    internal long DeadlineMs { get; set; }

    /// <summary>Uptime in ms when the purchase was sent.</summary>
    internal long SentAtMs { get; set; }

    /// <summary>What the payment is about; null before a code was accepted.</summary>
    internal Purchase? Purchase { get; set; }

    internal long AmountFen { get; set; }

    /// <summary>What the code is that was shown last.</summary>
    internal PaymentCode? Verdict { get; set; }

    internal PollingRule Rule { get; set; } = PollingRule.Of("");

    /// <summary>Why the purchase would be taken back.</summary>
    internal ReversalReason Reason { get; set; }

    /// <summary>The purchase with what the switch said of it.</summary>
    internal Receipt Receipt { get; private set; } = new Receipt();

    /// <summary>F39 of the answer that decided, empty when none did.</summary>
    internal string ResponseCode { get; set; } = "";

    /// <summary>What a decline means.</summary>
    internal ResponseMeaning Decline { get; set; }

    /// <summary>RRN that an answer without a decision named, empty when none has.</summary>
    internal string Rrn { get; set; } = "";

    /// <summary>Flash writes that failed in this state.</summary>
    internal int FlashTries { get; set; }

    /// <summary>Whether the purchase that is to be sent is on flash.</summary>
    internal bool Durable { get; set; }

    /// <summary>Whether the vendor wants out: the payer is not waited for any more.</summary>
    internal bool CancelWanted { get; set; }

    /// <summary>Whether it was said that the payer has to enter a password.</summary>
    internal bool PayerTold { get; set; }

    /// <summary>The tries of the inquiry or reversal.</summary>
    internal SettlingExchange Settling { get; } = new SettlingExchange();

    internal PaymentEvent? TakeEvent() => _events.Take();

    internal void Enter(PaymentState state, long nowMs)
    {
        State = state;
        SinceMs = nowMs;
        DeadlineMs = nowMs;
        FlashTries = 0;
        Durable = false;
        Settling.Start(nowMs);
    }

    /// <summary>Takes up a purchase that is on flash: what an earlier one left behind does not count for it.</summary>
    /// <param name="purchase">The purchase.</param>
    /// <param name="payerTold">Whether nothing is to be said to its payer.</param>
    /// <param name="reason">Why it would be taken back.</param>
    internal void TakeUp(Purchase purchase, bool payerTold, ReversalReason reason)
    {
        Purchase = purchase;
        PayerTold = payerTold;
        Reason = reason;
        Rrn = purchase.Rrn;
        ResponseCode = "";
        CancelWanted = false;
    }

    internal void BeginInquiring(long nowMs)
    {
        Tell(PaymentEventKind.ResultUnknown, Purchase);
        Enter(PaymentState.Inquiring, nowMs);
    }

    internal void Tell(PaymentEventKind kind, Purchase? purchase)
    {
        PaymentEvent told = _events.Add();
        told.Kind = kind;
        told.What = purchase is null ? PurchaseKind.Purchase : purchase.Kind;
        told.AmountFen = purchase is null ? AmountFen : purchase.AmountFen;
        told.SchemeId = purchase is null ? "" : purchase.SchemeId;
        told.Batch = purchase is null ? 0 : purchase.Batch;
        told.Stan = purchase is null ? 0 : purchase.Stan;
        told.Minute = purchase is null ? -1 : purchase.Minute;
        told.Recovered = purchase is not null && purchase.Recovered;
        told.Code = Verdict;
        told.Decline = Decline;
        told.ResponseCode = purchase is null ? "" : ResponseCode;
        // Until it has ended, the receipt at hand is an earlier customer's.
        told.Rrn = purchase is not null && Receipt.Batch == purchase.Batch && Receipt.Stan == purchase.Stan ? Receipt.Rrn : "";
    }

    /// <summary>Begins the receipt of a purchase: nothing is known of its end yet.</summary>
    internal void FillReceipt(Purchase purchase)
    {
        Receipt = new Receipt
        {
            Batch = purchase.Batch,
            Stan = purchase.Stan,
            AmountFen = purchase.AmountFen,
            SchemeId = purchase.SchemeId,
            Kind = purchase.Kind,
            OriginalBatch = purchase.OriginalBatch,
            OriginalStan = purchase.OriginalStan,
        };
        ResponseCode = "";
        Decline = ResponseMeaning.Unknown;
    }

    /// <summary>The purchase as the switch names it; one object, filled anew each time.</summary>
    internal PurchaseReference WireOf(Purchase purchase)
    {
        _wire.Kind = purchase.Kind;
        _wire.AmountFen = purchase.AmountFen;
        _wire.Batch = purchase.Batch;
        _wire.Stan = purchase.Stan;
        _wire.OriginalBatch = purchase.OriginalBatch;
        _wire.OriginalStan = purchase.OriginalStan;
        _wire.OriginalRrn = purchase.OriginalRrn;
        _wire.OriginalDate = purchase.OriginalDate;
        return _wire;
    }
}
