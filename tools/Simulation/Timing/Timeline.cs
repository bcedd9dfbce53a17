namespace Simulation.Timing;

/// <summary>Virtual time and what is due when. Nothing ever waits: time jumps.</summary>
public sealed class Timeline
{
    private readonly PriorityQueue<Action, (long AtMs, long Order)> _due = new();
    private long _order;

    /// <summary>Milliseconds since the run began.</summary>
    public long NowMs { get; set; }

    /// <summary>When the next event is due; <see cref="long.MaxValue"/> when there is none.</summary>
    public long NextMs => _due.TryPeek(out _, out (long AtMs, long Order) first) ? first.AtMs : long.MaxValue;

    /// <summary>Something happens later. Events of one moment happen in the order they were planned.</summary>
    public void After(long ms, Action what) => At(NowMs + ms, what);

    /// <summary>Something happens at a time, at once when that is over.</summary>
    public void At(long atMs, Action what) => _due.Enqueue(what, (Math.Max(atMs, NowMs), _order++));

    /// <summary>Does what is due now.</summary>
    public void RunDue()
    {
        while (_due.TryPeek(out _, out (long AtMs, long Order) first) && first.AtMs <= NowMs)
            _due.Dequeue()();
    }
}
