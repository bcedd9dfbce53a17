using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using SetupCodes;
using Signing;
using WholeFiles;

namespace ScanBox.Cli.Verbs;

/// <summary><c>scanbox provision code</c>: set-up codes for a box, for each of several, or for a batch.</summary>
internal static class ProvisionCodeVerb
{
    private const string OneHour = "1h";

    private static readonly Option<FileInfo?> s_key = PathOption.File("--key", "The signing key, as `provision key` made it.");

    private static readonly Option<string[]> s_box = new("--box") { Description = "Serial of the box, or its beginning and * for a batch; may be given several times.", HelpName = "SERIAL" };

    private static readonly Option<FileInfo?> s_boxes = PathOption.File("--boxes", "A file with one serial a line: a code for each.");

    private static readonly Option<string> s_valid = new("--valid") { Description = "How long the code may be shown: 30m, 8h, 7d; at most 31d.", HelpName = "TIME", DefaultValueFactory = static _ => OneHour };

    private static readonly Option<DirectoryInfo?> s_out = PathOption.Folder("--out", "Write PNG files into this folder; without it the codes are drawn on the terminal.");

    internal static Verb Create()
    {
        var verb = new Verb("code", "Makes a set-up code for a box, for each of several, or for a batch.")
        {
            Details = "A code holds what it sets in the clear, passwords too: show it to nobody but the box, and delete its picture afterwards.",
            Examples =
            [
                "scanbox provision code --key signer.pem --box SB24000123 --settings market.txt",
                "scanbox provision code --key signer.pem --box SB2400* --valid 7d --out codes wifi.ssid=hall5 wifi.password=12345678",
                "scanbox provision code --key signer.pem --boxes serials.txt --settings market.txt --out codes",
            ],
        };
        verb.Add(s_key);
        verb.Add(s_box);
        verb.Add(s_boxes);
        verb.Add(SetupInput.File);
        verb.Add(s_valid);
        verb.Add(s_out);
        verb.Add(SetupInput.Lines);
        verb.SetAction(parsed => MakeCodes(
            parsed.GetValue(s_key),
            Boxes(parsed.GetValue(s_box) ?? [], parsed.GetValue(s_boxes)),
            SetupInput.Settings(parsed),
            LifeArgument.Parse(parsed.GetValue(s_valid)!),
            parsed.GetValue(s_out),
            parsed.GetValue(CommonOptions.Json)));
        return verb;
    }

    private static int MakeCodes(FileInfo? keyFile, IReadOnlyList<string> boxes, SettingLines settings, TimeSpan life, DirectoryInfo? folder, bool json)
    {
        if (keyFile is null)
            throw CommandException.Usage("--key: name the signing key; `scanbox provision key` makes one");
        if (boxes.Count == 0)
            throw CommandException.Usage("--box: name the box by the serial on its label");
        using SigningKey key = Guarded.Do(() => SigningKey.Load(keyFile.FullName, Passphrase.Ask(isNew: false)));
        DateTimeOffset issued = DateTimeOffset.UtcNow;
        var made = new JsonArray();
        foreach (string box in boxes)
        {
            IReadOnlyList<string> codes = Guarded.Do(() => SetupCodeWriter.Write(box, issued, life, settings, key));
            string[] files = folder is null ? [] : Guarded.Do(() => Save(folder, box, codes));
            made.Add(new JsonObject { ["box"] = box, ["until"] = (issued + life).ToUnixTimeSeconds(), ["codes"] = Strings(codes), ["files"] = Strings(files) });
            if (json)
                continue;
            for (int i = 0; i < codes.Count; i++)
                Output.Line(folder is null ? $"{box}, {i + 1} of {codes.Count}\n{QrPicture.Lines(codes[i])}" : files[i]);
        }
        if (json)
            Output.Json(new JsonObject { ["sets"] = made });
        Output.Progress($"good until {issued + life:yyyy-MM-dd HH:mm} UTC. At a box that is set up: hold clear 清除 for 3 s, then show the code; at a new box: press any key.");
        return ExitCode.Done;
    }

    private static string[] Save(DirectoryInfo folder, string box, IReadOnlyList<string> codes)
    {
        using var files = new FileSet();
        files.AddFolder(folder.FullName);
        string name = box.Replace('*', '_');
        string[] paths = [.. codes.Select((_, i) => Path.Combine(folder.FullName, $"{name}-{i + 1}of{codes.Count}.png"))];
        for (int i = 0; i < codes.Count; i++)
            files.Add(paths[i], QrPicture.Png(codes[i]), FileKind.Private);
        files.Commit();
        return paths;
    }

    private static IReadOnlyList<string> Boxes(string[] named, FileInfo? file)
    {
        string[] listed = file is null ? [] : Guarded.Do(() => File.ReadAllLines(file.FullName));
        return [.. named.Concat(listed.Select(static line => line.Trim()).Where(static line => line.Length > 0 && !line.StartsWith('#'))).Distinct()];
    }

    private static JsonArray Strings(IEnumerable<string> texts) => new([.. texts.Select(static text => (JsonNode)text)]);
}
