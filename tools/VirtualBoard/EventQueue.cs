using System;
using System.Collections.Generic;

namespace VirtualBoard;

/// <summary>What the parts of a board are going to do, in order of time; what was scheduled first goes first.</summary>
internal sealed class EventQueue
{
    private readonly PriorityQueue<Action, (long At, long Order)> _queue = new();
    private long _order;

    /// <summary>Moment of the next event in microseconds, <see cref="long.MaxValue"/> when there is none.</summary>
    public long NextAt => _queue.TryPeek(out _, out (long At, long Order) key) ? key.At : long.MaxValue;

    public void Add(long atMicroseconds, Action what) => _queue.Enqueue(what, (atMicroseconds, _order++));

    public Action Take() => _queue.Dequeue();

    public void Clear() => _queue.Clear();
}
