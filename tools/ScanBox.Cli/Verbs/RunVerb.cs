using System;
using System.CommandLine;
using System.IO;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CounterPage;
using ReferenceSwitch.Storage;

namespace ScanBox.Cli.Verbs;

/// <summary><c>scanbox run</c>: the box on a web page.</summary>
internal static class RunVerb
{
    private const int DefaultPort = 8080;

    private static readonly Option<int?> s_port = new("--port")
    {
        Description = $"TCP port of the page on loopback; 0 for any free one. Without it {DefaultPort}, or any free one when that is taken.",
        HelpName = "PORT",
        CustomParser = static result => PortOption.Read(result, "--port"),
    };

    private static readonly Option<DirectoryInfo?> s_state = PathOption.Folder("--state", "Folder that keeps the box's flash and the switch's books between calls; without it everything is forgotten at the end.");

    private static readonly Option<string> s_board = BenchOptions.Board();

    private static readonly Option<string> s_scanner = BenchOptions.Scanner();

    private static readonly Option<string?> s_link = BenchOptions.Link();

    internal static Command Create()
    {
        var command = new Verb("run", "Runs the box on a web page: the firmware on a virtual board, a switch with simulated wallets, and everything that can go wrong.")
        {
            Details = $"The page is served on loopback only, until Ctrl-C; box and switch always talk inside TLS. With --json one document names its address. The vendor's PIN is {Workbench.TestBench.VendorPin}.",
            Examples =
            [
                "scanbox run",
                "scanbox run --port 9090 --state counter",
                "scanbox run --board esp32-s3 --scanner plain",
                "scanbox run --link quectel",
            ],
        };
        command.Add(s_port);
        command.Add(s_state);
        command.Add(s_board);
        command.Add(s_scanner);
        command.Add(s_link);
        command.SetAction((parsed, _) => Run(
            parsed.GetValue(s_port),
            parsed.GetValue(s_state),
            parsed.GetValue(s_board)!,
            parsed.GetValue(s_scanner)!,
            parsed.GetValue(s_link),
            parsed.GetValue(CommonOptions.Json)));
        return command;
    }

    private static async Task<int> Run(int? port, DirectoryInfo? state, string board, string scanner, string? link, bool json)
    {
        using var stop = new StopSignal();
        using StateFolder? folder = state is null ? null : StateFolder.Open(state);
        var options = new CounterOptions { Port = port ?? DefaultPort, State = folder, Board = board, Scanner = scanner, Link = link };
        try
        {
            await using CounterServer server = await Start(options, anyPort: port is null).ConfigureAwait(false);
            if (json)
                Output.Json(new JsonObject { ["address"] = server.Address.ToString(), ["port"] = server.Port, ["board"] = board, ["scanner"] = scanner, ["link"] = link });
            else
                Output.Line($"The box is on {server.Address}  Ctrl-C ends it.");
            await stop.WaitAsync().ConfigureAwait(false);
            return ExitCode.Done;
        }
        catch (SwitchStoreException e)
        {
            throw CommandException.Fault(e.Message);
        }
        catch (SocketException e)
        {
            throw CommandException.Fault("cannot listen: " + e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CommandException.Fault(e.Message);
        }
    }

    private static async Task<CounterServer> Start(CounterOptions options, bool anyPort)
    {
        try
        {
            return await CounterServer.StartAsync(options).ConfigureAwait(false);
        }
        catch (IOException e) when (anyPort && e.InnerException is not null)
        {
            // The usual port is taken; nobody asked for it.
            return await CounterServer.StartAsync(options with { Port = 0 }).ConfigureAwait(false);
        }
    }
}
