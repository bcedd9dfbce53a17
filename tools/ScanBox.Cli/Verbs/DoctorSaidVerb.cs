using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using System.Text.Json.Nodes;
using Guide;

namespace ScanBox.Cli.Verbs;

/// <summary><c>scanbox doctor said</c>: what a sentence of the box means, and what to do.</summary>
internal static class DoctorSaidVerb
{
    private static readonly Argument<string> s_text = new("TEXT") { Description = "What was heard, in Chinese; a part is enough, amounts do not matter." };

    internal static Command Create()
    {
        var verb = new Verb("said", "Explains what a box says. No box is needed.")
        {
            Details = "Exit status: 0 explained, 64 no box says this.",
            Examples = ["scanbox doctor said 上一笔微信收款十二点五元已成功", "scanbox doctor said 重复收款 --json"],
        };
        verb.Add(s_text);
        verb.SetAction(parsed => Run(parsed.GetValue(s_text) ?? "", parsed.GetValue(CommonOptions.Json)));
        return verb;
    }

    private static int Run(string text, bool json)
    {
        IReadOnlyList<(string Said, SpokenAdvice Row)> found = SpokenSearch.Find(text);
        if (found.Count == 0)
            throw CommandException.Usage($"TEXT: {Quoted.Text(text)} is nothing that a box says, nor part of it; write it in Chinese, as it was heard");
        if (json)
        {
            Output.Json(new JsonObject
            {
                ["explained"] = new JsonArray([.. found.Select(static one => new JsonObject
                {
                    ["said"] = one.Said,
                    ["meaning"] = GuideJson.Words(one.Row.Meaning),
                    ["do"] = GuideJson.Words(one.Row.Do),
                })]),
            });
            return ExitCode.Done;
        }
        foreach ((string said, SpokenAdvice row) in found)
        {
            Output.Line($"{said}: {row.Meaning.English} ({row.Meaning.Chinese})");
            if (row.Do != Words.None)
                Output.Line($"    {row.Do.English} ({row.Do.Chinese})");
        }
        return ExitCode.Done;
    }
}
