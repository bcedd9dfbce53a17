using System.IO;
using VoicePacks.Audio;

namespace VoicePacks.Sources;

/// <summary>Clips from a folder of recordings, NAME.wav or ID.wav. Other rates than 8 kHz, stereo and other formats need sox.</summary>
public sealed class Recordings : IClipSource
{
    private readonly string _folder;

    /// <summary>Names the folder.</summary>
    /// <exception cref="VoicePackException">There is no such folder.</exception>
    public Recordings(string folder)
    {
        if (!Directory.Exists(folder))
            throw new VoicePackException($"no folder {folder}");
        _folder = folder;
    }

    /// <inheritdoc/>
    public byte[]? Get(ClipRow clip)
    {
        string path = Path.Combine(_folder, clip.Name + ".wav");
        if (!File.Exists(path))
            path = Path.Combine(_folder, clip.Id + ".wav");
        if (!File.Exists(path))
            return null;
        try
        {
            return MuLawEncoder.Encode(SpeechShaper.Shape(WavFile.TryRead(path) ?? Sox.Read(path)));
        }
        catch (VoicePackException e)
        {
            throw new VoicePackException($"{path}: {e.Message}", e);
        }
    }
}
