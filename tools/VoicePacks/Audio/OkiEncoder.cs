using System;
using ScanBox.Voice;

namespace VoicePacks.Audio;

/// <summary>Codes a clip as OKI ADPCM, by trying every pair of codes and keeping the one that comes closest.</summary>
public static class OkiEncoder
{
    private const int Codes = 16;

    // From 16 to 12 bits.
    private const int Scale = 16;

    /// <summary>Encodes mu-law samples; an odd number gets a silent one more.</summary>
    public static byte[] Encode(ReadOnlySpan<byte> muLaw)
    {
        var coded = new byte[(muLaw.Length + 1) / 2];
        var decoder = new OkiModel();
        for (int i = 0; i < coded.Length; i++)
        {
            int first = Target(muLaw, 2 * i), second = Target(muLaw, (2 * i) + 1);
            int best = 0;
            long bestError = long.MaxValue;
            for (int pair = 0; pair < Codes * Codes; pair++)
            {
                OkiModel trial = decoder.After(pair >> 4);
                long error = Square(trial.Sample - first);
                if (error >= bestError)
                    continue;
                error += Square(trial.After(pair & 0xF).Sample - second);
                if (error < bestError)
                    (best, bestError) = (pair, error);
            }
            coded[i] = (byte)best;
            decoder = decoder.After(best >> 4).After(best & 0xF);
        }
        return coded;
    }

    private static int Target(ReadOnlySpan<byte> muLaw, int index) =>
        index < muLaw.Length ? (int)Math.Round(MuLaw.Decode(muLaw[index]) / (double)Scale) : 0;

    private static long Square(int value) => (long)value * value;

    /// <summary>A decoder's state as a value, so that codes can be tried and taken back.</summary>
    private readonly record struct OkiModel(int Sample, int Step)
    {
        private static readonly int[] s_steps = MakeSteps();
        private static readonly int[] s_moves = [-1, -1, -1, -1, 2, 4, 6, 8];

        public OkiModel After(int code)
        {
            int magnitude = code & 7;
            int difference = (s_steps[Step] * ((2 * magnitude) + 1)) >> 3;
            int sample = Math.Clamp(Sample + ((code & 8) != 0 ? -difference : difference), -OkiAdpcm.MaxSample - 1, OkiAdpcm.MaxSample);
            return new OkiModel(sample, Math.Clamp(Step + s_moves[magnitude], 0, s_steps.Length - 1));
        }

        /// <summary>Each step is 1.1 times the one before, from 16 on (the format's definition).</summary>
        private static int[] MakeSteps()
        {
            var steps = new int[49];
            for (int i = 0; i < steps.Length; i++)
                steps[i] = (int)Math.Floor(16 * Math.Pow(1.1, i));
            return steps;
        }
    }
}
