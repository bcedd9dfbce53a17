namespace CounterPage.Bench;

/// <summary>
/// What a part sounds like that has no samples on the board's wires: a voice module, a beeper. What has sounded is told piece by piece,
/// behind it, so that a part which is cut short is heard cut short.
/// </summary>
internal sealed class PartSound
{
    /// <summary>Samples a second: as the voice has.</summary>
    internal const int Rate = 8000;

    private const int SamplesInMs = Rate / 1000;
    private const int PieceMs = 100;

    private Func<int, short>? _wave;
    private long _beganMs;
    private long _endsMs;
    private long _toldMs;

    /// <summary>Happens for each piece: board time in ms at which it began, samples a second, the samples.</summary>
    internal event Action<long, int, short[]>? Ready;

    /// <summary>Whether it sounds.</summary>
    internal bool IsSounding => _wave is not null;

    /// <summary>Something begins to sound; what sounded has ended.</summary>
    /// <param name="atMs">Board time.</param>
    /// <param name="wave">The sample of each number, from 0 on.</param>
    /// <param name="lengthMs">How long it sounds unless it is ended.</param>
    internal void Begin(long atMs, Func<int, short> wave, long lengthMs = long.MaxValue)
    {
        End(atMs);
        (_wave, _beganMs, _toldMs) = (wave, atMs, atMs);
        _endsMs = lengthMs == long.MaxValue ? lengthMs : atMs + lengthMs;
    }

    /// <summary>It falls silent.</summary>
    internal void End(long atMs)
    {
        Tell(atMs);
        _wave = null;
    }

    /// <summary>Tells what has sounded by now, when it is worth a piece.</summary>
    internal void Look(long nowMs)
    {
        if (_wave is not null && (nowMs - _toldMs >= PieceMs || nowMs >= _endsMs))
            Tell(nowMs);
    }

    private void Tell(long untilMs)
    {
        long end = Math.Min(untilMs, _endsMs);
        if (_wave is Func<int, short> wave && end > _toldMs)
        {
            int from = (int)(_toldMs - _beganMs) * SamplesInMs;
            short[] piece = new short[(int)(end - _toldMs) * SamplesInMs];
            for (int i = 0; i < piece.Length; i++)
                piece[i] = wave(from + i);
            Ready?.Invoke(_toldMs, Rate, piece);
            _toldMs = end;
        }
        if (untilMs >= _endsMs)
            _wave = null;
    }
}
