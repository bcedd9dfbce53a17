using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using ReferenceSwitch.Hosting;
using ReferenceSwitch.Storage;
using ReferenceSwitch.Terminals;
using ScanBox.Cli.Boxes;
using VirtualBoard.Flash;

namespace ScanBox.Cli.Verbs;

/// <summary><c>scanbox switch terminals</c> and its kin: what an operator does with terminals, also while the switch runs on the same file.</summary>
internal static class TerminalVerbs
{
    private static readonly Option<FileInfo> s_state = new("--state") { Description = "The switch's SQLite file.", HelpName = "FILE", Required = true, CustomParser = static result => PathOption.ParseFile(result, "--state")! };

    private static readonly Argument<string> s_terminal = new("terminal") { Description = "Terminal id, 8 characters.", HelpName = "TERMINAL" };

    private static readonly Option<DirectoryInfo> s_box = new("--box") { Description = "Folder of the box, as pay --state uses it: its new keys go there and nowhere else.", HelpName = "DIR", Required = true, CustomParser = static result => PathOption.ParseFolder(result, "--box")! };

    private static readonly Option<string?> s_serial = new("--serial") { Description = "Serial number on the new box; one is made without it.", HelpName = "SERIAL" };

    internal static IEnumerable<Command> Create()
    {
        yield return Make(
            "terminals", "Lists the terminals of a switch.", "scanbox switch terminals --state switch.db", [], (host, _) => Text(host.Terminals()));
        yield return Make(
            "disable", "Switches a lost or stolen terminal off.", "scanbox switch disable 00000001 --state switch.db", [s_terminal], (host, parsed) => Switch(host, parsed, disabled: true));
        yield return Make(
            "enable", "Switches a terminal that was found on again.", "scanbox switch enable 00000001 --state switch.db", [s_terminal], (host, parsed) => Switch(host, parsed, disabled: false));
        yield return Make(
            "rotate", "Gives a terminal new keys and writes them into its box.", "scanbox switch rotate 00000001 --state switch.db --box box1", [s_terminal, s_box], Rotate);
        yield return Make(
            "replace", "Makes another box for the same terminal; the old one is refused from then on.", "scanbox switch replace 00000001 --state switch.db --box box2", [s_terminal, s_box, s_serial], Replace);
    }

    private static Verb Make(string name, string description, string example, Symbol[] more, Func<SwitchHost, ParseResult, JsonNode> act)
    {
        var verb = new Verb(name, description) { Examples = [example] };
        verb.Add(s_state);
        foreach (Symbol symbol in more)
        {
            if (symbol is Argument argument)
                verb.Add(argument);
            else
                verb.Add((Option)symbol);
        }
        verb.SetAction((parsed, _) => Run(parsed, act));
        return verb;
    }

    private static async Task<int> Run(ParseResult parsed, Func<SwitchHost, ParseResult, JsonNode> act)
    {
        FileInfo state = parsed.GetRequiredValue(s_state);
        if (!state.Exists)
            throw CommandException.Usage($"--state: there is no file {state.FullName}");
        try
        {
            await using var host = new SwitchHost(new SwitchHostOptions { StorePath = state.FullName });
            JsonNode result = act(host, parsed);
            if (parsed.GetValue(CommonOptions.Json))
                Output.Json(result);
            else
                Print(result);
            return ExitCode.Done;
        }
        catch (SwitchStoreException e)
        {
            throw CommandException.Fault(e.Message);
        }
    }

    private static JsonNode Switch(SwitchHost host, ParseResult parsed, bool disabled)
    {
        string id = parsed.GetRequiredValue(s_terminal);
        return host.SetDisabled(id, disabled) ? Text(host, id) : throw Unknown(id);
    }

    private static JsonNode Rotate(SwitchHost host, ParseResult parsed)
    {
        string id = Known(host, parsed).TerminalId;
        // The folder is looked at first: keys that reach no box would lock the terminal out.
        VirtualFlash flash = BoxFolder.Of(parsed.GetRequiredValue(s_box), "--box", id);
        Guarded.Write("--box", () => TestBench.SaveKeys(flash, host.RotateKeys(id)!));
        return Text(host, id);
    }

    private static JsonNode Replace(SwitchHost host, ParseResult parsed)
    {
        string id = Known(host, parsed).TerminalId;
        VirtualFlash flash = BoxFolder.Empty(parsed.GetRequiredValue(s_box), "--box");
        try
        {
            ProvisionedTerminal terminal = host.Replace(id, parsed.GetValue(s_serial))!;
            Guarded.Write("--box", () => TestBench.SetUp(flash, terminal, host.StoredAuthorityPem()));
        }
        catch (ArgumentException e)
        {
            throw CommandException.Usage("--serial: " + e.Message);
        }
        return Text(host, id);
    }

    private static TerminalSummary Known(SwitchHost host, ParseResult parsed)
    {
        string id = parsed.GetRequiredValue(s_terminal);
        return host.Terminals().FirstOrDefault(t => t.TerminalId == id) ?? throw Unknown(id);
    }

    private static CommandException Unknown(string id) => CommandException.Usage($"there is no terminal {Quoted.Text(id)}");

    private static JsonArray Text(IEnumerable<TerminalSummary> terminals) => [.. terminals.Select(Text)];

    private static JsonObject Text(SwitchHost host, string id) => Text(host.Terminals().First(t => t.TerminalId == id));

    private static JsonObject Text(TerminalSummary terminal) => new()
    {
        ["terminal"] = terminal.TerminalId,
        ["merchant"] = terminal.MerchantId,
        ["serial"] = terminal.Serial,
        ["batch"] = terminal.OpenBatch,
        ["state"] = terminal.Disabled ? "disabled" : terminal.SignedIn ? "signed in" : "signed out",
    };

    private static void Print(JsonNode result)
    {
        foreach (JsonNode? one in result as JsonArray ?? [result.DeepClone()])
            Output.Line($"{one!["terminal"],-8}  {one["merchant"],-15}  {one["serial"],-20}  batch {one["batch"],6:D6}  {one["state"]}");
    }
}
