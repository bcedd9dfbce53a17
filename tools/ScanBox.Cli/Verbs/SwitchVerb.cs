using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.IO;
using System.Net.Sockets;
using System.Text;
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

    private static readonly Option<int> s_port = new("--port")
    {
        Description = "TCP port on loopback; 0 for any free one.",
        HelpName = "PORT",
        DefaultValueFactory = _ => DefaultPort,
        CustomParser = ReadPort,
    };

    private static readonly Option<FileInfo?> s_state = PathOption.File("--state", "SQLite file that keeps terminals, purchases and ledger; without it everything is forgotten at the end.");

    private static readonly Option<DirectoryInfo?> s_newBox = PathOption.Folder("--new-box", "Make a terminal with keys of its own and write a box's settings and keys into this folder, for pay --state.");

    private static readonly Option<string[]> s_show = new("--show") { Description = "Print a fresh code of this payer; can be repeated.", HelpName = "APP[:KIND]", AllowMultipleArgumentsPerToken = false };

    internal static Command Create()
    {
        var command = new Verb("switch", "Runs the reference switch with its simulated wallets and clearing houses, on loopback, until Ctrl-C.")
        {
            Details = "It knows the test terminal of scanbox pay --switch, whose keys are public. A code is good only if a payer of its\n"
                + "world shows it: --show prints fresh ones (WeChat's live 60 s, others 120 s). Payers have an app's id and, after a\n"
                + "colon, their kind: funded, poor (one fen), careful (asked for a password), limited (1,000 yuan a day).",
            Examples =
            [
                "scanbox switch",
                "scanbox switch --port 9000 --state switch.db",
                "scanbox switch --show wechat --show alipay:poor",
                "scanbox switch --state switch.db --new-box box1",
                "scanbox pay --amount 3 --code 28763443825664394 --switch 127.0.0.1:9000 --state box1",
            ],
        };
        command.Add(s_port);
        command.Add(s_state);
        command.Add(s_newBox);
        command.Add(s_show);
        command.SetAction((parsed, _) => Run(
            parsed.GetValue(s_port),
            parsed.GetValue(s_state),
            parsed.GetValue(s_newBox),
            Array.ConvertAll(parsed.GetValue(s_show) ?? [], PayerArgument.Parse),
            parsed.GetValue(CommonOptions.Json)));
        return command;
    }

    private static async Task<int> Run(int port, FileInfo? state, DirectoryInfo? newBox, PayerArgument[] shown, bool json)
    {
        using var stop = new StopSignal();
        try
        {
            await using var host = new SwitchHost(new SwitchHostOptions { StorePath = state?.FullName, Port = port, Log = Output.Progress });
            host.AddTestTerminal();
            if (newBox is not null)
                WriteBox(host.Provision(), newBox);
            host.Start();
            Tell(host, shown, json);
            await Task.Delay(Timeout.Infinite, stop.Token).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).ConfigureAwait(false);
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

    private static void Tell(SwitchHost host, PayerArgument[] shown, bool json)
    {
        var codes = new JsonArray();
        if (!json)
            Output.Line($"Reference switch on 127.0.0.1:{host.Port}. Ctrl-C ends it.");
        foreach (PayerArgument payer in shown)
        {
            string code = Encoding.UTF8.GetString(host.ShowCode(payer.App, payer.Kind));
            codes.Add(new JsonObject { ["payer"] = payer.Text, ["code"] = code });
            if (!json)
                Output.Line($"  {payer.Text,-18} {code}");
        }
        if (json)
            Output.Json(new JsonObject { ["host"] = "127.0.0.1", ["port"] = host.Port, ["codes"] = codes });
    }

    private static int ReadPort(ArgumentResult result)
    {
        if (ushort.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out ushort port))
            return port;
        result.AddError($"--port: {Quoted.Text(result.Tokens[0].Value)} is not 0 to 65535");
        return DefaultPort;
    }

    private static void WriteBox(ProvisionedTerminal terminal, DirectoryInfo folder)
    {
        VirtualFlash flash;
        try
        {
            flash = new VirtualFlash(new DirectoryFlashStore(StateFolder.FlashOf(folder)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CommandException.Usage($"--new-box: {e.Message}");
        }
        if (TestBench.IsSetUp(flash))
            throw CommandException.Usage($"--new-box: {folder.FullName} holds a box already");
        TestBench.SetUp(flash, terminal);
        Output.Progress($"terminal {terminal.TerminalId}, serial {terminal.Serial}: box written to {folder.FullName}");
    }
}
