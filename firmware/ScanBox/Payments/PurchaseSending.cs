using ScanBox.Switching;

namespace ScanBox.Payments;

/// <summary>Writes a purchase, void or refund down, and only then sends it; or ends it while not one byte has left.</summary>
internal sealed class PurchaseSending
{
    private readonly SwitchClient _switch;
    private readonly PaymentJournal _journal;
    private readonly BusinessClock _clock;
    private readonly CodeIntake _intake;
    private readonly PaymentProgress _progress;

    internal PurchaseSending(SwitchClient client, PaymentJournal journal, BusinessClock clock, CodeIntake intake, PaymentProgress progress)
    {
        _switch = client;
        _journal = journal;
        _clock = clock;
        _intake = intake;
        _progress = progress;
    }

    internal long Step(long nowMs)
    {
        if (!_progress.Durable && _switch.BatchIsOver)
        {
            // The first payment after the end of the day: the sign-in that it asked for has not brought its batch yet.
            if (nowMs - _progress.SinceMs < PaymentTimes.SendWaitMs)
                return _progress.SinceMs + PaymentTimes.SendWaitMs;
            GiveUp(PaymentEventKind.NoPath, nowMs);
            return nowMs;
        }
        if (!_progress.Durable)
        {
            WriteDown(nowMs);
            return nowMs;
        }
        Purchase purchase = _progress.Purchase!;
        if (_switch.SignedIn && _switch.Batch != purchase.Batch)
        {
            // A sign-in came in between and opened a new batch: this name can no longer be used, and nothing has left.
            EndUnsent(PaymentEventKind.NotSent, nowMs);
            return nowMs;
        }
        SendResult result = purchase.Kind == PurchaseKind.Purchase
            ? _switch.SendPurchase(_progress.WireOf(purchase), _intake.Code, _intake.Length, _progress.Verdict!.Factor!, nowMs)
            : _switch.SendUndo(_progress.WireOf(purchase), nowMs);
        if (result == SendResult.NotReady)
        {
            if (nowMs - _progress.SinceMs >= PaymentTimes.SendWaitMs)
                EndUnsent(PaymentEventKind.NotSent, nowMs);
            return _progress.SinceMs + PaymentTimes.SendWaitMs;
        }
        _intake.Forget();
        _progress.SentAtMs = nowMs;
        purchase.SentAtMs = nowMs;
        if (result == SendResult.Sent)
        {
            _progress.Enter(PaymentState.AwaitingAnswer, nowMs);
            _progress.DeadlineMs = nowMs + PaymentTimes.AnswerWaitMs;
            _progress.Tell(PaymentEventKind.Sent, purchase);
        }
        else
        {
            _progress.BeginInquiring(nowMs);
        }
        return nowMs;
    }

    /// <summary>The vendor wants out, and not one byte has left yet.</summary>
    internal void Cancel(long nowMs)
    {
        if (_progress.Durable)
            EndUnsent(PaymentEventKind.Cancelled, nowMs);
        else
            GiveUp(PaymentEventKind.Cancelled, nowMs);
    }

    private void WriteDown(long nowMs)
    {
        Purchase purchase = _progress.Purchase!;
        if (!SwitchClient.NextStan(_journal.State.Batch, _journal.State.LastStan, out int stan))
        {
            // The batch is used up; a sign-in opens the next one.
            _switch.SignInAgain(nowMs);
            GiveUp(PaymentEventKind.NoPath, nowMs);
            return;
        }
        purchase.Batch = _journal.State.Batch;
        purchase.Stan = stan;
        if (purchase.Kind == PurchaseKind.Void && purchase.OriginalBatch != purchase.Batch)
            // Another batch was opened since it was begun.
            purchase.Kind = PurchaseKind.Refund;
        purchase.Minute = _clock.MinuteAt(nowMs);
        bool written = purchase.Kind == PurchaseKind.Purchase ? _journal.RecordPurchase(purchase, _intake.Tag) : _journal.RecordUndo(purchase);
        if (!written)
        {
            GiveUp(PaymentEventKind.JournalFault, nowMs);
            return;
        }
        _progress.TakeUp(_journal.State.OpenAt(_journal.State.OpenCount - 1), false, ReversalReason.NoAnswer);
        _progress.Durable = true;
        _progress.Tell(PaymentEventKind.CodeAccepted, _progress.Purchase);
    }

    /// <summary>Ends what is not on flash.</summary>
    private void GiveUp(PaymentEventKind why, long nowMs)
    {
        _intake.Forget();
        _progress.Enter(PaymentState.Idle, nowMs);
        _progress.Tell(why, null);
    }

    /// <summary>Ends what is on flash already.</summary>
    private void EndUnsent(PaymentEventKind why, long nowMs)
    {
        Purchase purchase = _progress.Purchase!;
        _intake.Forget();
        _progress.FillReceipt(purchase);
        // Should flash refuse this record, the purchase stays open there and is asked for and taken back like any other.
        _journal.RecordOutcome(PaymentOutcome.NotSent, _progress.Receipt, "");
        _progress.Enter(PaymentState.Idle, nowMs);
        _progress.Tell(why, purchase);
    }
}
