using System;
using System.Collections.Generic;
using VirtualBoard.Parts;

namespace VirtualBoard.Sound;

/// <summary>An I2S amplifier with its loudspeaker: it is heard only while its shutdown pin is high.</summary>
public sealed class VirtualSpeaker : IBoardPart
{
    private readonly List<(long At, bool On)> _switched = new();
    private readonly int _bck, _ws, _data, _enable;
    private BoardModel? _board;

    /// <summary>Makes an amplifier wired to these pins.</summary>
    public VirtualSpeaker(int bckPin, int wsPin, int dataPin, int enablePin) => (_bck, _ws, _data, _enable) = (bckPin, wsPin, dataPin, enablePin);

    /// <summary>Whether the amplifier is on now.</summary>
    public bool IsOn => _board is not null && _board.Pins.OutputLevel(_enable);

    private BoardModel Board => _board ?? throw new InvalidOperationException("The speaker is not attached.");

    /// <inheritdoc/>
    public void Attach(BoardModel board)
    {
        _board = board;
        board.Pins.OutputChanged += (pin, level) =>
        {
            if (pin != _enable)
                return;
            lock (_switched)
                _switched.Add((board.Clock.NowMicroseconds, level));
        };
    }

    /// <inheritdoc/>
    public void SupplyOn()
    {
    }

    /// <inheritdoc/>
    public void SupplyOff()
    {
    }

    /// <summary>What a listener heard since a moment of the board's clock, with its silences, as mono samples.</summary>
    /// <param name="sinceMicroseconds">Where to begin.</param>
    /// <param name="sampleRate">Rate of the samples, which the firmware must have used too.</param>
    public short[] Heard(long sinceMicroseconds, int sampleRate)
    {
        var samples = new List<short>();
        foreach (SoundPiece piece in Board.Sound.Pieces)
        {
            if (piece.BckPin != _bck || piece.WsPin != _ws || piece.DataPin != _data || piece.SampleRate != sampleRate || piece.EndMicroseconds <= sinceMicroseconds)
                continue;
            long first = (piece.StartMicroseconds - sinceMicroseconds) * sampleRate / 1_000_000;
            while (samples.Count < first)
                samples.Add(0);
            for (int i = 0; i < piece.Frames; i++)
            {
                long at = piece.StartMicroseconds + (i * 1_000_000L / sampleRate);
                if (at >= sinceMicroseconds)
                    samples.Add(WasOn(at) ? piece.Sample(i, 0) : (short)0);
            }
        }
        return samples.ToArray();
    }

    private bool WasOn(long atMicroseconds)
    {
        lock (_switched)
        {
            bool on = false;
            foreach ((long at, bool level) in _switched)
            {
                if (at > atMicroseconds)
                    break;
                on = level;
            }
            return on;
        }
    }
}
