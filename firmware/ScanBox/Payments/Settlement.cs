using ScanBox.Switching;

namespace ScanBox.Payments;

/// <summary>
/// End of day: sends the totals of the open batch to the switch, which compares them and closes the batch; the sign-in that
/// follows opens the next one. Repeating it is harmless, so a lost answer is simply asked for again.
/// </summary>
public sealed class Settlement
{
    // A switch that compares a day's payments may take its time, but not three times as long.
    private const int Tries = 3;

    private readonly SwitchClient _switch;
    private readonly JournalState _state;
    private readonly SettlementTotals _totals = new SettlementTotals();
    private int _triesLeft;
    private long _deadlineMs;
    private bool _finished;

    /// <summary>Puts it together.</summary>
    public Settlement(SwitchClient client, JournalState state)
    {
        _switch = client;
        _state = state;
    }

    /// <summary>Whether a settlement is in progress; no payment may begin meanwhile.</summary>
    public bool IsRunning { get; private set; }

    /// <summary>What the switch said; <see cref="SettlementResult.Error"/> also when it never answered.</summary>
    public SettlementResult Result { get; private set; }

    /// <summary>Begins, unless a result is unknown or there is no path.</summary>
    public bool Begin(long nowMs)
    {
        if (IsRunning || _state.OpenCount > 0 || !_switch.SignedIn)
            return false;
        IsRunning = true;
        _triesLeft = Tries;
        _deadlineMs = nowMs;
        return true;
    }

    /// <summary>Whether a settlement has just ended; asked once.</summary>
    public bool TakeFinished()
    {
        bool finished = _finished;
        _finished = false;
        return finished;
    }

    /// <summary>Does what is due.</summary>
    /// <returns>Uptime in ms of the next thing that is due by itself.</returns>
    public long Step(long nowMs)
    {
        if (!IsRunning)
            return long.MaxValue;
        if (_switch.TakeSettlement(out SettlementResult result))
        {
            End(result, nowMs);
            return nowMs;
        }
        if (nowMs < _deadlineMs)
            return _deadlineMs;
        if (_triesLeft == 0)
        {
            End(SettlementResult.Error, nowMs);
            return nowMs;
        }
        _triesLeft--;
        _deadlineMs = nowMs + PaymentTimes.SettleWaitMs;
        _totals.DebitCount = _state.DebitCount;
        _totals.DebitFen = _state.DebitFen;
        _totals.CreditCount = _state.CreditCount;
        _totals.CreditFen = _state.CreditFen;
        _totals.Result = SettlementResult.None;
        _switch.SendSettlement(_totals, nowMs);
        return _deadlineMs;
    }

    private void End(SettlementResult result, long nowMs)
    {
        IsRunning = false;
        Result = result;
        _finished = true;
        if (result == SettlementResult.Equal || result == SettlementResult.NotEqual)
            // The batch is closed: the day is over, and the next payment opens another.
            _switch.SignOut(nowMs);
        else
            // Should the batch be closed there nevertheless, the sign-in brings the next one.
            _switch.SignInAgain(nowMs);
    }
}
