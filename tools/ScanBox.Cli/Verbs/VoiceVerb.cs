using System;
using System.CommandLine;
using System.IO;
using System.Text.Json.Nodes;
using VoicePacks;

namespace ScanBox.Cli.Verbs;

/// <summary><c>scanbox voice</c>: voice packs and what is made of them.</summary>
internal static class VoiceVerb
{
    private static readonly Argument<DirectoryInfo> s_folder = new("DIR") { Description = "Where the files go; copy what is in it to the module.", CustomParser = static result => PathOption.ParseFolder(result, "DIR")! };

    private static readonly Option<FileInfo?> s_pack = PathOption.File("--pack", "The voice pack; without it the one beside this program.");

    internal static Command Create()
    {
        var export = new Verb("export", "Writes a voice pack as the files of a voice module (JQ8900, JQ8400): ZH/00.wav and so on.")
        {
            Examples =
            [
                "scanbox voice export card",
            ],
        };
        export.Add(s_folder);
        export.Add(s_pack);
        export.SetAction(parsed => Export(parsed.GetRequiredValue(s_folder), parsed.GetValue(s_pack), parsed.GetValue(CommonOptions.Json)));
        return new Command("voice", "Voice packs.") { export };
    }

    private static int Export(DirectoryInfo folder, FileInfo? pack, bool json)
    {
        int count = 0;
        try
        {
            PackReader voice = PackReader.Open(pack?.FullName ?? PackReader.DefaultPath);
            Guarded.Write("DIR", () => count = ModuleCard.Write(voice, folder.FullName));
        }
        catch (VoicePackException e)
        {
            throw CommandException.Usage($"--pack: {e.Message}");
        }
        if (json)
            Output.Json(new JsonObject { ["files"] = count, ["folder"] = folder.FullName });
        else
            Output.Line($"{count} files in {Path.Combine(folder.FullName, ModuleCard.Folder)}");
        return ExitCode.Done;
    }
}
