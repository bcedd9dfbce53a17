using ScanBox.Switching;

namespace ScanBox.Payments;

/// <summary>The end of a payment: written to flash first, then told.</summary>
internal sealed class PaymentEnding
{
    private readonly PaymentJournal _journal;
    private readonly BusinessClock _clock;
    private readonly KeptPurchases _kept;
    private readonly PaymentProgress _progress;
    private PaymentOutcome _outcome;

    internal PaymentEnding(PaymentJournal journal, BusinessClock clock, KeptPurchases kept, PaymentProgress progress)
    {
        _journal = journal;
        _clock = clock;
        _kept = kept;
        _progress = progress;
    }

    /// <summary>An authentic answer has decided.</summary>
    internal void Begin(PaymentState state, PaymentOutcome outcome, SwitchAnswer answer, long nowMs)
    {
        // The answer about an earlier payment tells when that was, perhaps yesterday; its sign-in has told what time it is now.
        if (!_progress.Purchase!.Recovered)
            _clock.Set(answer.Date, answer.Time, nowMs);
        _progress.FillReceipt(_progress.Purchase!);
        _progress.Receipt.Rrn = answer.Rrn;
        _progress.Receipt.Date = answer.Date;
        _progress.Receipt.Time = answer.Time;
        _progress.Enter(state, nowMs);
        _outcome = outcome;
        _progress.Decline = answer.Meaning;
        _progress.ResponseCode = answer.ResponseCode;
    }

    internal long Step(long nowMs)
    {
        if (nowMs < _progress.DeadlineMs)
            return _progress.DeadlineMs;
        Purchase purchase = _progress.Purchase!;
        if (_journal.RecordOutcome(_outcome, _progress.Receipt, _progress.ResponseCode))
        {
            PaymentEventKind kind = _progress.State == PaymentState.Approved ? PaymentEventKind.Approved
                : _progress.State == PaymentState.Declined ? PaymentEventKind.Declined : PaymentEventKind.Reversed;
            _progress.Enter(PaymentState.Idle, nowMs);
            _progress.Tell(kind, purchase);
            return nowMs;
        }
        return _kept.RetryFlash(nowMs);
    }
}
