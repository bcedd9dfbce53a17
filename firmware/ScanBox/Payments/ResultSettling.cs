using ScanBox.Switching;

namespace ScanBox.Payments;

/// <summary>
/// A purchase was sent and its result is owed: waits for the payer, asks the switch, and takes the purchase back when
/// nobody can say.
/// </summary>
internal sealed class ResultSettling
{
    private readonly SwitchClient _switch;
    private readonly PaymentJournal _journal;
    private readonly KeptPurchases _kept;
    private readonly PaymentProgress _progress;

    internal ResultSettling(SwitchClient client, PaymentJournal journal, KeptPurchases kept, PaymentProgress progress)
    {
        _switch = client;
        _journal = journal;
        _kept = kept;
        _progress = progress;
    }

    internal long AwaitAnswer(long nowMs)
    {
        if (nowMs >= _progress.DeadlineMs || !_switch.Connected)
            _progress.BeginInquiring(nowMs);
        return _progress.DeadlineMs;
    }

    internal long AwaitPayer(long nowMs)
    {
        if (nowMs - _progress.SentAtMs >= _progress.Rule.LimitMs)
        {
            _progress.Enter(PaymentState.Reversing, nowMs);
            return nowMs;
        }
        if (nowMs < _progress.DeadlineMs)
            return _progress.DeadlineMs;
        _progress.Enter(PaymentState.Inquiring, nowMs);
        return nowMs;
    }

    internal long Inquire(long nowMs)
    {
        SettlingExchange tries = _progress.Settling;
        if (tries.IsExhausted(PaymentTimes.InquiryTries))
        {
            if (_progress.Purchase!.Doubtful)
                _kept.Keep(nowMs);
            else
                _progress.Enter(PaymentState.Reversing, nowMs);
            return nowMs;
        }
        if (!tries.MaySend(_switch.SignedIn, _switch.Connected, nowMs))
            return tries.WakeMs;
        Purchase purchase = _progress.Purchase!;
        if (tries.Sent(_switch.SendInquiry(_progress.WireOf(purchase), nowMs), nowMs))
            _progress.Tell(PaymentEventKind.InquirySent, purchase);
        return nowMs;
    }

    internal long Reverse(long nowMs)
    {
        Purchase purchase = _progress.Purchase!;
        SettlingExchange tries = _progress.Settling;
        if (!purchase.ReversalBegun)
            return WriteReversalBegun(purchase, nowMs);
        if (tries.IsExhausted(PaymentTimes.ReversalTries))
        {
            _kept.Keep(nowMs);
            return nowMs;
        }
        long earliest = purchase.SentAtMs + _progress.Rule.ReverseNotBeforeMs;
        if (nowMs < earliest)
            return earliest;
        if (!tries.MaySend(_switch.SignedIn, _switch.Connected, nowMs))
            return tries.WakeMs;
        if (tries.Sent(_switch.SendReversal(_progress.WireOf(purchase), _progress.Reason, nowMs), nowMs))
            _progress.Tell(PaymentEventKind.ReversalSent, purchase);
        return nowMs;
    }

    private long WriteReversalBegun(Purchase purchase, long nowMs)
    {
        if (nowMs < _progress.DeadlineMs)
            return _progress.DeadlineMs;
        if (_journal.RecordReversalBegun(purchase))
            return nowMs;
        // Without the record a power cut could turn a reversal that was sent into an approval that is announced.
        return _kept.RetryFlash(nowMs);
    }
}
