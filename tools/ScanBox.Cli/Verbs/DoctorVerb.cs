using System.CommandLine;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using ScanBox.Cli.Boxes;
using Technician;

namespace ScanBox.Cli.Verbs;

/// <summary><c>scanbox doctor</c>: examines a box at its console, and says in words what is wrong and what to do.</summary>
internal static class DoctorVerb
{
    internal static Command Create()
    {
        var verb = new Verb("doctor", "Examines a box at its console: status, self test, network step by step, log; says in words what is wrong and what to do.")
        {
            Details = "Nothing is changed; while the network is tested no payment can begin. The technician's PIN is asked for, or taken from SCANBOX_PIN.\n"
                + "Exit status: 0 nothing is wrong, 2 something is, 70 the box could not be asked.",
            Examples = ["scanbox doctor", "scanbox doctor --board esp32-s3 --scanner m3y --json", "scanbox doctor said 支付结果未知,请勿重复收款", "scanbox doctor lamp three long"],
        };
        verb.Add(DoctorSaidVerb.Create());
        verb.Add(DoctorLampVerb.Create());
        ConsoleAccess.AddOptions(verb);
        verb.SetAction((parsed, _) => Run(parsed));
        return verb;
    }

    private static async Task<int> Run(ParseResult parsed)
    {
        using var stop = new StopSignal();
        await using ConsoleAccess access = ConsoleAccess.Open(parsed);
        Examination found = access.Visit(stop.Token, visit => Examination.Of(visit, Output.Progress));
        if (parsed.GetValue(CommonOptions.Json))
            Output.Json(Document(found));
        else
            Print(found);
        return found.IsHealthy ? ExitCode.Done : ExitCode.Declined;
    }

    private static JsonObject Document(Examination found)
    {
        var status = new JsonObject();
        foreach (var (name, value) in found.Status)
            status[name] = value;
        return new JsonObject
        {
            ["healthy"] = found.IsHealthy,
            ["findings"] = new JsonArray([.. found.Findings.Select(static finding => new JsonObject
            {
                ["weight"] = finding.Weight.ToString().ToLowerInvariant(),
                ["part"] = finding.Part,
                ["what"] = finding.What,
                ["advice"] = finding.Advice,
            })]),
            ["status"] = status,
        };
    }

    private static void Print(Examination found)
    {
        foreach (var (name, value) in found.Status)
            Output.Line($"{name}: {value}");
        Output.Line("");
        foreach (Finding finding in found.Findings)
            Output.Line($"{finding.Weight.ToString().ToUpperInvariant()} {finding.Part}: {finding.What}" + (finding.Advice.Length == 0 ? "" : $"\n    {finding.Advice}"));
        Output.Line(found.IsHealthy ? "Nothing is wrong that can be told without eyes and ears: `lamp`, `speaker`, `keys` and `scan` at the console are for those." : "Something is wrong.");
    }
}
