using System;

namespace ScanBox.Switching;

/// <summary>The last answer to a piece of an update, copied out of its message: the next message may follow at once.</summary>
internal sealed class UpdateAnswer
{
    /// <summary>What F62 holds at most.</summary>
    internal const int MaxBytes = 512;

    private readonly byte[] _content = new byte[MaxBytes];
    private int _count = SwitchClient.NoUpdateAnswer;

    /// <summary>STAN of the request that is unanswered, 0 for none.</summary>
    internal int Stan { get; private set; }

    /// <summary>A request was sent: only its answer counts from now on.</summary>
    internal void Expect(int stan)
    {
        Stan = stan;
        _count = SwitchClient.NoUpdateAnswer;
    }

    /// <summary>Takes the answer over. Without F62 it is a refusal, a piece of no bytes.</summary>
    internal void Accept(IsoMessage answer, bool approved)
    {
        Stan = 0;
        _count = 0;
        if (!approved || !answer.Has(62))
            return;
        _count = answer.LengthOf(62);
        Array.Copy(answer.GetBuffer(), answer.OffsetOf(62), _content, 0, _count);
    }

    /// <summary>Takes it once.</summary>
    internal int Take(byte[] target)
    {
        int count = _count;
        _count = SwitchClient.NoUpdateAnswer;
        if (count > 0)
            Array.Copy(_content, 0, target, 0, count);
        return count;
    }
}
