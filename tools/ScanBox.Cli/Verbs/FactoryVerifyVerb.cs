using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using Factory.Ledgers;
using Factory.Records;

namespace ScanBox.Cli.Verbs;

/// <summary><c>scanbox factory verify</c>: whose the records are, and whether they are whole.</summary>
internal static class FactoryVerifyVerb
{
    private const int KeyBytes = 32;

    private static readonly Argument<string[]> s_paths = new("PATH") { Description = "Records, or folders of them like a ledger.", Arity = ArgumentArity.OneOrMore };

    private static readonly Option<string?> s_signer = new("--signer") { Description = "The public key that must have signed them, 64 hexadecimal digits, as `provision key` printed it; without it any key counts, and it is shown.", HelpName = "HEX" };

    internal static Verb Create()
    {
        var verb = new Verb("verify", "Verifies the signed records of boxes.")
        {
            Details = "Exit status: 0 all are whole and of the signer, 2 at least one is not.",
            Examples = ["scanbox factory verify batch.csv.ledger", "scanbox factory verify batch.csv.ledger/record-SB24000001.json --json"],
        };
        verb.Add(s_paths);
        verb.Add(s_signer);
        verb.SetAction(Verify);
        return verb;
    }

    private static int Verify(ParseResult parsed)
    {
        byte[]? signer = Signer(parsed.GetValue(s_signer));
        var records = new JsonArray();
        int bad = 0;
        foreach (string path in Files(parsed.GetRequiredValue(s_paths)))
        {
            string line = Guarded.Do(() => File.ReadAllText(path)).TrimEnd('\n');
            BoardRecord? record = SignedRecord.Read(line, signer);
            bad += record is null ? 1 : 0;
            if (!parsed.GetValue(CommonOptions.Json))
                Output.Line($"{Path.GetFileName(path)}: " + (record is null ? "NOT GOOD: changed, damaged, or another signer's" : $"{record.Serial}, terminal {record.Terminal}, TMK {record.TmkCheck}, {(record.Passed ? "passed" : "failed")}, {record.Station}, {record.At:yyyy-MM-dd HH:mm:ss} UTC"));
            records.Add(new JsonObject { ["file"] = path, ["good"] = record is not null, ["serial"] = record?.Serial, ["passed"] = record?.Passed });
        }
        if (parsed.GetValue(CommonOptions.Json))
            Output.Json(new JsonObject { ["good"] = bad == 0, ["records"] = records });
        else
            Output.Line($"{records.Count - bad} of {records.Count} records are good");
        return bad == 0 ? ExitCode.Done : ExitCode.Declined;
    }

    private static IEnumerable<string> Files(string[] paths)
    {
        string[] files = [.. paths.SelectMany(path => Directory.Exists(path) ? Guarded.Do(() => SerialLedger.Records(path)) : [path])];
        return files.Length > 0 ? files : throw CommandException.Usage("PATH: there is no record");
    }

    private static byte[]? Signer(string? text)
    {
        if (text is null)
            return null;
        return text.Length == 2 * KeyBytes && text.All(char.IsAsciiHexDigit) ? Convert.FromHexString(text) : throw CommandException.Usage("--signer: 64 hexadecimal digits");
    }
}
