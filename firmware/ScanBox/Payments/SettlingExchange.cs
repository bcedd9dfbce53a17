using ScanBox.Switching;

namespace ScanBox.Payments;

/// <summary>
/// The bounded tries of an inquiry or a reversal. A try ends with an answer, or it counts as lost: when the answer does
/// not come in time, when the link breaks, or when there is no path for as long as an answer would have taken.
/// </summary>
internal sealed class SettlingExchange
{
    private int _lost;
    private bool _onTheWire;
    private long _deadlineMs;
    private long _pauseUntilMs;

    /// <summary>Uptime in ms when it wants to be asked again.</summary>
    internal long WakeMs { get; private set; }

    internal void Start(long nowMs)
    {
        _lost = 0;
        _onTheWire = false;
        _pauseUntilMs = nowMs;
        _deadlineMs = nowMs + PaymentTimes.SettleWaitMs;
        WakeMs = nowMs;
    }

    internal bool IsExhausted(int tries) => _lost >= tries;

    /// <summary>Whether a message should be sent now; otherwise <see cref="WakeMs"/> says when to ask again.</summary>
    internal bool MaySend(bool signedIn, bool connected, long nowMs)
    {
        if (_onTheWire)
        {
            if (nowMs < _deadlineMs && connected)
            {
                WakeMs = _deadlineMs;
                return false;
            }
            Lose(nowMs, nowMs);
            return false;
        }
        if (nowMs < _pauseUntilMs)
        {
            WakeMs = _pauseUntilMs;
            return false;
        }
        if (signedIn)
            return true;
        if (nowMs >= _deadlineMs)
            Lose(nowMs, nowMs);
        else
            WakeMs = _deadlineMs;
        return false;
    }

    /// <summary>Takes the result of sending; true when the message is on the wire.</summary>
    internal bool Sent(SendResult result, long nowMs)
    {
        switch (result)
        {
            case SendResult.Sent:
                _onTheWire = true;
                _deadlineMs = nowMs + PaymentTimes.SettleWaitMs;
                WakeMs = _deadlineMs;
                return true;
            case SendResult.MaybeSent:
                Lose(nowMs, nowMs);
                return false;
            default:
                WakeMs = _deadlineMs;
                return false;
        }
    }

    /// <summary>The answer decided nothing, or could not be trusted.</summary>
    internal void Missed(int pauseMs, long nowMs) => Lose(nowMs, nowMs + pauseMs);

    private void Lose(long nowMs, long pauseUntilMs)
    {
        _lost++;
        _onTheWire = false;
        _pauseUntilMs = pauseUntilMs;
        _deadlineMs = pauseUntilMs + PaymentTimes.SettleWaitMs;
        WakeMs = nowMs;
    }
}
