using System;
using System.CommandLine;
using System.IO;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using ReferenceSwitch.Hosting;
using ReferenceSwitch.Storage;
using ReferenceSwitch.Terminals;
using VirtualBoard.Flash;
using ScanBox.Cli.Boxes;

namespace ScanBox.Cli.Verbs;

/// <summary><c>scanbox switch</c>: the reference switch alone.</summary>
internal static class SwitchVerb
{
    private const int DefaultPort = 9000;

    private static readonly Option<int> s_port = new("--port") { Description = "TCP port on loopback; 0 for any free one.", HelpName = "PORT", DefaultValueFactory = _ => DefaultPort };

    private static readonly Option<FileInfo?> s_state = new("--state") { Description = "SQLite file that keeps terminals, purchases and ledger; without it everything is forgotten at the end.", HelpName = "FILE" };

    private static readonly Option<DirectoryInfo?> s_newBox = new("--new-box") { Description = "Make a terminal with keys of its own and write a box's settings and keys into this folder, for pay --state.", HelpName = "DIR" };

    internal static Command Create()
    {
        var command = new Command("switch", """
            Runs the reference switch with its simulated wallets and clearing houses, on loopback, until Ctrl-C.
            It knows the test terminal of scanbox pay --switch, whose keys are public.

            Examples:
              scanbox switch
              scanbox switch --port 9000 --state switch.db
              scanbox switch --state switch.db --new-box box1     then: scanbox pay --switch 127.0.0.1:9000 --state box1 ...
            """)
        {
            s_port,
            s_state,
            s_newBox,
        };
        command.SetAction((parsed, stop) => Run(parsed.GetValue(s_port), parsed.GetValue(s_state), parsed.GetValue(s_newBox), parsed.GetValue(CommonOptions.Json), stop));
        return command;
    }

    private static async Task<int> Run(int port, FileInfo? state, DirectoryInfo? newBox, bool json, CancellationToken stop)
    {
        if (port is < 0 or > 65535)
            throw CommandException.Usage("--port: 0 to 65535");
        try
        {
            await using var host = new SwitchHost(new SwitchHostOptions { StorePath = state?.FullName, Port = port, Log = Output.Progress });
            host.AddTestTerminal();
            if (newBox is not null)
                WriteBox(host.Provision(), newBox);
            host.Start();
            if (json)
                Output.Json(new JsonObject { ["host"] = "127.0.0.1", ["port"] = host.Port });
            else
                Output.Line($"Reference switch on 127.0.0.1:{host.Port}. Ctrl-C ends it.");
            await Task.Delay(Timeout.Infinite, stop).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).ConfigureAwait(false);
            await host.StopAsync().ConfigureAwait(false);
            return ExitCode.Done;
        }
        catch (SwitchStoreException e)
        {
            throw CommandException.Fault(e.Message);
        }
        catch (SocketException e)
        {
            throw CommandException.Fault($"cannot listen on port {port}: {e.Message}");
        }
    }

    private static void WriteBox(ProvisionedTerminal terminal, DirectoryInfo folder)
    {
        var flash = new VirtualFlash(new DirectoryFlashStore(StateFolder.FlashOf(folder)));
        if (TestBench.IsSetUp(flash))
            throw CommandException.Usage($"--new-box: {folder.FullName} holds a box already");
        TestBench.SetUp(flash, terminal);
        Output.Progress($"terminal {terminal.TerminalId}, serial {terminal.Serial}: box written to {folder.FullName}");
    }
}
