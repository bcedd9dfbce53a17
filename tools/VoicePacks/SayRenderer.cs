using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ScanBox.Ports;
using ScanBox.Voice;
using VoicePacks.Audio;
using WholeFiles;

namespace VoicePacks;

/// <summary>What a sentence is: its words, its clips by name, how long it sounds, and its mu-law samples at 8 kHz.</summary>
public sealed record SaidSentence(string Text, IReadOnlyList<string> Clips, int DurationMs, ReadOnlyMemory<byte> Samples)
{
    /// <summary>Writes the sound as a WAV file, 16-bit linear, 8 kHz, mono.</summary>
    public void WriteWav(string path) => WholeFile.Write(path, WavFile.Of(Samples.Span));
}

/// <summary>Renders sentences with the firmware's own announcer, sample for sample what the box plays.</summary>
public sealed class SayRenderer
{
    /// <summary>More steps than the longest sentence of longest clips needs.</summary>
    private const int MaxSteps = 100_000;

    private readonly PackReader _pack;

    /// <summary>Takes an opened pack.</summary>
    public SayRenderer(PackReader pack) => _pack = pack;

    /// <summary>The scheme ids that have a brand.</summary>
    public static IReadOnlyList<string> Brands { get; } =
        ["wechat", "alipay", "unionpay", "jd", "bestpay", "hebao", "wo", "pingan", "mipay", "ecny", "qq", "emv", "unknown"];

    /// <summary>Opens a pack, by default the one beside the program.</summary>
    /// <exception cref="VoicePackException">There is none, or it is damaged.</exception>
    public static SayRenderer Open(string? packPath = null) => new(PackReader.Open(packPath ?? PackReader.DefaultPath));

    /// <summary>A fresh receipt.</summary>
    /// <param name="scheme">One of <see cref="Brands"/>.</param>
    /// <param name="fen">Amount in fen, 0 to <see cref="AmountReading.MaxFen"/>.</param>
    public SaidSentence Receipt(string scheme, long fen)
    {
        if (!Brands.Contains(scheme))
            throw new ArgumentException($"no brand {scheme}", nameof(scheme));
        ArgumentOutOfRangeException.ThrowIfNegative(fen);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fen, AmountReading.MaxFen);
        return Render(Phrases.Receipt(new Sentence(), scheme, fen, 0));
    }

    /// <summary>Any sentence. Clips that the pack lacks are silent.</summary>
    public SaidSentence Render(Sentence sentence)
    {
        using var speaker = new Tape();
        var announcer = new Announcer(speaker, speaker, _pack.Pack);
        announcer.Say(sentence);
        for (int step = 0; step < MaxSteps && !announcer.Idle; step++)
            announcer.Step(step);
        byte[] samples = speaker.ToArray();
        var names = new List<string>();
        for (int i = 0; i < sentence.Count; i++)
            names.Add(sentence[i] == Clip.Pause ? "pause" : NameOf(sentence[i]));
        return new SaidSentence(sentence.Text(), names, samples.Length * 1000 / MuLaw.SampleRate, samples);
    }

    private static string NameOf(byte clip) => ClipTable.Chinese.FirstOrDefault(row => row.Id == clip)?.Name ?? $"{clip}";

    /// <summary>A speaker that takes everything at once and keeps it.</summary>
    private sealed class Tape : MemoryStream, ISpeaker, IBoxLog
    {
        public int Volume { get; set; }

        public int Room => int.MaxValue;

        public int Pending => 0;

        void IBoxLog.Write(long atMs, string what)
        {
        }
    }
}
