using ScanBox.Switching;

namespace ScanBox.Payments;

/// <summary>
/// Purchases whose result stayed unknown, in this run or before a power cut: kept with growing pauses, and taken up again
/// when nothing else is in progress.
/// </summary>
internal sealed class KeptPurchases
{
    private readonly SwitchClient _switch;
    private readonly PaymentJournal _journal;
    private readonly PaymentProgress _progress;
    private int _signInsSeen;
    private long _startedAtMs = -1;

    internal KeptPurchases(SwitchClient client, PaymentJournal journal, PaymentProgress progress)
    {
        _switch = client;
        _journal = journal;
        _progress = progress;
    }

    /// <summary>Takes up what is due, while nothing is in progress.</summary>
    internal long Step(long nowMs)
    {
        if (_startedAtMs < 0)
            _startedAtMs = nowMs;
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

    /// <summary>The vendor goes on without the results of all of them. False: too many, or flash refuses to note it.</summary>
    internal bool Accept()
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

    /// <summary>Lays the one in hand aside for a customer.</summary>
    internal void Park(long nowMs)
    {
        _progress.Purchase!.RetryAtMs = nowMs + PaymentTimes.KeptPauseMs;
        _progress.Enter(PaymentState.Idle, nowMs);
    }

    /// <summary>The one in hand could not be settled now.</summary>
    internal void Keep(long nowMs)
    {
        Purchase purchase = _progress.Purchase!;
        int pause = PaymentTimes.KeptPauseMs;
        for (int i = 0; i < purchase.Attempts && pause < PaymentTimes.KeptPauseLimitMs; i++)
            pause *= 2;
        purchase.RetryAtMs = nowMs + (pause < PaymentTimes.KeptPauseLimitMs ? pause : PaymentTimes.KeptPauseLimitMs);
        purchase.Attempts++;
        _signInsSeen = _switch.SignIns;
        // Refused by flash it is noted at the next try; the purchase has its STAN in any case.
        if (_progress.Rrn != purchase.Rrn)
            _journal.RecordNamed(purchase, _progress.Rrn);
        _progress.Enter(PaymentState.Idle, nowMs);
        _progress.Tell(PaymentEventKind.UnknownKept, purchase);
        purchase.Recovered = true;
    }

    /// <summary>Flash refused a record: it is tried again a few times, then the purchase is kept, because on flash it is unknown.</summary>
    /// <returns>Uptime in ms of the next try.</returns>
    internal long RetryFlash(long nowMs)
    {
        _progress.DeadlineMs = nowMs + PaymentTimes.FlashRetryMs;
        if (++_progress.FlashTries >= PaymentTimes.FlashTries)
            Keep(nowMs);
        return _progress.DeadlineMs;
    }

    private void Resume(Purchase kept, long nowMs)
    {
        // Whoever has to enter a password for an earlier payment is not asked over the counter again.
        _progress.TakeUp(kept, true, kept.Recovered ? ReversalReason.TerminalFault : ReversalReason.NoAnswer);
        _progress.AmountFen = kept.AmountFen;
        if (kept.SentAtMs < 0)
            // Sent before the power went: no later than now that it is back, and how much earlier nobody knows.
            kept.SentAtMs = _startedAtMs;
        _progress.Rule = PollingRule.Of(kept.Kind == PurchaseKind.Purchase ? kept.SchemeId : "");
        // The customer is gone: the payer's time is over.
        _progress.SentAtMs = nowMs - _progress.Rule.LimitMs;
        _progress.Enter(kept.ReversalBegun ? PaymentState.Reversing : PaymentState.Inquiring, nowMs);
    }
}
