using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using ScanBox.Cli.Boxes;
using Technician;

namespace ScanBox.Cli.Verbs;

/// <summary><c>scanbox logs</c>: collects what support needs out of a box.</summary>
internal static class LogsVerb
{
    private static readonly Option<DirectoryInfo?> s_out = PathOption.Folder("--out", "Folder for the files; it is made.");

    internal static Command Create()
    {
        var verb = new Verb("logs", "Collects a box's log, status, settings without secrets, unknown payments and journal into a folder for support.")
        {
            Details = "No key, password or PIN and no whole payment code is in any of it. The journal is checked against the box's own checksum.",
            Examples = ["scanbox logs --out box1-support"],
        };
        verb.Add(s_out);
        ConsoleAccess.AddOptions(verb);
        verb.SetAction((parsed, _) => Run(parsed));
        return verb;
    }

    private static async Task<int> Run(ParseResult parsed)
    {
        DirectoryInfo folder = parsed.GetValue(s_out) ?? throw CommandException.Usage("--out: name a folder for the files");
        if (folder.Exists && folder.EnumerateFileSystemInfos().Any())
            throw CommandException.Usage($"--out: {folder.Name} is not empty; two boxes' files must not be mixed");
        using var stop = new StopSignal();
        await using ConsoleAccess access = ConsoleAccess.Open(parsed);
        IReadOnlyList<string> files = access.Visit(stop.Token, visit => SupportFiles.Fetch(visit, folder.FullName, Output.Progress));
        if (parsed.GetValue(CommonOptions.Json))
            Output.Json(new JsonObject { ["files"] = new JsonArray([.. files.Select(static file => (JsonNode)file)]) });
        else
            Output.Line(string.Join(Environment.NewLine, files));
        return ExitCode.Done;
    }
}
