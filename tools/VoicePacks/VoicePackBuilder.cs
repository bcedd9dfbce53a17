using System.Collections.Generic;
using System.IO;
using ScanBox.Voice;
using VoicePacks.Sources;
using WholeFiles;

namespace VoicePacks;

/// <summary>Makes voice packs.</summary>
public static class VoicePackBuilder
{
    /// <summary>Language of the built-in clip table.</summary>
    public const string Language = "zh-CN";

    /// <summary>Makes a pack of all clips as mu-law, or of the small pack's as ADPCM, and writes it. Nothing is written when a clip is missing.</summary>
    /// <param name="source">Where the clips come from.</param>
    /// <param name="outputPath">The file to write.</param>
    /// <param name="smallPack">Only the clips that a 256 KiB file partition has room for.</param>
    /// <returns>The pack, read back from the file.</returns>
    /// <exception cref="VoicePackException">Clips are missing or cannot be used.</exception>
    public static PackReader Build(IClipSource source, string outputPath, bool smallPack = false)
    {
        var clips = new SortedDictionary<byte, byte[]>();
        var missing = new List<string>();
        foreach (ClipRow row in ClipTable.Chinese)
        {
            if (smallPack && !row.InSmallPack)
                continue;
            if (source.Get(row) is { } samples)
                clips.Add(row.Id, samples);
            else
                missing.Add($"{row.Name}.wav ({row.Words})");
        }
        if (missing.Count > 0)
            throw new VoicePackException($"{missing.Count} clips are missing: {string.Join(", ", missing)}");
        WholeFile.Write(outputPath, PackWriter.Write(Language, clips, smallPack ? PackFormat.Oki8k : PackFormat.MuLaw8k));
        return PackReader.Open(outputPath);
    }
}
