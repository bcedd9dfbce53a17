using System;
using ScanBox.Voice;

namespace VoicePacks.Audio;

/// <summary>
/// Makes a raw recording into a clip that can stand beside every other clip: no rumble, no silence at the ends, short pauses,
/// the same loudness, no peak near full scale, and ends that fade so that nothing clicks.
/// </summary>
public static class SpeechShaper
{
    /// <summary>Loudness of every clip: RMS of its spoken frames, -15.9 dB below full scale. Loud for a market, still natural with <see cref="Ceiling"/>.</summary>
    public const float TargetRms = 0.16f;

    /// <summary>Highest peak, -1 dB.</summary>
    public const float Ceiling = 0.89f;

    /// <summary>Longest pause inside a clip.</summary>
    public const int MaxPauseMs = 110;

    private const int SamplesPerMs = MuLaw.SampleRate / 1000;
    private const int FrameLength = 5 * SamplesPerMs;
    private const int LeadMs = 15;
    private const int TailMs = 20;
    private const int FadeInMs = 4;
    private const int FadeOutMs = 14;
    private const int LookAhead = 4 * SamplesPerMs;
    private const int LoudnessRounds = 6;

    /// <summary>Frames quieter than the loudest by more than this factor (-38 dB) count as silence.</summary>
    private const float SilenceRatio = 0.0126f;

    /// <summary>Lowest frequency in hertz: a 4 ohm speaker of this size radiates nothing below it and only heats.</summary>
    private const double HighPassHz = 140;

    /// <summary>Shapes samples of -1 to 1 at 8 kHz.</summary>
    /// <exception cref="VoicePackException">There is no speech in them.</exception>
    public static float[] Shape(ReadOnlySpan<float> raw)
    {
        float[] voice = ShortenPauses(Trim(HighPass(raw)));
        for (int round = 0; round < LoudnessRounds; round++)
            voice = Limit(Scale(voice, TargetRms / SpokenRms(voice)));
        Fade(voice);
        return voice;
    }

    /// <summary>RMS over the frames that are not silence.</summary>
    public static float SpokenRms(ReadOnlySpan<float> samples)
    {
        float threshold = LoudestFrame(samples) * SilenceRatio;
        double sum = 0;
        int count = 0;
        for (int at = 0; at + FrameLength <= samples.Length; at += FrameLength)
        {
            ReadOnlySpan<float> frame = samples.Slice(at, FrameLength);
            if (Rms(frame) <= threshold)
                continue;
            foreach (float sample in frame)
                sum += (double)sample * sample;
            count += FrameLength;
        }
        return count == 0 ? 0 : (float)Math.Sqrt(sum / count);
    }

    /// <summary>Longest run of silent frames in milliseconds, ends included.</summary>
    public static int LongestPauseMs(ReadOnlySpan<float> samples)
    {
        float threshold = LoudestFrame(samples) * SilenceRatio;
        int longest = 0;
        int run = 0;
        for (int at = 0; at + FrameLength <= samples.Length; at += FrameLength)
        {
            run = Rms(samples.Slice(at, FrameLength)) <= threshold ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }
        return longest * FrameLength / SamplesPerMs;
    }

    /// <summary>Second-order Butterworth high-pass, which also removes any offset.</summary>
    private static float[] HighPass(ReadOnlySpan<float> input)
    {
        double w = Math.Tan(Math.PI * HighPassHz / MuLaw.SampleRate);
        double scale = 1 / (1 + Math.Sqrt(2) * w + w * w);
        double a1 = 2 * (w * w - 1) * scale;
        double a2 = (1 - Math.Sqrt(2) * w + w * w) * scale;
        var output = new float[input.Length];
        double x1 = 0, x2 = 0, y1 = 0, y2 = 0;
        for (int i = 0; i < input.Length; i++)
        {
            double y = (input[i] - 2 * x1 + x2) * scale - a1 * y1 - a2 * y2;
            (x2, x1, y2, y1) = (x1, input[i], y1, y);
            output[i] = (float)y;
        }
        return output;
    }

    private static float[] Trim(float[] samples)
    {
        float loudest = LoudestFrame(samples);
        if (loudest < 1e-4f)
            throw new VoicePackException("the recording is silent");
        float threshold = loudest * SilenceRatio;
        int first = 0;
        while (Rms(samples.AsSpan(first, FrameLength)) <= threshold)
            first += FrameLength;
        int last = first;
        for (int at = first; at + FrameLength <= samples.Length; at += FrameLength)
        {
            if (Rms(samples.AsSpan(at, FrameLength)) > threshold)
                last = at;
        }
        int from = Math.Max(0, first - LeadMs * SamplesPerMs);
        int to = Math.Min(samples.Length, last + FrameLength + TailMs * SamplesPerMs);
        return samples[from..to];
    }

    /// <summary>Cuts pauses from their middle, where nothing is heard.</summary>
    private static float[] ShortenPauses(float[] samples)
    {
        float threshold = LoudestFrame(samples) * SilenceRatio;
        const int MaxPause = MaxPauseMs * SamplesPerMs / FrameLength * FrameLength;
        var output = new float[samples.Length];
        int length = 0;
        int at = 0;
        while (at < samples.Length)
        {
            int end = at;
            while (end + FrameLength <= samples.Length && Rms(samples.AsSpan(end, FrameLength)) <= threshold)
                end += FrameLength;
            int pause = end - at;
            int keep = Math.Min(pause, MaxPause);
            samples.AsSpan(at, keep / 2).CopyTo(output.AsSpan(length));
            samples.AsSpan(end - (keep - keep / 2), keep - keep / 2).CopyTo(output.AsSpan(length + keep / 2));
            length += keep;
            int voiced = Math.Min(FrameLength, samples.Length - end);
            samples.AsSpan(end, voiced).CopyTo(output.AsSpan(length));
            length += voiced;
            at = end + voiced;
        }
        return output[..length];
    }

    private static float[] Scale(float[] samples, float gain)
    {
        var output = new float[samples.Length];
        for (int i = 0; i < samples.Length; i++)
            output[i] = samples[i] * gain;
        return output;
    }

    /// <summary>Turns the gain down smoothly before a peak and up again after it, instead of cutting the peak off.</summary>
    private static float[] Limit(float[] samples)
    {
        var gain = new float[samples.Length];
        Array.Fill(gain, 1f);
        for (int i = 0; i < samples.Length; i++)
        {
            float peak = Math.Abs(samples[i]);
            if (peak <= Ceiling)
                continue;
            float needed = Ceiling / peak;
            for (int j = Math.Max(0, i - LookAhead); j <= Math.Min(samples.Length - 1, i + LookAhead); j++)
            {
                float distance = (float)Math.Abs(i - j) / LookAhead;
                float here = 1 - (1 - needed) * 0.5f * (1 + MathF.Cos(MathF.PI * distance));
                gain[j] = Math.Min(gain[j], here);
            }
        }
        for (int i = 0; i < samples.Length; i++)
            gain[i] *= samples[i];
        return gain;
    }

    private static void Fade(float[] samples)
    {
        FadeEnd(samples, FadeInMs * SamplesPerMs, i => i);
        FadeEnd(samples, FadeOutMs * SamplesPerMs, i => samples.Length - 1 - i);
    }

    private static void FadeEnd(float[] samples, int length, Func<int, int> position)
    {
        length = Math.Min(length, samples.Length / 2);
        for (int i = 0; i < length; i++)
            samples[position(i)] *= 0.5f * (1 - MathF.Cos(MathF.PI * i / length));
    }

    private static float LoudestFrame(ReadOnlySpan<float> samples)
    {
        float loudest = 0;
        for (int at = 0; at + FrameLength <= samples.Length; at += FrameLength)
            loudest = Math.Max(loudest, Rms(samples.Slice(at, FrameLength)));
        return loudest;
    }

    private static float Rms(ReadOnlySpan<float> frame)
    {
        double sum = 0;
        foreach (float sample in frame)
            sum += (double)sample * sample;
        return (float)Math.Sqrt(sum / frame.Length);
    }
}
