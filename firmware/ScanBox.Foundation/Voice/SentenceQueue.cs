namespace ScanBox.Voice;

/// <summary>Sentences that wait, bounded; the highest priority goes first, and among equals the oldest.</summary>
internal sealed class SentenceQueue
{
    private readonly Sentence[] _slots;

    public SentenceQueue(int length)
    {
        _slots = new Sentence[length];
        for (int i = 0; i < length; i++)
            _slots[i] = new Sentence();
    }

    public int Count { get; private set; }

    /// <summary>
    /// Adds a copy. A prompt that already waits is not added twice; money is, for two receipts may well be equal. When the queue is full, the oldest of the lowest priority
    /// makes room for one that is at least as important; money never makes room for anything.
    /// </summary>
    /// <returns>False when there was no room.</returns>
    public bool Add(Sentence sentence)
    {
        for (int i = 0; i < Count; i++)
        {
            if (sentence.Priority != SentencePriority.Money && _slots[i].SameAs(sentence))
                return true;
        }
        if (Count == _slots.Length && !MakeRoomFor(sentence.Priority))
            return false;
        _slots[Count++].CopyFrom(sentence);
        return true;
    }

    /// <summary>Whether something more important than this waits.</summary>
    public bool Outranks(SentencePriority priority)
    {
        for (int i = 0; i < Count; i++)
        {
            if (_slots[i].Priority > priority)
                return true;
        }
        return false;
    }

    /// <summary>Moves the next sentence into <paramref name="into"/>; the queue must not be empty.</summary>
    public void Take(Sentence into)
    {
        int best = 0;
        for (int i = 1; i < Count; i++)
        {
            if (_slots[i].Priority > _slots[best].Priority)
                best = i;
        }
        into.CopyFrom(_slots[best]);
        RemoveAt(best);
    }

    /// <summary>Removes all that is less important than money.</summary>
    public void RemovePrompts()
    {
        for (int i = Count - 1; i >= 0; i--)
        {
            if (_slots[i].Priority != SentencePriority.Money)
                RemoveAt(i);
        }
    }

    private bool MakeRoomFor(SentencePriority priority)
    {
        int lowest = 0;
        for (int i = 1; i < Count; i++)
        {
            if (_slots[i].Priority < _slots[lowest].Priority)
                lowest = i;
        }
        if (_slots[lowest].Priority == SentencePriority.Money || _slots[lowest].Priority > priority)
            return false;
        RemoveAt(lowest);
        return true;
    }

    private void RemoveAt(int position)
    {
        Sentence freed = _slots[position];
        Count--;
        for (int i = position; i < Count; i++)
            _slots[i] = _slots[i + 1];
        _slots[Count] = freed;
    }
}
