using System.Collections.Generic;
using System.Globalization;
using System.IO;
using ScanBox.Voice;
using VoicePacks.Audio;
using WholeFiles;

namespace VoicePacks;

/// <summary>One file for a voice module.</summary>
/// <param name="Clip">Id of the clip.</param>
/// <param name="Path">Folder and name, as the module's protocol wants them: <c>ZH/18.wav</c> is clip 24.</param>
/// <param name="Samples">Mu-law samples, 8 kHz.</param>
public sealed record ModuleFile(byte Clip, string Path, byte[] Samples);

/// <summary>What a voice module (JQ8400, JQ8900) must hold so that it can speak for a box: every clip of a pack as a file of its own.</summary>
public static class ModuleCard
{
    /// <summary>The folder that such modules combine files from.</summary>
    public const string Folder = "ZH";

    /// <summary>Every clip of a pack, in the order of their ids.</summary>
    public static IEnumerable<ModuleFile> Files(PackReader pack)
    {
        for (int clip = 0; clip < Clip.Count; clip++)
        {
            if (pack.Samples((byte)clip) is { } samples)
                yield return new ModuleFile((byte)clip, $"{Folder}/{clip.ToString("X2", CultureInfo.InvariantCulture)}.wav", samples);
        }
    }

    /// <summary>Writes them into a folder: WAV, 16 bit, 8 kHz, mono.</summary>
    /// <returns>Number of files.</returns>
    public static int Write(PackReader pack, string folder)
    {
        using var files = new FileSet();
        files.AddFolder(Path.Combine(folder, Folder));
        int count = 0;
        foreach (ModuleFile file in Files(pack))
        {
            files.Add(Path.Combine(folder, file.Path), WavFile.Of(file.Samples));
            count++;
        }
        files.Commit();
        return count;
    }
}
