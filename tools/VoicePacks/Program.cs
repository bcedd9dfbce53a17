using System;
using VoicePacks.Sources;

namespace VoicePacks;

/// <summary>Remakes a voice pack.</summary>
internal static class Program
{
    private const string Help = """
        Makes a zh-CN voice pack.

          VoicePacks OUTPUT [--recordings FOLDER] [--base PACK] [--voice VOICE] [--small]

          --recordings FOLDER  take NAME.wav or ID.wav from a folder (names: firmware/voices/zh-CN/clips.tsv)
          --base PACK          take clips without a recording from this pack; default: espeak-ng speaks them
          --voice VOICE        another voice of espeak-ng that reads pinyin, for instance cmn-latn-pinyin+f2
          --small              only the clips for a 256 KiB file partition, as ADPCM

        Examples:
          dotnet run --project tools/VoicePacks -- firmware/voices/zh-CN/zh-CN.sbv
          dotnet run --project tools/VoicePacks -- firmware/voices/zh-CN/zh-CN-small.sbv --small --base firmware/voices/zh-CN/zh-CN.sbv
        """;

    private static int Main(string[] args)
    {
        string? output = null, folder = null, basePack = null;
        string voice = Espeak.DefaultVoice;
        bool small = false;
        for (int i = 0; i < args.Length; i++)
        {
            bool hasValue = i + 1 < args.Length;
            if (args[i] == "--small")
                small = true;
            else if (args[i] == "--recordings" && hasValue)
                folder = args[++i];
            else if (args[i] == "--base" && hasValue)
                basePack = args[++i];
            else if (args[i] == "--voice" && hasValue)
                voice = args[++i];
            else if (output is null && !args[i].StartsWith('-'))
                output = args[i];
            else
                return Wrong();
        }
        if (output is null)
            return Wrong();
        try
        {
            IClipSource rest = basePack is null ? new Espeak(voice) : new PackClips(PackReader.Open(basePack));
            IClipSource source = folder is null ? rest : new FirstOf(new Recordings(folder), rest);
            PackReader pack = VoicePackBuilder.Build(source, output, small);
            Console.Error.WriteLine($"{output}: {pack.ClipCount} clips, {pack.FileLength} bytes");
            return 0;
        }
        catch (VoicePackException e)
        {
            Console.Error.WriteLine(e.Message);
            return 70;
        }
    }

    private static int Wrong()
    {
        Console.Error.WriteLine(Help);
        return 64;
    }
}
