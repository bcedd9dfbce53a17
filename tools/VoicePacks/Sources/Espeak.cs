using System;
using System.IO;
using VoicePacks.Audio;

namespace VoicePacks.Sources;

/// <summary>Clips spoken by espeak-ng from pinyin.</summary>
public sealed class Espeak : IClipSource
{
    /// <summary>The voice that reads pinyin; plain cmn spells most words in English letters.</summary>
    public const string DefaultVoice = "cmn-latn-pinyin";

    /// <summary>Words a minute for single syllables: digits and units, which carry the amount, some 0.3 s each.</summary>
    private const int SyllableSpeed = 170;

    /// <summary>Words a minute for phrases, some 0.25 s a syllable: slower drags, faster is lost in the noise of a street.</summary>
    private const int PhraseSpeed = 205;

    /// <summary>Amplitude; at the default of 100 the loudest vowels are cut off.</summary>
    private const int Amplitude = 50;

    private readonly string _voice;

    /// <summary>Chooses a voice of espeak-ng, for instance cmn-latn-pinyin+f2.</summary>
    public Espeak(string voice = DefaultVoice) => _voice = voice;

    /// <inheritdoc/>
    public byte[] Get(ClipRow clip)
    {
        string path = Path.Combine(Path.GetTempPath(), $"scanbox-{Path.GetRandomFileName()}.wav");
        try
        {
            int speed = clip.Pinyin.Contains(' ', StringComparison.Ordinal) ? PhraseSpeed : SyllableSpeed;
            Tool.Run("espeak-ng", "-v", _voice, "-s", $"{speed}", "-a", $"{Amplitude}", "-w", path, clip.Pinyin);
            return MuLawEncoder.Encode(SpeechShaper.Shape(Sox.Read(path)));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
