using ScanBox.Ports;
using Simulation.Timing;

namespace Simulation.Checks;

/// <summary>
/// Watches contacts and what the driver makes of them: a key is taken at most once for each time that its contact closes for longer
/// than a spike, however it bounces, and none that nobody closes.
/// </summary>
internal sealed class KeyWatch(Timeline time)
{
    // Longer than any bounce or spike lasts, shorter than what a driver needs to believe a contact: 20 ms.
    private const int RealMs = 18;

    // A contact that was open for so long is closed anew; bounces last less.
    private const int OpenMs = 15;

    // Until a driver has forgotten what it saw while wires touched.
    private const int SettlesMs = 60;

    // A key that was let go is taken within some turns of the loop, or never.
    private const int WaitsMs = 5_000;

    private const int Keys = 32;

    private readonly bool[] _isClosed = new bool[Keys];
    private readonly long[] _openedAtMs = new long[Keys];
    private readonly int[] _touches = new int[Keys];

    // When each touch that was not taken yet began to count.
    private readonly Queue<long>[] _due = [.. Enumerable.Range(0, Keys).Select(static _ => new Queue<long>())];
    private bool _wiresTouch;
    private long _untrueUntilMs = -1;

    /// <summary>A contact closes or opens.</summary>
    internal void Changes(Key key, bool isClosed)
    {
        int at = (int)key;
        _isClosed[at] = isClosed;
        if (!isClosed)
        {
            _openedAtMs[at] = time.NowMs;
            return;
        }
        if (time.NowMs - _openedAtMs[at] < OpenMs && _touches[at] > 0)
            return;
        _touches[at]++;
        time.After(RealMs, () =>
        {
            if (_isClosed[at])
                _due[at].Enqueue(time.NowMs);
        });
    }

    /// <summary>Wires of a matrix touch each other or ground, or do so no more: what the driver sees meanwhile is nobody's key.</summary>
    internal void WiresTouch(bool touch)
    {
        _wiresTouch = touch;
        _untrueUntilMs = time.NowMs + SettlesMs;
    }

    /// <summary>The box starts: a key that is down is new to it.</summary>
    internal void BoxStarts()
    {
        for (int i = 0; i < Keys; i++)
        {
            _due[i].Clear();
            if (_isClosed[i])
                _due[i].Enqueue(time.NowMs);
        }
    }

    /// <summary>The box takes a key.</summary>
    internal void Taken(Key key)
    {
        Queue<long> due = _due[(int)key];
        // One that is still down may have been hidden by others that stick: three corners of a rectangle close the fourth.
        while (!_isClosed[(int)key] && due.TryPeek(out long sinceMs) && time.NowMs - sinceMs > WaitsMs)
            due.Dequeue();
        if (!due.TryDequeue(out _) && !_wiresTouch && time.NowMs >= _untrueUntilMs)
            throw new ViolationException(Invariant.KeysAreFingers, $"the box takes the key {key}, which nobody has pressed since it took it last");
    }
}
