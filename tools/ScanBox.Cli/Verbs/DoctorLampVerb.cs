using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using System.Text.Json.Nodes;
using Guide;

namespace ScanBox.Cli.Verbs;

/// <summary><c>scanbox doctor lamp</c>: what the lamp's rhythm and colour mean, and what to do.</summary>
internal static class DoctorLampVerb
{
    private static readonly Argument<string[]> s_words = new("WORDS")
    {
        Description = "What is seen: words of colour and rhythm, such as red, steady, two short, 长闪. Without them every signal is listed.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    internal static Command Create()
    {
        var verb = new Verb("lamp", "Explains what a box's lamp shows. No box is needed.")
        {
            Details = "The rhythm alone tells the signals apart, on a lamp of any colour. Exit status: 0 explained, 64 no lamp shows this.",
            Examples = ["scanbox doctor lamp", "scanbox doctor lamp red three long", "scanbox doctor lamp 短闪两次"],
        };
        verb.Add(s_words);
        verb.SetAction(parsed => Run(parsed.GetValue(s_words) ?? [], parsed.GetValue(CommonOptions.Json)));
        return verb;
    }

    private static int Run(string[] words, bool json)
    {
        IReadOnlyList<LampAdvice> found = LampTable.Find(words);
        if (found.Count == 0)
            throw CommandException.Usage($"WORDS: no lamp shows {Quoted.Text(string.Join(' ', words))}; without words every signal is listed");
        if (json)
        {
            Output.Json(new JsonObject
            {
                ["signals"] = new JsonArray([.. found.Select(static row => new JsonObject
                {
                    ["signal"] = row.Signal.ToString(),
                    ["rhythm"] = GuideJson.Words(row.Rhythm),
                    ["colour"] = GuideJson.Words(row.Colour(hasBlue: false)),
                    ["colourWithBlue"] = GuideJson.Words(row.Colour(hasBlue: true)),
                    ["meaning"] = GuideJson.Words(row.Meaning),
                    ["do"] = GuideJson.Words(row.Do),
                })]),
            });
            return ExitCode.Done;
        }
        foreach (LampAdvice row in found)
        {
            string two = row.Colour(hasBlue: false).English, three = row.Colour(hasBlue: true).English;
            string colour = two == three ? two : $"{two}, {three} on a lamp with blue";
            Output.Line($"{row.Rhythm.English} {row.Rhythm.Chinese}{(colour.Length > 0 ? $" ({colour})" : "")}: {row.Meaning.English} ({row.Meaning.Chinese})");
            if (row.Do != Words.None)
                Output.Line($"    {row.Do.English} ({row.Do.Chinese})");
        }
        return ExitCode.Done;
    }
}
