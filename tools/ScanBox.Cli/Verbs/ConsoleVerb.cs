using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using ReferenceSwitch.Hosting;
using ReferenceSwitch.Storage;
using ScanBox.Cli.Boxes;
using ScanBox.Device;
using Technician;
using VirtualBoard.Clocks;
using VirtualBoard.Flash;

namespace ScanBox.Cli.Verbs;

/// <summary><c>scanbox console</c>: the technician's console of a box on the virtual board.</summary>
internal static class ConsoleVerb
{
    private static readonly Option<DirectoryInfo?> s_state = PathOption.Folder("--state", "Folder that keeps the box's flash (and the in-process switch's books) between calls; without it a box is made for this call.");

    private static readonly Option<string?> s_switch = new("--switch") { Description = "A switch that runs elsewhere; without it one runs in this process.", HelpName = "HOST:PORT" };

    private static readonly Option<bool> s_unset = new("--unset") { Description = "Without --state: a box without settings and keys, as a new board is." };

    private static readonly Option<string?> s_code = new("--code") { Description = "A code that lies before the scanner's window, for the command scan.", HelpName = "CODE" };

    private static readonly Option<string[]> s_type = new("--type") { Description = "A line to type, the PIN first; may be given several times. Without it: the keys of this terminal, or the lines that are piped in.", HelpName = "LINE" };

    private static readonly Option<string> s_board = BenchOptions.Board();

    private static readonly Option<string> s_scanner = BenchOptions.Scanner();

    internal static Command Create()
    {
        var command = new Verb("console", "The technician's console of a box on the virtual board, as on its serial line.")
        {
            Details = "Keys go to the box until Ctrl-] (Ctrl-C breaks a command off). Lines of --type, or piped in, are typed one after the other, each\n"
                + $"when the box waits for one. A box that is made for this call has the PIN {ConsoleBench.Pin}.\n"
                + "Exit status of lines: 0 when the box answered ok to all, 70 when it answered an error.",
            Examples =
            [
                "scanbox console",
                $"scanbox console --type {ConsoleBench.Pin} --type network --type selftest",
                $"scanbox console --code 134650328919428540 --type {ConsoleBench.Pin} --type scan --json",
                "scanbox console --unset --type help",
            ],
        };
        command.Add(s_state);
        command.Add(s_switch);
        command.Add(s_unset);
        command.Add(s_code);
        command.Add(s_type);
        command.Add(s_board);
        command.Add(s_scanner);
        command.SetAction((parsed, _) => Run(
            parsed.GetValue(s_state),
            parsed.GetValue(s_switch),
            parsed.GetValue(s_unset),
            parsed.GetValue(s_code),
            parsed.GetValue(s_type) ?? [],
            BoardChoice.Plan(parsed.GetValue(s_board)!, parsed.GetValue(s_scanner)!),
            ScannerChoice.Named(parsed.GetValue(s_scanner)!),
            parsed.GetValue(CommonOptions.Json)));
        return command;
    }

    private static async Task<int> Run(DirectoryInfo? state, string? remote, bool unset, string? code, string[] lines, BoardPlan plan, ScannerChoice scanner, bool json)
    {
        if (unset && state is not null)
            throw CommandException.Usage("--unset makes a box of its own: leave --state away");
        EndPoint? target = remote is null ? null : SwitchArgument.Parse(remote);
        using var stop = new StopSignal();
        using StateFolder? folder = state is null ? null : StateFolder.Open(state);
        try
        {
            var flash = new VirtualFlash(folder is null ? new MemoryFlashStore() : new DirectoryFlashStore(folder.Flash), plan.FileSystemBytes);
            await using SwitchHost? host = target is null ? ConsoleBench.OpenSwitch(folder, flash, unset) : null;
            BoxWorkplace.LoadVoice(flash, plan);
            using var workplace = new BoxWorkplace(new RealClock(), flash, plan, scanner, console: true);
            workplace.TakeToItsPlace(TestBench.Settings(flash));
            if (host is not null)
                ConsoleBench.Route(workplace, flash, host);
            else if (SwitchArgument.Resolve(target!) is IPEndPoint address)
                workplace.Route(address);
            if (code is not null)
                workplace.Scanner.Show(Encoding.UTF8.GetBytes(code), (int)TimeSpan.FromHours(1).TotalMilliseconds);
            if (lines.Length == 0 && !Console.IsInputRedirected)
                return Talk(workplace, stop);
            using TextReader? typed = lines.Length == 0 ? null : new StringReader(string.Join('\n', lines));
            return Play(workplace, typed ?? Console.In, stop, json);
        }
        catch (SwitchStoreException e)
        {
            throw CommandException.Fault(e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CommandException.Fault($"--state: {e.Message}");
        }
    }

    private static int Play(BoxWorkplace workplace, TextReader lines, StopSignal stop, bool json)
    {
        var session = new ConsoleSession(workplace, json ? static _ => { } : static text => Console.Out.Write(Lines(text)), stop.Token);
        List<ConsoleAnswer> answers = session.Play(lines);
        if (json)
            Output.Json(new JsonObject { ["answers"] = new JsonArray([.. answers.Select(Json)]) });
        else
            Output.Line("");
        return answers.Any(static answer => answer.Error is not null) ? ExitCode.Fault : ExitCode.Done;
    }

    private static int Talk(BoxWorkplace workplace, StopSignal stop)
    {
        Output.Progress("Ctrl-] ends");
        Console.TreatControlCAsInput = true;
        new ConsoleSession(workplace, static text => Console.Out.Write(text), stop.Token).Talk(Keys);
        return ExitCode.Done;
    }

    // The line's end may arrive in two pieces, so each half is looked at by itself.
    private static string Lines(string text) =>
        text.Replace("\r", "", StringComparison.Ordinal).Replace("\n", Environment.NewLine, StringComparison.Ordinal);

    private static JsonObject Json(ConsoleAnswer answer) => new()
    {
        ["command"] = answer.Command,
        ["lines"] = new JsonArray([.. answer.Lines.Select(static line => (JsonNode)line)]),
        ["error"] = answer.Error,
    };

    // Null at Ctrl-].
    private static byte[]? Keys()
    {
        var typed = new StringBuilder();
        while (Console.KeyAvailable)
        {
            ConsoleKeyInfo key = Console.ReadKey(intercept: true);
            if (key.KeyChar == 0x1D)
                return null;
            if (key.KeyChar != 0)
                typed.Append(key.Key == ConsoleKey.Enter ? '\r' : key.KeyChar);
        }
        return Encoding.UTF8.GetBytes(typed.ToString());
    }
}
