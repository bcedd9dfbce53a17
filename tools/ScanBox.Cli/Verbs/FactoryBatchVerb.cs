using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Factory.Batches;
using ReferenceSwitch.Hosting;
using ReferenceSwitch.Storage;
using ReferenceSwitch.Terminals;
using ScanBox.Cli.Stations;
using ScanBox.Settings;
using WholeFiles;

namespace ScanBox.Cli.Verbs;

/// <summary><c>scanbox factory batch</c>: what an acquirer's key centre does, at the reference switch.</summary>
internal static class FactoryBatchVerb
{
    private const int Most = 10_000;

    private static readonly Option<FileInfo?> s_books = PathOption.File("--switch-state", "The reference switch's SQLite file, as `switch --state` uses it; made when missing.");

    private static readonly Option<FileInfo?> s_out = PathOption.File("--out", "The batch file to write; it must not be there yet.");

    private static readonly Option<string?> s_first = new("--first") { Description = "The first serial; its digits at the end count up.", HelpName = "SERIAL" };

    private static readonly Option<int> s_count = new("--count")
    {
        Description = string.Create(CultureInfo.InvariantCulture, $"How many boxes, 1 to {Most}."),
        HelpName = "N",
        DefaultValueFactory = static _ => 1,
        CustomParser = static result => ReadCount(result),
    };

    internal static Verb Create()
    {
        var verb = new Verb("batch", "Makes terminals with their keys in a reference switch, and the batch file for them, so that a factory can be tried without an acquirer.")
        {
            Details = $"A real batch comes from the acquirer, with the same columns:\n  {BatchFile.Header}\n"
                + "The keys in it are encrypted under the key-encrypting key, SM4, one block each. Its two components are asked for, or taken from\n"
                + $"{Components.FirstVariable} and {Components.SecondVariable}.",
            Examples = ["scanbox factory batch --switch-state switch.db --first SB24000001 --count 20 --out batch.csv"],
        };
        verb.Add(s_books);
        verb.Add(s_first);
        verb.Add(s_count);
        verb.Add(s_out);
        verb.SetAction((parsed, _) => Make(parsed));
        return verb;
    }

    private static async Task<int> Make(ParseResult parsed)
    {
        FileInfo books = parsed.GetValue(s_books) ?? throw CommandException.Usage("--switch-state: name the switch's file");
        FileInfo file = parsed.GetValue(s_out) ?? throw CommandException.Usage("--out: name the batch file to write");
        string[] serials = Serials(parsed.GetValue(s_first) ?? throw CommandException.Usage("--first: name the first serial"), parsed.GetValue(s_count));
        if (file.Exists)
            throw CommandException.Usage($"--out: {file.Name} is there already");
        using KeyEncryptionKey kek = Components.Ask();
        try
        {
            await using var host = new SwitchHost(new SwitchHostOptions { StorePath = books.FullName });
            string? taken = serials.FirstOrDefault(serial => host.FindProvisioned(serial) is not null);
            if (taken is not null)
                throw CommandException.Usage($"--first: the switch has a terminal with serial {taken} already");
            var writer = new BatchWriter(kek);
            using var files = new FileSet();
            Guarded.Do(() =>
            {
                // The file is on the disk before the switch knows its keys: a full disk leaves neither.
                host.ProvisionBatch(serials, terminals =>
                {
                    foreach (ProvisionedTerminal terminal in terminals)
                        writer.Add(terminal.Serial, terminal.TerminalId, terminal.MerchantId, [.. terminal.Tmk], [.. terminal.SerialKey]);
                    writer.AddTo(files, file.FullName);
                });
                files.Commit();
            });
        }
        catch (SwitchStoreException e)
        {
            throw CommandException.Fault(e.Message);
        }
        if (parsed.GetValue(CommonOptions.Json))
            Output.Json(new JsonObject { ["batch"] = file.FullName, ["boxes"] = serials.Length, ["kekCheck"] = kek.CheckValue });
        else
            Output.Line($"{serials.Length} boxes, {serials[0]} to {serials[^1]}; check value of the key-encrypting key {kek.CheckValue}");
        return ExitCode.Done;
    }

    private static string[] Serials(string first, int count)
    {
        string start = first.TrimEnd("0123456789".ToCharArray());
        string digits = first[start.Length..];
        if (!SettingsRules.Set(new BoxSettings(), "serial", first) || !long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long number))
            throw CommandException.Usage($"--first: {SettingsRules.Describe("serial")}, with digits at the end");
        string[] serials = [.. Enumerable.Range(0, count).Select(i => start + (number + i).ToString(CultureInfo.InvariantCulture).PadLeft(digits.Length, '0'))];
        return serials[^1].Length == first.Length ? serials : throw CommandException.Usage($"--first: {digits.Length} digits do not count to {count} more");
    }

    private static int ReadCount(ArgumentResult result)
    {
        if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count is >= 1 and <= Most)
            return count;
        result.AddError(string.Create(CultureInfo.InvariantCulture, $"--count: {Quoted.Text(result.Tokens[0].Value)} is not 1 to {Most}"));
        return 1;
    }
}
