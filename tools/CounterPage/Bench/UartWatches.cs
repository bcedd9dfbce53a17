using CounterPage.Steps;
using VirtualBoard.Modems;
using VirtualBoard.Scanners;
using VirtualBoard.Serial;
using VirtualBoard.Sound;
using Workbench;

namespace CounterPage.Bench;

/// <summary>Every UART of the board, told by the part at its far end.</summary>
internal sealed class UartWatches
{
    private readonly Dictionary<ISerialPart, UartWatch> _watches = [];
    private readonly Func<bool> _isVisit;
    private readonly Func<bool> _isPayment;

    /// <summary>Makes a watch for each part.</summary>
    /// <param name="timeline">Where the steps go.</param>
    /// <param name="workplace">The bench with its parts.</param>
    /// <param name="isVisit">Whether a customer is there. A voice module is asked how it is all day: it is told only then.</param>
    /// <param name="isPayment">Whether the box has a payment at the switch. A modem has much to tell of itself: it is told only then.</param>
    internal UartWatches(Timeline timeline, BoxWorkplace workplace, Func<bool> isVisit, Func<bool> isPayment)
    {
        (_isVisit, _isPayment) = (isVisit, isPayment);
        if (workplace.Scanner is ISerialPart scanner)
            _watches[scanner] = new UartWatch(timeline, UartForm.Scanner);
        if (workplace.Voice is VirtualVoiceModule voice)
            _watches[voice] = new UartWatch(timeline, UartForm.Voice);
        if (workplace.Modem is VirtualModem modem)
            _watches[modem] = new UartWatch(timeline, UartForm.Modem);
    }

    /// <summary>Whether a burst waits to be told.</summary>
    internal bool IsWaiting => _watches.Values.Any(watch => watch.IsWaiting);

    internal void Take(long atMs, bool toPart, UartByte seen)
    {
        if (_watches.TryGetValue(seen.Part, out UartWatch? watch) && (seen.Part is IVirtualScanner || (seen.Part is VirtualModem ? _isPayment() : _isVisit())))
            watch.Take(atMs, toPart, seen.Value);
    }

    /// <summary>Tells the bursts that have ended.</summary>
    internal void Look(long nowMs)
    {
        foreach (UartWatch watch in _watches.Values)
            watch.Look(nowMs);
    }

    /// <summary>Tells what is there of every burst.</summary>
    internal void Flush()
    {
        foreach (UartWatch watch in _watches.Values)
            watch.Flush();
    }
}
