using ScanBox.Codes;
using ScanBox.Ports;
using ScanBox.Security;
using ScanBox.Switching;

namespace ScanBox.Payments;

/// <summary>
/// One payment at a time, from the scanner to an end that is on flash (states: <see cref="PaymentState"/>). Purchases whose
/// result stayed unknown, in this run or before a power cut, are settled here too, whenever nothing else is in progress.
/// What there is to tell comes out of <see cref="TakeEvent"/>, after what it says is durable.
/// <code>
///   CodeIntake ──▶ PurchaseSending ──▶ ResultSettling, AnswerDecision ──▶ PaymentEnding
///                                        ▲      │ nobody can say
///                                        └─ KeptPurchases
/// </code>
/// </summary>
public sealed class Payment
{
    private readonly SwitchClient _switch;
    private readonly PaymentJournal _journal;
    private readonly PaymentProgress _progress = new PaymentProgress();
    private readonly CodeIntake _intake;
    private readonly PurchaseSending _sending;
    private readonly KeptPurchases _kept;
    private readonly ResultSettling _settling;
    private readonly PaymentEnding _ending;
    private readonly AnswerDecision _answers;

    /// <summary>Puts a payment together from its parts.</summary>
    public Payment(IScanner scanner, SwitchClient client, PaymentJournal journal, CodeClassifier classifier, CodeTag tagger, BusinessClock clock)
    {
        _switch = client;
        _journal = journal;
        _intake = new CodeIntake(scanner, classifier, tagger, journal.State, _progress);
        _sending = new PurchaseSending(client, journal, clock, _intake, _progress);
        _kept = new KeptPurchases(client, journal, _progress);
        _settling = new ResultSettling(client, journal, _kept, _progress);
        _ending = new PaymentEnding(journal, clock, _kept, _progress);
        _answers = new AnswerDecision(client, _ending, _progress);
    }

    /// <summary>Where the payment stands.</summary>
    public PaymentState State => _progress.State;

    /// <summary>Amount of the payment in progress, in fen.</summary>
    public long AmountFen => _progress.AmountFen;

    /// <summary>Whether a customer is being served; settling a purchase that was kept does not count.</summary>
    public bool IsBusy => State != PaymentState.Idle && !(_progress.Purchase is not null && _progress.Purchase.Recovered);

    /// <summary>Takes the oldest event that was not taken yet, null when there is none.</summary>
    public PaymentEvent? TakeEvent() => _progress.TakeEvent();

    /// <summary>Begins a payment: the scanner reads and the customer may show a code.</summary>
    /// <param name="amountFen">Amount in fen, above zero.</param>
    /// <param name="nowMs">Uptime in ms.</param>
    /// <returns>False, with an event that says why, when no payment may begin now.</returns>
    public bool Begin(long amountFen, long nowMs) => MayBegin(amountFen, nowMs) && _intake.Begin(nowMs);

    /// <summary>Gives a receipt back: a void 撤销 of the whole amount in the same batch, else a refund 退货 of all or a part.</summary>
    /// <param name="receipt">The receipt.</param>
    /// <param name="amountFen">How much, at most what of it was not given back yet, in fen.</param>
    /// <param name="nowMs">Uptime in ms.</param>
    /// <returns>False, with an event that says why, when it may not begin now.</returns>
    public bool BeginUndo(Receipt receipt, long amountFen, long nowMs)
    {
        if (!MayBegin(amountFen, nowMs))
            return false;
        bool isVoid = receipt.Batch == _journal.State.Batch && amountFen == receipt.AmountFen;
        _progress.Purchase = new Purchase
        {
            Kind = isVoid ? PurchaseKind.Void : PurchaseKind.Refund,
            AmountFen = amountFen,
            SchemeId = receipt.SchemeId,
            OriginalBatch = receipt.Batch,
            OriginalStan = receipt.Stan,
            OriginalDate = receipt.Date,
            OriginalRrn = receipt.Rrn,
            LeavesNothing = amountFen >= receipt.AmountFen - receipt.RefundedFen,
        };
        _progress.Rule = PollingRule.Of("");
        _progress.Enter(PaymentState.Sending, nowMs);
        return true;
    }

    /// <summary>The vendor heard of the unknown purchases and goes on without their results; they stay kept and are tried again.</summary>
    /// <returns>False when there are too many of them, or flash refuses to note it.</returns>
    public bool AcceptUnknown() => _kept.Accept();

    /// <summary>
    /// The vendor wants out. Before sending this ends the payment. Afterwards its result is asked for first, and whatever is not
    /// decided then is taken back; what waits for its payer is taken back at once.
    /// </summary>
    /// <returns>True when an event says what that does; false when nothing changes now.</returns>
    public bool Cancel(long nowMs)
    {
        switch (State)
        {
            case PaymentState.AwaitingCode:
                _intake.End(PaymentEventKind.Cancelled, nowMs);
                return true;
            case PaymentState.Sending:
                // Not one byte has left yet: leaving ends this state in the same step.
                _sending.Cancel(nowMs);
                return true;
            case PaymentState.AwaitingAnswer:
                WantOut();
                _progress.BeginInquiring(nowMs);
                return true;
            case PaymentState.AwaitingPayer:
                WantOut();
                _progress.Tell(PaymentEventKind.TakingBack, _progress.Purchase);
                _progress.Enter(PaymentState.Reversing, nowMs);
                return true;
            case PaymentState.Inquiring:
                WantOut();
                return false;
            default:
                // Reversing already ends in a certain result.
                return false;
        }
    }

    /// <summary>Does what is due: at most one flash write or one message.</summary>
    /// <param name="nowMs">Uptime in ms.</param>
    /// <returns>Uptime in ms of the next thing that is due by itself.</returns>
    public long Step(long nowMs)
    {
        _answers.TakeAnswers(nowMs);
        switch (State)
        {
            case PaymentState.Idle:
                return _kept.Step(nowMs);
            case PaymentState.AwaitingCode:
                return _intake.Step(nowMs);
            case PaymentState.Sending:
                return _sending.Step(nowMs);
            case PaymentState.AwaitingAnswer:
                return _settling.AwaitAnswer(nowMs);
            case PaymentState.AwaitingPayer:
                return _settling.AwaitPayer(nowMs);
            case PaymentState.Inquiring:
                return _settling.Inquire(nowMs);
            case PaymentState.Reversing:
                return _settling.Reverse(nowMs);
            default:
                return _ending.Step(nowMs);
        }
    }

    private void WantOut()
    {
        _progress.Reason = ReversalReason.Other;
        _progress.CancelWanted = true;
    }

    private bool MayBegin(long amountFen, long nowMs)
    {
        Purchase? blocking = _journal.State.Blocking();
        if (blocking is not null)
        {
            _progress.Tell(PaymentEventKind.BlockedByUnknown, blocking);
            return false;
        }
        if (State == PaymentState.Inquiring || State == PaymentState.Reversing)
            // Only purchases that the vendor goes on without are settled now; they can wait.
            _kept.Park(nowMs);
        if (State != PaymentState.Idle)
        {
            _progress.Tell(PaymentEventKind.NotYet, null);
            return false;
        }
        _progress.AmountFen = amountFen;
        _progress.Purchase = null;
        _progress.Verdict = null;
        if (_switch.SignedIn || _switch.IsReturning(nowMs) || _switch.Wake(nowMs))
            return true;
        _progress.Tell(PaymentEventKind.NoPath, null);
        return false;
    }
}
