using ScanBox.Payments;
using ScanBox.Ports;
using ScanBox.Switching;
using ScanBox.Voice;

namespace ScanBox;

/// <summary>
/// Lists the payments whose result nobody knows, for a call to the acquirer: amount, time, and the end of the RRN 参考号, or the
/// STAN 流水号 where the switch has named none; and at the end the number of the box. The log gets the same, unabridged.
/// </summary>
internal sealed class UnknownList
{
    // Enough to find a payment of which amount and time are known, few enough to be written down.
    private const int RrnTailDigits = 6;

    private const int StanDigits = 6;

    private readonly Announcer _announcer;
    private readonly IBoxLog _log;
    private readonly string _terminal;
    private readonly string _serial;
    private readonly Sentence _sentence = new Sentence();

    internal UnknownList(Announcer announcer, IBoxLog log, string terminal, string serial)
    {
        _announcer = announcer;
        _log = log;
        _terminal = terminal;
        _serial = serial;
    }

    internal void Tell(JournalState state, long nowMs)
    {
        // The list needs most of the queue, and is what the vendor asked for.
        _announcer.DropPrompts();
        int count = state.OpenCount;
        _announcer.Say(Phrases.UnknownCount(_sentence, count));
        _log.Write(nowMs, $"unknown payments: {count}");
        for (int i = 0; i < count; i++)
            Tell(state.OpenAt(i), i + 1, nowMs);
        if (count == 0)
            return;
        _announcer.Say(Phrases.CallAcquirer(_sentence, System.Text.Encoding.UTF8.GetBytes(_serial)));
        _log.Write(nowMs, $"unknown payments: call the acquirer with terminal {_terminal}, serial {_serial}");
    }

    private void Tell(Purchase unknown, int position, long nowMs)
    {
        byte clip = Clip.RrnTail;
        string number = unknown.Rrn;
        if (number.Length == 0)
        {
            clip = Clip.Stan;
            number = unknown.Stan.ToString().PadLeft(StanDigits, '0');
        }
        else if (number.Length > RrnTailDigits)
        {
            number = number.Substring(number.Length - RrnTailDigits);
        }
        _announcer.Say(Phrases.UnknownPayment(_sentence, position, unknown.AmountFen, unknown.Minute, clip, System.Text.Encoding.UTF8.GetBytes(number)));
        string what = unknown.Kind == PurchaseKind.Purchase ? "purchase" : unknown.Kind == PurchaseKind.Void ? "void" : "refund";
        string time = unknown.Minute < 0 ? "unknown time" : $"{unknown.Minute / 60}:{(unknown.Minute % 60).ToString().PadLeft(2, '0')}";
        string rrn = unknown.Rrn.Length == 0 ? "none" : unknown.Rrn;
        _log.Write(nowMs, $"unknown payment {position}: {what}, batch {unknown.Batch} STAN {unknown.Stan} {unknown.SchemeId} {unknown.AmountFen} fen at {time}, RRN {rrn}");
    }
}
