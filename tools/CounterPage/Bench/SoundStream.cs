using VirtualBoard.Sound;

namespace CounterPage.Bench;

/// <summary>Collects what leaves the board through I2S to pieces that are worth sending.</summary>
internal sealed class SoundStream
{
    private const int PieceMs = 100;

    /// <summary>What waits for company no longer than this, in ms.</summary>
    private const long WaitMs = 40;

    private readonly List<short> _samples = [];
    private int _rate;
    private long _startUs;
    private long _lastArrivedMs;

    /// <summary>Happens for each piece: board time in ms at which it begins to sound, samples a second, the samples.</summary>
    internal event Action<long, int, short[]>? Ready;

    /// <summary>Board time in ms at which the last sample has sounded.</summary>
    internal long EndsAtMs { get; private set; }

    internal bool IsWaiting => _samples.Count > 0;

    internal void Take(long atMs, SoundPiece piece)
    {
        // A gap: what is played together is sent together, and nothing else.
        long endUs = _startUs + (_rate == 0 ? 0 : _samples.Count * 1_000_000L / _rate);
        if (_samples.Count > 0 && (piece.SampleRate != _rate || Math.Abs(piece.StartMicroseconds - endUs) > 1000))
            Flush();
        if (_samples.Count == 0)
            (_startUs, _rate) = (piece.StartMicroseconds, piece.SampleRate);
        for (int i = 0; i < piece.Frames; i++)
            _samples.Add(piece.Sample(i, 0));
        _lastArrivedMs = atMs;
        EndsAtMs = piece.EndMicroseconds / 1000;
        if (_samples.Count >= _rate * PieceMs / 1000)
            Flush();
    }

    internal void Look(long nowMs)
    {
        if (_samples.Count > 0 && nowMs - _lastArrivedMs > WaitMs)
            Flush();
    }

    /// <summary>The board lost its power: what was still to sound never does.</summary>
    internal void Stop(long nowMs)
    {
        Flush();
        EndsAtMs = Math.Min(EndsAtMs, nowMs);
    }

    private void Flush()
    {
        if (_samples.Count == 0)
            return;
        short[] piece = [.. _samples];
        _samples.Clear();
        Ready?.Invoke(_startUs / 1000, _rate, piece);
    }
}
