using System;

namespace VirtualBoard.Sound;

/// <summary>Samples that left through I2S without a gap.</summary>
/// <param name="BckPin">Pin of the bit clock.</param>
/// <param name="WsPin">Pin of the word select.</param>
/// <param name="DataPin">Pin of the data.</param>
/// <param name="StartMicroseconds">Time of the board at which the first sample sounds.</param>
/// <param name="SampleRate">Frames a second.</param>
/// <param name="Stereo">16-bit little endian samples, two a frame.</param>
public sealed record SoundPiece(int BckPin, int WsPin, int DataPin, long StartMicroseconds, int SampleRate, ReadOnlyMemory<byte> Stereo)
{
    private const int BytesPerFrame = 4;

    /// <summary>Frames, that is samples a channel.</summary>
    public int Frames => Stereo.Length / BytesPerFrame;

    /// <summary>Time of the board at which the last sample has sounded.</summary>
    public long EndMicroseconds => StartMicroseconds + (Frames * 1_000_000L / SampleRate);

    /// <summary>The sample of one channel: 0 is the first of a frame.</summary>
    public short Sample(int frame, int channel) => BitConverter.ToInt16(Stereo.Span.Slice((frame * BytesPerFrame) + (channel * 2), 2));

    internal SoundPiece CutAt(long microseconds)
    {
        int frames = (int)((microseconds - StartMicroseconds) * SampleRate / 1_000_000);
        return this with { Stereo = Stereo[..(frames * BytesPerFrame)] };
    }
}
