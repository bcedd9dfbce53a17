using ScanBox.Codes;
using ScanBox.Ports;
using ScanBox.Security;
using ScanBox.Switching;

namespace ScanBox.Payments;

/// <summary>
/// One payment at a time, from the scanner to an end that is on flash (states: <see cref="PaymentState"/>). Purchases whose
/// result stayed unknown, in this run or before a power cut, are settled here too, whenever nothing else is in progress.
/// What there is to tell comes out of <see cref="TakeEvent"/>, after what it says is durable.
/// </summary>
public sealed class Payment
{
    // The longest unified code is an EMV payload; scanners deliver at most this.
    private const int MaxCodeBytes = 512;

    private readonly IScanner _scanner;
    private readonly SwitchClient _switch;
    private readonly PaymentJournal _journal;
    private readonly CodeClassifier _classifier;
    private readonly CodeTag _tagger;
    private readonly BusinessClock _clock;
    private readonly SettlingExchange _settling = new SettlingExchange();
    private readonly PaymentEvents _events = new PaymentEvents();
    private readonly PurchaseReference _wire = new PurchaseReference();
    private readonly byte[] _code = new byte[MaxCodeBytes];
    private readonly byte[] _tag = new byte[JournalState.TagBytes];
    private readonly byte[] _lastTag = new byte[JournalState.TagBytes];

    private Purchase? _purchase;
    private PaymentCode? _verdict;
    private PollingRule _rule = PollingRule.Of("");
    private Receipt _receipt = new Receipt();
    private string _responseCode = "";
    private PaymentOutcome _outcome;
    private ResponseMeaning _decline;
    private ReversalReason _reason;
    private int _codeLength;
    private long _amountFen;
    private long _lastTagAtMs;
    private long _stateSinceMs;
    private long _sentAtMs;
    private long _deadlineMs;
    private int _flashTries;
    private int _signInsSeen;
    private bool _durable;
    private bool _payerTold;

    /// <summary>Puts a payment together from its parts.</summary>
    public Payment(IScanner scanner, SwitchClient client, PaymentJournal journal, CodeClassifier classifier, CodeTag tagger, BusinessClock clock)
    {
        _clock = clock;
        _scanner = scanner;
        _switch = client;
        _journal = journal;
        _classifier = classifier;
        _tagger = tagger;
    }

    /// <summary>Where the payment stands.</summary>
    public PaymentState State { get; private set; }

    /// <summary>Amount in fen of the payment in progress, or of the last one.</summary>
    public long AmountFen => _amountFen;

    /// <summary>Whether a customer is being served; settling a purchase that was kept does not count.</summary>
    public bool IsBusy => State != PaymentState.Idle && !(_purchase is not null && _purchase.Recovered);

    /// <summary>Takes the oldest event that was not taken yet, null when there is none.</summary>
    public PaymentEvent? TakeEvent() => _events.Take();

    /// <summary>Begins a payment: the scanner reads and the customer may show a code.</summary>
    /// <param name="amountFen">Amount in fen, above zero.</param>
    /// <param name="nowMs">Uptime in ms.</param>
    /// <returns>False, with an event that says why, when no payment may begin now.</returns>
    public bool Begin(long amountFen, long nowMs)
    {
        if (!MayBegin(amountFen, nowMs))
            return false;
        // A code that lay before the scanner already during the payment before is told apart, not passed over.
        _lastTagAtMs = nowMs - PaymentTimes.DoubleReadMs;
        if (_scanner.State == ScannerState.Failed)
        {
            Tell(PaymentEventKind.NoScanner, null);
            return false;
        }
        _scanner.StartReading();
        Enter(PaymentState.AwaitingCode, nowMs);
        Tell(PaymentEventKind.CodeWanted, null);
        return true;
    }

    /// <summary>Gives a receipt back: a void 撤销 in the same batch, else a refund 退货, of the whole amount.</summary>
    /// <returns>False, with an event that says why, when it may not begin now.</returns>
    public bool BeginUndo(Receipt receipt, long nowMs)
    {
        if (!MayBegin(receipt.AmountFen, nowMs))
            return false;
        _purchase = new Purchase
        {
            Kind = receipt.Batch == _journal.State.Batch ? PurchaseKind.Void : PurchaseKind.Refund,
            AmountFen = receipt.AmountFen,
            SchemeId = receipt.SchemeId,
            OriginalBatch = receipt.Batch,
            OriginalStan = receipt.Stan,
            OriginalDate = receipt.Date,
            OriginalRrn = receipt.Rrn,
        };
        _rule = PollingRule.Of("");
        Enter(PaymentState.Sending, nowMs);
        return true;
    }

    /// <summary>The vendor heard of the unknown purchases and goes on without their results; they stay kept and are tried again.</summary>
    /// <returns>False when there are too many of them, or flash refuses to note it.</returns>
    public bool AcceptUnknown()
    {
        JournalState state = _journal.State;
        if (state.OpenCount == JournalState.MaxOpen)
            return false;
        for (int i = 0; i < state.OpenCount; i++)
        {
            if (!state.OpenAt(i).Accepted && !_journal.RecordAccepted(state.OpenAt(i)))
                return false;
        }
        return true;
    }

    /// <summary>The vendor wants out. Before sending this ends the payment; afterwards its result is asked for, or it is taken back.</summary>
    public void Cancel(long nowMs)
    {
        switch (State)
        {
            case PaymentState.AwaitingCode:
                _scanner.StopReading();
                Enter(PaymentState.Idle, nowMs);
                Tell(PaymentEventKind.Cancelled, null);
                break;
            case PaymentState.Sending:
                // Not one byte has left yet: leaving ends this state in the same step.
                CancelUnsent(nowMs);
                break;
            case PaymentState.AwaitingAnswer:
                _reason = ReversalReason.Other;
                BeginInquiring(nowMs);
                break;
            case PaymentState.AwaitingPayer:
                _reason = ReversalReason.Other;
                Enter(PaymentState.Reversing, nowMs);
                break;
            default:
                // Inquiring and reversing already end in a certain result.
                break;
        }
    }

    /// <summary>Does what is due: at most one flash write or one message.</summary>
    /// <param name="nowMs">Uptime in ms.</param>
    /// <returns>Uptime in ms of the next thing that is due by itself.</returns>
    public long Step(long nowMs)
    {
        TakeAnswers(nowMs);
        switch (State)
        {
            case PaymentState.Idle:
                return StepIdle(nowMs);
            case PaymentState.AwaitingCode:
                return StepAwaitingCode(nowMs);
            case PaymentState.Sending:
                return StepSending(nowMs);
            case PaymentState.AwaitingAnswer:
                if (nowMs >= _deadlineMs || !_switch.Connected)
                    BeginInquiring(nowMs);
                return _deadlineMs;
            case PaymentState.AwaitingPayer:
                return StepAwaitingPayer(nowMs);
            case PaymentState.Inquiring:
                return StepInquiring(nowMs);
            case PaymentState.Reversing:
                return StepReversing(nowMs);
            default:
                return StepEnding(nowMs);
        }
    }

    private bool MayBegin(long amountFen, long nowMs)
    {
        Purchase? blocking = _journal.State.Blocking();
        if (blocking is not null)
        {
            Tell(PaymentEventKind.BlockedByUnknown, blocking);
            return false;
        }
        if (State == PaymentState.Inquiring || State == PaymentState.Reversing)
            // Only purchases that the vendor goes on without are settled now; they can wait.
            Park(nowMs);
        if (State != PaymentState.Idle)
            return false;
        _amountFen = amountFen;
        _purchase = null;
        _verdict = null;
        if (_switch.SignedIn)
            return true;
        Tell(PaymentEventKind.NoPath, null);
        return false;
    }

    private long StepIdle(long nowMs)
    {
        int open = _journal.State.OpenCount;
        if (open == 0)
            return long.MaxValue;
        if (_switch.SignIns != _signInsSeen)
        {
            // The path is back: what could not be settled before is due now.
            _signInsSeen = _switch.SignIns;
            for (int i = 0; i < open; i++)
                _journal.State.OpenAt(i).RetryAtMs = nowMs;
        }
        long next = long.MaxValue;
        for (int i = 0; i < open; i++)
        {
            Purchase kept = _journal.State.OpenAt(i);
            if (kept.RetryAtMs <= nowMs && _switch.SignedIn)
            {
                Resume(kept, nowMs);
                return nowMs;
            }
            // What is due already waits for a sign-in, not for a time.
            if (kept.RetryAtMs > nowMs && kept.RetryAtMs < next)
                next = kept.RetryAtMs;
        }
        return next;
    }

    private void Resume(Purchase kept, long nowMs)
    {
        _purchase = kept;
        _amountFen = kept.AmountFen;
        // When it was sent is not known any more: long enough ago for every rule.
        _rule = PollingRule.Of(kept.Kind == PurchaseKind.Purchase ? kept.SchemeId : "");
        _sentAtMs = nowMs - _rule.LimitMs;
        _responseCode = "";
        // Whoever has to enter a password for an earlier payment is not asked over the counter again.
        _payerTold = true;
        _reason = kept.Recovered ? ReversalReason.TerminalFault : ReversalReason.NoAnswer;
        Enter(kept.ReversalBegun ? PaymentState.Reversing : PaymentState.Inquiring, nowMs);
    }

    private long StepAwaitingCode(long nowMs)
    {
        int length = _scanner.TakeCode(_code, 0, MaxCodeBytes);
        if (length > 0)
        {
            TakeCode(length, nowMs);
            return nowMs;
        }
        if (nowMs - _stateSinceMs < PaymentTimes.CodeWaitMs)
            return _stateSinceMs + PaymentTimes.CodeWaitMs;
        _scanner.StopReading();
        Enter(PaymentState.Idle, nowMs);
        Tell(PaymentEventKind.CodeTimeout, null);
        return nowMs;
    }

    private void TakeCode(int length, long nowMs)
    {
        _tagger.Write(_code, 0, length, _tag, 0);
        bool doubleRead = Same(_tag, _lastTag) && nowMs - _lastTagAtMs < PaymentTimes.DoubleReadMs;
        System.Array.Copy(_tag, 0, _lastTag, 0, JournalState.TagBytes);
        _lastTagAtMs = nowMs;
        if (doubleRead)
        {
            ForgetCode(length);
            return;
        }
        _verdict = _classifier.Classify(_code, 0, length);
        if (_verdict.Kind != CodeKind.Payment)
        {
            ForgetCode(length);
            Tell(PaymentEventKind.CodeRefused, null);
            return;
        }
        if (_journal.State.Remembers(_tag))
        {
            ForgetCode(length);
            Tell(PaymentEventKind.CodeRepeated, null);
            return;
        }
        _scanner.StopReading();
        _codeLength = _verdict.Length;
        _purchase = new Purchase { AmountFen = _amountFen, SchemeId = _verdict.SchemeId! };
        _rule = PollingRule.Of(_verdict.SchemeId!);
        Enter(PaymentState.Sending, nowMs);
    }

    private long StepSending(long nowMs)
    {
        if (!_durable)
        {
            WriteDown(nowMs);
            return nowMs;
        }
        Purchase purchase = _purchase!;
        if (_switch.SignedIn && _switch.Batch != purchase.Batch)
        {
            // A sign-in came in between and opened a new batch: this name can no longer be used, and nothing has left.
            EndNotSent(nowMs);
            return nowMs;
        }
        SendResult result = purchase.Kind == PurchaseKind.Purchase
            ? _switch.SendPurchase(WireOf(purchase), _code, _codeLength, _verdict!.Factor!, nowMs)
            : _switch.SendUndo(WireOf(purchase), nowMs);
        if (result == SendResult.NotReady)
        {
            if (nowMs - _stateSinceMs >= PaymentTimes.SendWaitMs)
                EndNotSent(nowMs);
            return _stateSinceMs + PaymentTimes.SendWaitMs;
        }
        ForgetCode(MaxCodeBytes);
        _sentAtMs = nowMs;
        if (result == SendResult.Sent)
        {
            Enter(PaymentState.AwaitingAnswer, nowMs);
            _deadlineMs = nowMs + PaymentTimes.AnswerWaitMs;
            Tell(PaymentEventKind.Sent, purchase);
        }
        else
        {
            BeginInquiring(nowMs);
        }
        return nowMs;
    }

    private void WriteDown(long nowMs)
    {
        Purchase purchase = _purchase!;
        if (!SwitchClient.NextStan(_journal.State.Batch, _journal.State.LastStan, out int stan))
        {
            // The batch is used up; a sign-in opens the next one.
            _switch.SignInAgain(nowMs);
            ForgetCode(MaxCodeBytes);
            Enter(PaymentState.Idle, nowMs);
            Tell(PaymentEventKind.NoPath, null);
            return;
        }
        purchase.Batch = _journal.State.Batch;
        purchase.Stan = stan;
        purchase.Minute = _clock.MinuteAt(nowMs);
        bool written = purchase.Kind == PurchaseKind.Purchase ? _journal.RecordPurchase(purchase, _tag) : _journal.RecordUndo(purchase);
        if (!written)
        {
            ForgetCode(MaxCodeBytes);
            Enter(PaymentState.Idle, nowMs);
            Tell(PaymentEventKind.JournalFault, null);
            return;
        }
        _purchase = _journal.State.OpenAt(_journal.State.OpenCount - 1);
        _durable = true;
        _payerTold = false;
        _reason = ReversalReason.NoAnswer;
        _responseCode = "";
        Tell(PaymentEventKind.CodeAccepted, _purchase);
    }

    private long StepAwaitingPayer(long nowMs)
    {
        if (nowMs - _sentAtMs >= _rule.LimitMs)
        {
            Enter(PaymentState.Reversing, nowMs);
            return nowMs;
        }
        if (nowMs < _deadlineMs)
            return _deadlineMs;
        Enter(PaymentState.Inquiring, nowMs);
        return nowMs;
    }

    private void BeginInquiring(long nowMs)
    {
        Tell(PaymentEventKind.ResultUnknown, _purchase);
        Enter(PaymentState.Inquiring, nowMs);
    }

    private long StepInquiring(long nowMs)
    {
        if (_settling.IsExhausted(PaymentTimes.InquiryTries))
        {
            Enter(PaymentState.Reversing, nowMs);
            return nowMs;
        }
        if (!_settling.MaySend(_switch.SignedIn, _switch.Connected, nowMs))
            return _settling.WakeMs;
        Purchase purchase = _purchase!;
        if (_settling.Sent(_switch.SendInquiry(WireOf(purchase), nowMs), nowMs))
            Tell(PaymentEventKind.InquirySent, purchase);
        return nowMs;
    }

    private long StepReversing(long nowMs)
    {
        Purchase purchase = _purchase!;
        if (!purchase.ReversalBegun)
            return WriteReversalBegun(purchase, nowMs);
        if (_settling.IsExhausted(PaymentTimes.ReversalTries))
        {
            Keep(nowMs);
            return nowMs;
        }
        long earliest = _sentAtMs + _rule.ReverseNotBeforeMs;
        if (nowMs < earliest)
            return earliest;
        if (!_settling.MaySend(_switch.SignedIn, _switch.Connected, nowMs))
            return _settling.WakeMs;
        if (_settling.Sent(_switch.SendReversal(WireOf(purchase), _reason, nowMs), nowMs))
            Tell(PaymentEventKind.ReversalSent, purchase);
        return nowMs;
    }

    private long WriteReversalBegun(Purchase purchase, long nowMs)
    {
        if (nowMs < _deadlineMs)
            return _deadlineMs;
        if (_journal.RecordReversalBegun(purchase))
            return nowMs;
        // Without the record a power cut could turn a reversal that was sent into an approval that is announced.
        _deadlineMs = nowMs + PaymentTimes.FlashRetryMs;
        if (++_flashTries >= PaymentTimes.FlashTries)
            Keep(nowMs);
        return _deadlineMs;
    }

    private long StepEnding(long nowMs)
    {
        if (nowMs < _deadlineMs)
            return _deadlineMs;
        Purchase purchase = _purchase!;
        if (_journal.RecordOutcome(_outcome, _receipt, _responseCode))
        {
            PaymentEventKind kind = State == PaymentState.Approved ? PaymentEventKind.Approved
                : State == PaymentState.Declined ? PaymentEventKind.Declined : PaymentEventKind.Reversed;
            Enter(PaymentState.Idle, nowMs);
            Tell(kind, purchase);
            return nowMs;
        }
        _deadlineMs = nowMs + PaymentTimes.FlashRetryMs;
        if (++_flashTries >= PaymentTimes.FlashTries)
            Keep(nowMs);
        return _deadlineMs;
    }

    private void Park(long nowMs)
    {
        _purchase!.RetryAtMs = nowMs + PaymentTimes.KeptPauseMs;
        Enter(PaymentState.Idle, nowMs);
    }

    private void Keep(long nowMs)
    {
        Purchase purchase = _purchase!;
        int pause = PaymentTimes.KeptPauseMs;
        for (int i = 0; i < purchase.Attempts && pause < PaymentTimes.KeptPauseLimitMs; i++)
            pause *= 2;
        purchase.RetryAtMs = nowMs + (pause < PaymentTimes.KeptPauseLimitMs ? pause : PaymentTimes.KeptPauseLimitMs);
        purchase.Attempts++;
        _signInsSeen = _switch.SignIns;
        Enter(PaymentState.Idle, nowMs);
        Tell(PaymentEventKind.UnknownKept, purchase);
        purchase.Recovered = true;
    }

    private void CancelUnsent(long nowMs)
    {
        if (_durable)
        {
            EndNotSent(nowMs);
            return;
        }
        ForgetCode(MaxCodeBytes);
        Enter(PaymentState.Idle, nowMs);
        Tell(PaymentEventKind.Cancelled, null);
    }

    private void EndNotSent(long nowMs)
    {
        Purchase purchase = _purchase!;
        ForgetCode(MaxCodeBytes);
        FillReceipt(purchase);
        // Should flash refuse this record, the purchase stays open there and is asked for and taken back like any other.
        _journal.RecordOutcome(PaymentOutcome.NotSent, _receipt, "");
        Enter(PaymentState.Idle, nowMs);
        Tell(PaymentEventKind.NotSent, purchase);
    }

    private void TakeAnswers(long nowMs)
    {
        for (SwitchAnswer? answer = _switch.TakeAnswer(); answer is not null; answer = _switch.TakeAnswer())
        {
            if (!IsAwaited(answer.Kind))
                continue;
            if (!answer.Authentic)
            {
                _reason = ReversalReason.WrongMac;
                MissedAnswer(nowMs);
            }
            else if (answer.Kind == ExchangeKind.Reversal)
            {
                TakeReversalAnswer(answer, nowMs);
            }
            else
            {
                Decide(answer, nowMs);
            }
        }
    }

    private bool IsAwaited(ExchangeKind kind)
    {
        switch (kind)
        {
            case ExchangeKind.Purchase:
                // Also late, while its result is being asked for; but never once its reversal has begun.
                return State == PaymentState.AwaitingAnswer || State == PaymentState.AwaitingPayer || State == PaymentState.Inquiring;
            case ExchangeKind.Inquiry:
                return State == PaymentState.Inquiring;
            default:
                return State == PaymentState.Reversing;
        }
    }

    private void MissedAnswer(long nowMs)
    {
        if (State == PaymentState.AwaitingAnswer)
            BeginInquiring(nowMs);
        else
            _settling.Missed(PaymentTimes.InquiryPauseMs, nowMs);
    }

    private void Decide(SwitchAnswer answer, long nowMs)
    {
        if (answer.Meaning == ResponseMeaning.Approved)
            EndAs(PaymentState.Approved, PaymentOutcome.Approved, answer, nowMs);
        else if (ResponseTable.IsDecline(answer.Meaning))
            EndAs(PaymentState.Declined, PaymentOutcome.Declined, answer, nowMs);
        else if (answer.Meaning == ResponseMeaning.Pending)
            WaitForPayer(nowMs);
        else if (answer.Meaning == ResponseMeaning.NotFound && answer.Kind == ExchangeKind.Inquiry)
            // Never final: the purchase may still be travelling, and only a reversal closes its STAN.
            Enter(PaymentState.Reversing, nowMs);
        else
            MissedAnswer(nowMs);
    }

    private void WaitForPayer(long nowMs)
    {
        if (nowMs - _sentAtMs >= _rule.LimitMs)
        {
            Enter(PaymentState.Reversing, nowMs);
            return;
        }
        Enter(PaymentState.AwaitingPayer, nowMs);
        _deadlineMs = nowMs + _rule.IntervalMs;
        if (!_payerTold)
            Tell(PaymentEventKind.PayerWanted, _purchase);
        _payerTold = true;
    }

    private void TakeReversalAnswer(SwitchAnswer answer, long nowMs)
    {
        if (ResponseTable.ClosesReversal(answer.Meaning))
            EndAs(PaymentState.Reversed, PaymentOutcome.Reversed, answer, nowMs);
        else
            _settling.Missed(PaymentTimes.InquiryPauseMs, nowMs);
    }

    private void EndAs(PaymentState state, PaymentOutcome outcome, SwitchAnswer answer, long nowMs)
    {
        _clock.Set(answer.Date, answer.Time, nowMs);
        FillReceipt(_purchase!);
        _receipt.Rrn = answer.Rrn;
        _receipt.Date = answer.Date;
        _receipt.Time = answer.Time;
        Enter(state, nowMs);
        _outcome = outcome;
        _decline = answer.Meaning;
        _responseCode = answer.ResponseCode;
    }

    private void FillReceipt(Purchase purchase)
    {
        _receipt = new Receipt
        {
            Batch = purchase.Batch,
            Stan = purchase.Stan,
            AmountFen = purchase.AmountFen,
            SchemeId = purchase.SchemeId,
            Kind = purchase.Kind,
            OriginalBatch = purchase.OriginalBatch,
            OriginalStan = purchase.OriginalStan,
        };
        _responseCode = "";
        _decline = ResponseMeaning.Unknown;
    }

    private void Enter(PaymentState state, long nowMs)
    {
        State = state;
        _stateSinceMs = nowMs;
        _deadlineMs = nowMs;
        _flashTries = 0;
        _durable = false;
        _settling.Start(nowMs);
    }

    private PurchaseReference WireOf(Purchase purchase)
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

    private void ForgetCode(int length)
    {
        System.Array.Clear(_code, 0, length);
        _codeLength = 0;
    }

    private void Tell(PaymentEventKind kind, Purchase? purchase)
    {
        PaymentEvent told = _events.Add();
        told.Kind = kind;
        told.What = purchase is null ? PurchaseKind.Purchase : purchase.Kind;
        told.AmountFen = purchase is null ? _amountFen : purchase.AmountFen;
        told.SchemeId = purchase is null ? "" : purchase.SchemeId;
        told.Batch = purchase is null ? 0 : purchase.Batch;
        told.Stan = purchase is null ? 0 : purchase.Stan;
        told.Minute = purchase is null ? -1 : purchase.Minute;
        told.Recovered = purchase is not null && purchase.Recovered;
        told.Code = _verdict;
        told.Decline = _decline;
        told.ResponseCode = purchase is null ? "" : _responseCode;
        told.Rrn = purchase is null ? "" : _receipt.Rrn;
    }

    private static bool Same(byte[] a, byte[] b)
    {
        for (int i = 0; i < JournalState.TagBytes; i++)
        {
            if (a[i] != b[i])
                return false;
        }
        return true;
    }
}
