using ScanBox.Switching;

namespace ScanBox.Payments;

/// <summary>
/// Takes the total of the day over from the switch after the journal was lost or damaged. The switch's total counts everything that it
/// has approved, so it is right here only when nothing that the box remembers is still unknown and nothing of the terminal
/// waits for its payer there; until then the box asks again.
/// </summary>
public sealed class TotalAdoption
{
    // Longer than a payer types; a payment that nobody decides closes itself at the switch within minutes.
    private const int AskAgainMs = 60_000;

    private readonly SwitchClient _switch;
    private readonly PaymentJournal _journal;
    private long _askAtMs = long.MaxValue;

    /// <summary>Puts it together.</summary>
    public TotalAdoption(SwitchClient client, PaymentJournal journal)
    {
        _switch = client;
        _journal = journal;
    }

    /// <summary>Looks at a sign-in that has just succeeded.</summary>
    /// <returns>How many receipts of the day the box has got back; 0 also when it knew them all.</returns>
    public int SignedIn(long nowMs)
    {
        _askAtMs = long.MaxValue;
        JournalState state = _journal.State;
        DayTotal total = _switch.DayTotal;
        if (!state.TotalsLost || total.Date == 0)
            return 0;
        int known = state.TotalDate == total.Date ? state.TotalCount : 0;
        if (total.IsFinal && state.OpenCount == 0 && _journal.RecordDayTotal(total.Date, total.Count, total.Fen))
            return total.Count > known ? total.Count - known : 0;
        _askAtMs = nowMs + AskAgainMs;
        return 0;
    }

    /// <summary>Signs in anew when the total is still wanted and nobody is disturbed by it.</summary>
    /// <param name="nowMs">Uptime in ms.</param>
    /// <param name="idle">Whether the vendor does nothing with the box.</param>
    /// <returns>Uptime in ms of the next thing that is due by itself.</returns>
    public long Step(long nowMs, bool idle)
    {
        if (nowMs < _askAtMs)
            return _askAtMs;
        if (!idle || _journal.State.OpenCount > 0 || !_switch.SignedIn)
            return long.MaxValue;
        _askAtMs = long.MaxValue;
        _switch.Renew(nowMs);
        return nowMs;
    }
}
