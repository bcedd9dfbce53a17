using System;
using System.Collections.Generic;
using System.Linq;

namespace VirtualBoard.Sound;

/// <summary>What left the board through I2S: 16-bit stereo samples with the moment each began to sound.</summary>
public sealed class SoundRecorder
{
    /// <summary>Older sound is forgotten: at 8 kHz stereo this is about half an hour of speech.</summary>
    private const long MaxBytes = 64L << 20;

    private readonly LinkedList<SoundPiece> _pieces = new();
    private long _bytes;

    /// <summary>How often the firmware wrote more than there was room for and stood still because of it.</summary>
    public int Waits { get; internal set; }

    /// <summary>The pieces as the firmware wrote them, oldest first.</summary>
    public IReadOnlyList<SoundPiece> Pieces
    {
        get
        {
            lock (_pieces)
                return _pieces.ToArray();
        }
    }

    /// <summary>Happens when the firmware has written a piece.</summary>
    public event Action<SoundPiece>? Written;

    internal void Add((int Bck, int Ws, int Data) pins, long startMicroseconds, int sampleRate, byte[] bytes)
    {
        var piece = new SoundPiece(pins.Bck, pins.Ws, pins.Data, startMicroseconds, sampleRate, bytes);
        lock (_pieces)
        {
            _pieces.AddLast(piece);
            _bytes += bytes.Length;
            while (_bytes > MaxBytes && _pieces.First is { } oldest)
            {
                _bytes -= oldest.Value.Stereo.Length;
                _pieces.RemoveFirst();
            }
        }
        Written?.Invoke(piece);
    }

    /// <summary>A reset stops the bus: what was still in the DMA memory never sounds.</summary>
    internal void RunEnded(long nowMicroseconds)
    {
        lock (_pieces)
        {
            while (_pieces.Last is { } last && last.Value.EndMicroseconds > nowMicroseconds)
            {
                _pieces.RemoveLast();
                _bytes -= last.Value.Stereo.Length;
                if (last.Value.StartMicroseconds >= nowMicroseconds)
                    continue;
                SoundPiece rest = last.Value.CutAt(nowMicroseconds);
                _pieces.AddLast(rest);
                _bytes += rest.Stereo.Length;
                return;
            }
        }
    }
}
