using System;

namespace VoicePacks.Audio;

/// <summary>Mu-law encoding (ITU-T G.711), with its decision values.</summary>
public static class MuLawEncoder
{
    private const int Bias = 0x84;
    private const int Clip = 32635;

    /// <summary>Encodes one linear sample.</summary>
    public static byte Encode(short sample)
    {
        int sign = sample < 0 ? 0x80 : 0;
        int magnitude = Math.Min(Math.Abs((int)sample), Clip) + Bias;
        int exponent = 7;
        for (int mask = 0x4000; exponent > 0 && (magnitude & mask) == 0; mask >>= 1)
            exponent--;
        int mantissa = (magnitude >> (exponent + 3)) & 0x0F;
        return (byte)~(sign | (exponent << 4) | mantissa);
    }

    /// <summary>Encodes samples of -1 to 1.</summary>
    public static byte[] Encode(ReadOnlySpan<float> samples)
    {
        var encoded = new byte[samples.Length];
        for (int i = 0; i < samples.Length; i++)
            encoded[i] = Encode((short)Math.Clamp(MathF.Round(samples[i] * 32767f), short.MinValue, short.MaxValue));
        return encoded;
    }
}
