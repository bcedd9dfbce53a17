using System.CommandLine.Parsing;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Net;
using System.Text.Json.Nodes;
using System.Text;
using System.Threading.Tasks;
using System;
using ReferenceSwitch.Hosting;
using ReferenceSwitch.Storage;
using ReferenceSwitch;
using ScanBox.Cli.Boxes;
using ScanBox.Settings;
using Updating;
using WholeFiles;

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
        CustomParser = static result => PortOption.Read(result, "--port") ?? DefaultPort,
    };

    private static readonly Option<int?> s_tlsPort = new("--tls-port")
    {
        Description = "TCP port of TLS besides; 0 for any free one. The switch makes an authority of its own.",
        HelpName = "PORT",
        CustomParser = static result => PortOption.Read(result, "--tls-port"),
    };

    private static readonly Option<IPAddress> s_tlsAddress = new("--tls-address")
    {
        Description = "Address for TLS; plain TCP stays on loopback.",
        HelpName = "ADDRESS",
        DefaultValueFactory = _ => IPAddress.Loopback,
        CustomParser = ReadAddress,
    };

    private static readonly Option<string[]> s_tlsNames = new("--tls-name") { Description = "A host name or address that boxes connect to, for the certificate; can be repeated.", HelpName = "NAME", AllowMultipleArgumentsPerToken = false };

    private static readonly Option<FileInfo?> s_authority = PathOption.File("--ca", "Write the authority's certificate into this file, for boxes and openssl.");

    private static readonly Option<string> s_acquirer = AcquirerOption();

    private static readonly Option<FileInfo?> s_state = PathOption.File("--state", "SQLite file that keeps terminals, purchases and ledger; without it everything is forgotten at the end.");

    private static readonly Option<DirectoryInfo?> s_newBox = PathOption.Folder("--new-box", "Make a terminal with keys of its own and write a box's settings and keys into this folder, for pay --state.");

    private static readonly Option<string?> s_updateSigner = new("--update-signer") { Description = "With --new-box: the public key of whoever makes the box's updates, as `update key` prints it.", HelpName = "HEX" };

    private static readonly Option<DirectoryInfo?> s_updates = PathOption.Folder("--updates", "Offer the updates in this folder to boxes, as `update make` writes them; it is looked through again for each box that asks.");

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
                "scanbox switch --state switch.db --tls-port 9443 --tls-address 0.0.0.0 --tls-name switch.example --ca ca.pem",
                "scanbox switch --state switch.db --updates updates",
                "scanbox pay --amount 3 --code 28763443825664394 --switch 127.0.0.1:9000 --state box1",
            ],
        };
        command.Add(s_port);
        command.Add(s_tlsPort);
        command.Add(s_tlsAddress);
        command.Add(s_tlsNames);
        command.Add(s_authority);
        command.Add(s_acquirer);
        command.Add(s_state);
        command.Add(s_newBox);
        command.Add(s_updateSigner);
        command.Add(s_updates);
        command.Add(s_show);
        foreach (Command terminals in TerminalVerbs.Create())
            command.Add(terminals);
        command.SetAction((parsed, _) =>
        {
            DirectoryInfo? updates = parsed.GetValue(s_updates);
            if (updates is { Exists: false })
                throw CommandException.Usage($"--updates: there is no folder {updates.FullName}");
            var options = new SwitchHostOptions
            {
                Acquirer = Acquirer.All.First(a => a.Id == parsed.GetValue(s_acquirer)),
                StorePath = parsed.GetValue(s_state)?.FullName,
                Port = parsed.GetValue(s_port),
                TlsPort = parsed.GetValue(s_tlsPort),
                TlsAddress = parsed.GetValue(s_tlsAddress)!,
                TlsNames = parsed.GetValue(s_tlsNames) ?? [],
                Log = Output.Progress,
                Updates = updates is null ? null : new UpdateShelf(updates, Output.Progress),
            };
            if (options.TlsPort is null && parsed.GetValue(s_authority) is not null)
                throw CommandException.Usage("--ca: only with --tls-port");
            string signer = parsed.GetValue(s_updateSigner) ?? "";
            if (signer.Length > 0 && parsed.GetValue(s_newBox) is null)
                throw CommandException.Usage("--update-signer: only with --new-box");
            if (!SettingsRules.Set(new BoxSettings(), "update.signer", signer))
                throw CommandException.Usage($"--update-signer: {SettingsRules.Describe("update.signer")}");
            return Run(
                options,
                parsed.GetValue(s_authority),
                parsed.GetValue(s_newBox),
                signer,
                Array.ConvertAll(parsed.GetValue(s_show) ?? [], PayerArgument.Parse),
                parsed.GetValue(CommonOptions.Json));
        });
        return command;
    }

    private static async Task<int> Run(SwitchHostOptions options, FileInfo? authority, DirectoryInfo? newBox, string signer, PayerArgument[] shown, bool json)
    {
        using var stop = new StopSignal();
        try
        {
            await using var host = new SwitchHost(options);
            host.AddTestTerminal();
            if (authority is not null && host.AuthorityPem is string pem)
                Guarded.Write("--ca", () => WholeFile.Write(authority.FullName, pem));
            if (newBox is not null)
                Guarded.Write("--new-box", () => BoxFolder.Write(newBox, host.Provision(), host.AuthorityPem, signer));
            host.Start();
            Tell(host, shown, json);
            await stop.WaitAsync().ConfigureAwait(false);
            await host.StopAsync().ConfigureAwait(false);
            return ExitCode.Done;
        }
        catch (SwitchStoreException e)
        {
            throw CommandException.Fault(e.Message);
        }
        catch (SocketException e)
        {
            throw CommandException.Fault($"cannot listen on port {options.Port}{(options.TlsPort is int tls ? $" or {tls}" : "")}: {e.Message}");
        }
    }

    private static void Tell(SwitchHost host, PayerArgument[] shown, bool json)
    {
        var codes = new JsonArray();
        if (!json)
        {
            Output.Line($"Reference switch on 127.0.0.1:{host.Port}. Ctrl-C ends it.");
            if (host.AuthorityFingerprint is string fingerprint)
                Output.Line($"With TLS on port {host.TlsPort}, authority SHA-256 {fingerprint}");
        }
        foreach (PayerArgument payer in shown)
        {
            string code = Encoding.UTF8.GetString(host.ShowCode(payer.App, payer.Kind));
            codes.Add(new JsonObject { ["payer"] = payer.Text, ["code"] = code });
            if (!json)
                Output.Line($"  {payer.Text,-18} {code}");
        }
        if (json)
            Output.Json(new JsonObject
            {
                ["host"] = "127.0.0.1",
                ["port"] = host.Port,
                ["tlsPort"] = host.TlsPort == 0 ? null : host.TlsPort,
                ["authoritySha256"] = host.AuthorityFingerprint,
                ["codes"] = codes,
            });
    }

    private static Option<string> AcquirerOption()
    {
        string[] ids = [.. Acquirer.All.Select(a => a.Id)];
        var option = new Option<string>("--acquirer") { Description = "Who runs it: " + string.Join(", ", ids) + ".", HelpName = "ID", DefaultValueFactory = _ => Acquirer.Lakala.Id };
        option.AcceptOnlyFromAmong(ids);
        return option;
    }

    private static IPAddress ReadAddress(ArgumentResult result)
    {
        if (IPAddress.TryParse(result.Tokens[0].Value, out IPAddress? address))
            return address;
        result.AddError($"--tls-address: {Quoted.Text(result.Tokens[0].Value)} is not an address");
        return IPAddress.Loopback;
    }
}
