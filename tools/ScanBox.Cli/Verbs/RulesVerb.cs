using System.CommandLine;
using System.IO;
using System.Text;
using System.Text.Json.Nodes;
using ScanBox.Codes;

namespace ScanBox.Cli.Verbs;

/// <summary><c>scanbox code rules</c>: checks and shows a rules file.</summary>
internal static class RulesVerb
{
    private static readonly Argument<FileInfo?> s_file = new("FILE")
    {
        Description = "A rules file; without it the rules built into the box.",
        Arity = ArgumentArity.ZeroOrOne,
        CustomParser = PathOption.ParseFile,
    };

    internal static Command Create()
    {
        var command = new Verb("rules", "Checks and shows a rules file: which codes belong to which payer scheme.")
        {
            Details = "Exit status: 0 a box takes the file, 2 it refuses it. The format is explained in firmware/rules/README.md.",
            Examples =
            [
                "scanbox code rules",
                "scanbox code rules operator.rules --json",
            ],
        };
        command.Add(s_file);
        command.SetAction(parsed => Show(parsed.GetValue(s_file), parsed.GetValue(CommonOptions.Json)));
        return command;
    }

    private static int Show(FileInfo? file, bool json)
    {
        RulesInput? input = file is null ? null : RulesInput.Read(file);
        CodeRuleTable? table = input is null ? CodeRulesReader.ReadDefault() : input.Table;
        byte[] text = input?.Text ?? Encoding.UTF8.GetBytes(DefaultRules.Text);
        if (json)
            Output.Json(table is null ? Refused(input!) : ToJson(table, ChecksumOf(text)));
        else if (table is null)
            Output.Line("refused: " + input!.Problem);
        else
            Print(table, ChecksumOf(text));
        return table is null ? ExitCode.Declined : ExitCode.Done;
    }

    // The last row of a file that was read is its checksum.
    private static string ChecksumOf(byte[] text) => Encoding.UTF8.GetString(text).TrimEnd()[^8..].ToUpperInvariant();

    private static JsonObject Refused(RulesInput input) => new()
    {
        ["version"] = null,
        ["schemes"] = new JsonArray(),
        ["rows"] = new JsonArray(),
        ["banks"] = new JsonArray(),
        ["checksum"] = null,
        ["error"] = input.Error,
        ["line"] = input.Line,
    };

    private static JsonObject ToJson(CodeRuleTable table, string checksum)
    {
        var schemes = new JsonArray();
        for (int i = 0; i < table.SchemeCount; i++)
            schemes.Add(new JsonObject { ["id"] = table.Scheme(i).Id, ["name"] = table.Scheme(i).Name });
        var rows = new JsonArray();
        for (int i = 0; i < table.RuleCount; i++)
        {
            CodeRule rule = table.Rule(i);
            rows.Add(new JsonObject
            {
                ["scheme"] = rule.Scheme.Id,
                ["codes"] = rule.Describe(),
                ["first"] = rule.IsFirst,
                ["bankAt"] = rule.InstitutionAt == 0 ? null : rule.InstitutionAt,
            });
        }
        var banks = new JsonArray();
        for (int i = 0; i < table.InstitutionCount; i++)
            banks.Add(new JsonObject { ["number"] = $"{table.Institution(i).Number:D4}", ["name"] = table.Institution(i).Name });
        return new JsonObject
        {
            ["version"] = table.Version,
            ["schemes"] = schemes,
            ["rows"] = rows,
            ["banks"] = banks,
            ["checksum"] = checksum,
            ["error"] = null,
            ["line"] = null,
        };
    }

    private static void Print(CodeRuleTable table, string checksum)
    {
        Output.Line($"rules version {table.Version}, checksum {checksum}");
        for (int i = 0; i < table.SchemeCount; i++)
        {
            Output.Line($"{table.Scheme(i).Id,-12} {table.Scheme(i).Name}");
            for (int j = 0; j < table.RuleCount; j++)
            {
                CodeRule rule = table.Rule(j);
                if (rule.Scheme == table.Scheme(i))
                    Output.Line("             " + rule.Describe() + (rule.IsFirst ? ", wins over all others" : "") + (rule.InstitutionAt == 0 ? "" : $", bank number at {rule.InstitutionAt}"));
            }
        }
        for (int i = 0; i < table.InstitutionCount; i++)
            Output.Line($"bank {table.Institution(i).Number:D4}    {table.Institution(i).Name}");
    }
}
