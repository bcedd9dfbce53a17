using System.CommandLine;
using System.IO;
using System.Text;
using System.Text.Json.Nodes;
using ScanBox.Codes;

namespace ScanBox.Cli.Verbs;

/// <summary><c>scanbox code explain</c>: what a scanned code is.</summary>
internal static class CodeVerb
{
    private static readonly Argument<string> s_code = new("CODE") { Description = "The code as a scanner delivers it: digits, an EMV payload in base64, a web address ..." };

    private static readonly Option<FileInfo?> s_rules = PathOption.File("--rules", "A rules file instead of the built-in rules (see firmware/rules).");

    internal static Command Create()
    {
        var explain = new Verb("explain", "Says what a code is: whose payment code, or why it is none.")
        {
            Details = "Exit status: 0 a payment code, 2 anything else.",
            Examples =
            [
                "scanbox code explain 134650328919428540",
                "scanbox code explain 6223685882046899894 --json",
                "scanbox code explain https://qr.alipay.com/fkx12345",
            ],
        };
        explain.Add(s_code);
        explain.Add(s_rules);
        explain.SetAction(parsed => Explain(parsed.GetRequiredValue(s_code), parsed.GetValue(s_rules), parsed.GetValue(CommonOptions.Json)));
        return new Command("code", "Explains payment codes 付款码 and the rules they are read by.") { explain, RulesVerb.Create() };
    }

    private static int Explain(string code, FileInfo? rules, bool json)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(code);
        PaymentCode verdict = new CodeClassifier(RulesFrom(rules)).Classify(bytes, 0, bytes.Length);
        string kind = verdict.Kind switch
        {
            CodeKind.Payment => "payment",
            CodeKind.Receive => "receive",
            _ => "other",
        };
        if (json)
        {
            Output.Json(new JsonObject
            {
                ["kind"] = kind,
                ["scheme"] = verdict.SchemeId,
                ["name"] = verdict.Name,
                ["institution"] = verdict.Institution,
                ["institutionName"] = verdict.InstitutionName,
                ["factor"] = verdict.Factor,
                ["reason"] = verdict.Reason,
            });
        }
        else
        {
            Output.Line($"{kind}: {verdict.Reason}");
            if (verdict.Kind == CodeKind.Payment)
            {
                Output.Line($"  scheme       {verdict.SchemeId} ({verdict.Name})");
                if (verdict.Institution is not null)
                    Output.Line($"  institution  {verdict.Institution} {verdict.InstitutionName ?? "(not listed, still valid)"}");
                Output.Line($"  factor       {verdict.Factor}");
            }
        }
        return verdict.Kind == CodeKind.Payment ? ExitCode.Done : ExitCode.Declined;
    }

    private static CodeRuleTable RulesFrom(FileInfo? file)
    {
        if (file is null)
            return CodeRulesReader.ReadDefault();
        RulesInput rules = RulesInput.Read(file);
        return rules.Table ?? throw CommandException.Usage($"--rules: {file.Name}: {rules.Problem}");
    }
}
