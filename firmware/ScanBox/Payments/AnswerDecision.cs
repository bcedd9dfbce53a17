using ScanBox.Switching;

namespace ScanBox.Payments;

/// <summary>What each answer of the switch means for the payment: only one that is authentic and awaited decides anything.</summary>
internal sealed class AnswerDecision
{
    private readonly SwitchClient _switch;
    private readonly PaymentEnding _ending;
    private readonly PaymentProgress _progress;

    internal AnswerDecision(SwitchClient client, PaymentEnding ending, PaymentProgress progress)
    {
        _switch = client;
        _ending = ending;
        _progress = progress;
    }

    internal void TakeAnswers(long nowMs)
    {
        for (SwitchAnswer? answer = _switch.TakeAnswer(); answer is not null; answer = _switch.TakeAnswer())
        {
            if (!IsAwaited(answer.Kind) || !IsOurs(answer))
                continue;
            if (!answer.Authentic)
            {
                _progress.Reason = ReversalReason.WrongMac;
                Missed(nowMs);
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
        PaymentState state = _progress.State;
        switch (kind)
        {
            case ExchangeKind.Purchase:
                // Also late, while its result is being asked for; but never once its reversal has begun.
                return state == PaymentState.AwaitingAnswer || state == PaymentState.AwaitingPayer || state == PaymentState.Inquiring;
            case ExchangeKind.Inquiry:
                return state == PaymentState.Inquiring;
            default:
                return state == PaymentState.Reversing;
        }
    }

    // The purchase before may be answered twice, late and asked for, and the second answer come when the next one is not sent yet.
    private bool IsOurs(SwitchAnswer answer)
    {
        Purchase? purchase = _progress.Purchase;
        return purchase is not null && answer.Batch == purchase.Batch && answer.Stan == purchase.Stan;
    }

    private void Missed(long nowMs)
    {
        if (_progress.State == PaymentState.AwaitingAnswer)
            _progress.BeginInquiring(nowMs);
        else
            _progress.Settling.Missed(PaymentTimes.InquiryPauseMs, nowMs);
    }

    private void Decide(SwitchAnswer answer, long nowMs)
    {
        if (answer.Rrn.Length > 0)
            _progress.Rrn = answer.Rrn;
        if (answer.Meaning == ResponseMeaning.Approved)
            _ending.Begin(PaymentState.Approved, PaymentOutcome.Approved, answer, nowMs);
        else if (ResponseTable.IsDecline(answer.Meaning))
            _ending.Begin(PaymentState.Declined, PaymentOutcome.Declined, answer, nowMs);
        else if (answer.Meaning == ResponseMeaning.Pending)
            WaitForPayer(nowMs);
        else if (answer.Meaning == ResponseMeaning.NotFound && answer.Kind == ExchangeKind.Inquiry)
            // Never final: the purchase may still be travelling, and only a reversal closes its STAN.
            _progress.Enter(PaymentState.Reversing, nowMs);
        else
            Missed(nowMs);
    }

    private void WaitForPayer(long nowMs)
    {
        if (_progress.CancelWanted || nowMs - _progress.SentAtMs >= _progress.Rule.LimitMs)
        {
            if (_progress.CancelWanted)
                _progress.Tell(PaymentEventKind.TakingBack, _progress.Purchase);
            _progress.Enter(PaymentState.Reversing, nowMs);
            return;
        }
        _progress.Enter(PaymentState.AwaitingPayer, nowMs);
        _progress.DeadlineMs = nowMs + _progress.Rule.IntervalMs;
        if (!_progress.PayerTold)
            _progress.Tell(PaymentEventKind.PayerWanted, _progress.Purchase);
        _progress.PayerTold = true;
    }

    private void TakeReversalAnswer(SwitchAnswer answer, long nowMs)
    {
        if (ResponseTable.ClosesReversal(answer.Meaning))
            _ending.Begin(PaymentState.Reversed, PaymentOutcome.Reversed, answer, nowMs);
        else
            _progress.Settling.Missed(PaymentTimes.InquiryPauseMs, nowMs);
    }
}
