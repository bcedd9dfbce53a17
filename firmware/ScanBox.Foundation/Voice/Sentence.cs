using System;

namespace ScanBox.Voice;

/// <summary>One thing to say: a bounded list of clips with a priority. Made once and filled again and again.</summary>
public sealed class Sentence
{
    /// <summary>Most clips in one sentence; the longest, a day's total with the largest count and sum, has 50.</summary>
    public const int MaxClips = 56;

    private readonly byte[] _clips = new byte[MaxClips];

    /// <summary>Clips in the sentence, 0 to <see cref="MaxClips"/>.</summary>
    public int Count { get; private set; }

    /// <summary>What it may interrupt.</summary>
    public SentencePriority Priority { get; private set; }

    /// <summary>The caller's own mark, for instance the STAN of the purchase that the sentence is about; 0 for none.</summary>
    public long Tag { get; private set; }

    /// <summary>One clip id of the sentence.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The position is not below <see cref="Count"/>.</exception>
    public byte this[int position]
    {
        get
        {
            if (position < 0 || position >= Count)
                throw new ArgumentOutOfRangeException(nameof(position));
            return _clips[position];
        }
    }

    /// <summary>Empties the sentence and begins a new one.</summary>
    public void Begin(SentencePriority priority, long tag)
    {
        Count = 0;
        Priority = priority;
        Tag = tag;
    }

    /// <summary>Adds one clip.</summary>
    /// <returns>False when the sentence is full; it is then unchanged.</returns>
    public bool Add(byte clip)
    {
        if (Count == MaxClips)
            return false;
        _clips[Count++] = clip;
        return true;
    }

    /// <summary>Makes this sentence equal to another.</summary>
    public void CopyFrom(Sentence other)
    {
        Array.Copy(other._clips, 0, _clips, 0, other.Count);
        Count = other.Count;
        Priority = other.Priority;
        Tag = other.Tag;
    }

    /// <summary>Whether another sentence has the same clips, priority and tag.</summary>
    public bool SameAs(Sentence other)
    {
        if (Count != other.Count || Priority != other.Priority || Tag != other.Tag)
            return false;
        for (int i = 0; i < Count; i++)
        {
            if (_clips[i] != other._clips[i])
                return false;
        }
        return true;
    }

    /// <summary>The words in Chinese. Makes a new string: not for idle steps.</summary>
    public string Text()
    {
        string text = "";
        for (int i = 0; i < Count; i++)
            text += ClipText.Of(_clips[i]);
        return text;
    }

    internal void CutTo(int count) => Count = count;
}
