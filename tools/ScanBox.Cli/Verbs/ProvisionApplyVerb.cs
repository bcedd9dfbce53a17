using System.CommandLine;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using ScanBox.Cli.Boxes;
using SetupCodes;
using Technician;

namespace ScanBox.Cli.Verbs;

/// <summary><c>scanbox provision apply</c>: settings into a box over its console.</summary>
internal static class ProvisionApplyVerb
{
    internal static Verb Create()
    {
        var verb = new Verb("apply", "Brings a settings file into a box over its console: all of it or nothing; the box then restarts.")
        {
            Details = "The technician's PIN is asked for, or taken from SCANBOX_PIN.",
            Examples = ["scanbox provision apply --settings market.txt", "scanbox provision apply volume=3 fixed.fen=500"],
        };
        verb.Add(SetupInput.File);
        verb.Add(SetupInput.Lines);
        ConsoleAccess.AddOptions(verb);
        verb.SetAction((parsed, _) => Apply(parsed));
        return verb;
    }

    private static async Task<int> Apply(ParseResult parsed)
    {
        SettingLines settings = SetupInput.Settings(parsed);
        if (settings.Lines.Count == 0)
            throw CommandException.Usage("there is nothing to set: give --settings, or name=value");
        using var stop = new StopSignal();
        await using ConsoleAccess access = ConsoleAccess.Open(parsed);
        string? refused = access.Visit(stop.Token, visit =>
        {
            string? why = SettingsSheet.Apply(visit, settings.Lines);
            if (why is null)
                SettingsSheet.Restart(visit);
            return why;
        });
        if (parsed.GetValue(CommonOptions.Json))
            Output.Json(new JsonObject { ["applied"] = refused is null, ["why"] = refused });
        else
            Output.Line(refused is null ? $"{settings.Lines.Count} settings are in the box, and it has restarted" : "nothing was changed: " + refused);
        return refused is null ? ExitCode.Done : ExitCode.Declined;
    }
}
