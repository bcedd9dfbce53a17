using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Factory;
using Factory.Fuses;
using Flashing;
using ScanBox.Device;

namespace ScanBox.Cli.Verbs;

/// <summary><c>scanbox factory fuses</c>: flash encryption and secure boot, which nobody can take back.</summary>
internal static class FactoryFusesVerb
{
    private const string Tool = "espefuse.py";

    private static readonly Option<string?> s_port = new("--port") { Description = "Serial port of the chip's loader (not of the console).", HelpName = "PORT" };

    private static readonly Option<bool> s_encryption = new("--flash-encryption") { Description = "Lock flash encryption, which the runtime's loader must have switched on." };

    private static readonly Option<FileInfo?> s_key = PathOption.File("--secure-boot", "Switch secure boot on, for loaders signed with this public key (PEM).");

    private static readonly Option<string?> s_confirm = new("--confirm") { Description = "The address of the chip, for scripts; without it it must be typed.", HelpName = "MAC" };

    private static readonly Option<string> s_tool = new("--espefuse") { Description = "The tool's command.", HelpName = "COMMAND", DefaultValueFactory = static _ => Tool };

    private static readonly Option<bool> s_dryRun = new("--dry-run") { Description = "Print warnings and command lines, and start nothing." };

    private static readonly Option<string> s_board = BenchOptions.Board();

    internal static Verb Create()
    {
        var verb = new Verb("fuses", "Burns a chip's fuses for flash encryption and secure boot. THIS CANNOT BE UNDONE; nothing else here does it.")
        {
            Details = "The public runtimes of nanoFramework neither encrypt flash nor are signed: with them a board never starts again after this. It is for\n"
                + "manufacturers who build the runtime themselves, with both switched on. Espressif's espefuse does the burning (`pip install esptool`).",
            Examples =
            [
                "scanbox factory fuses --port COM3 --board esp32-wrover --flash-encryption --secure-boot signer.pem --dry-run",
                "scanbox factory fuses --port COM3 --board esp32-s3 --flash-encryption --dry-run --json",
            ],
        };
        foreach (Option option in new Option[] { s_port, s_board, s_encryption, s_key, s_confirm, s_tool, s_dryRun })
            verb.Add(option);
        verb.SetAction((parsed, _) => Run(parsed));
        return verb;
    }

    private static async Task<int> Run(ParseResult parsed)
    {
        FusePlan plan = Plan(parsed);
        foreach (string warning in plan.Warnings())
            Output.Progress(warning);
        if (parsed.GetValue(s_dryRun))
        {
            string[] lines = [plan.Summary.ToString(), .. plan.Lines().Select(line => line.ToString())];
            if (parsed.GetValue(CommonOptions.Json))
                Output.Json(new JsonObject { ["lines"] = new JsonArray([.. lines.Select(line => JsonValue.Create(line))]) });
            else
                Output.Line(string.Join(Environment.NewLine, lines));
            return ExitCode.Done;
        }
        using var stop = new StopSignal();
        string? given = parsed.GetValue(s_confirm);
        try
        {
            string mac = await FuseRun.BurnAsync(plan, there => given ?? Ask(there), Output.Progress, stop.Token).ConfigureAwait(false);
            if (parsed.GetValue(CommonOptions.Json))
                Output.Json(new JsonObject { ["mac"] = mac, ["flashEncryption"] = plan.FlashEncryption, ["secureBoot"] = plan.SecureBootKey.Length > 0 });
            else
                Output.Line($"{mac}: burnt and read back");
            return ExitCode.Done;
        }
        catch (FactoryException e)
        {
            Output.Progress("scanbox: " + Quoted.Line(e.Message));
            return ExitCode.Declined;
        }
    }

    private static FusePlan Plan(ParseResult parsed)
    {
        string port = parsed.GetValue(s_port) ?? throw CommandException.Usage("--port: name the port of the chip");
        if (port.Length == 0 || port.StartsWith('-') || port.Any(char.IsControl))
            throw CommandException.Usage($"--port: {Quoted.Text(port)} is no port");
        FileInfo? key = parsed.GetValue(s_key);
        if (key is not null && !key.Exists)
            throw CommandException.Usage($"--secure-boot: there is no file {key.FullName}");
        if (key is null && !parsed.GetValue(s_encryption))
            throw CommandException.Usage("say what is to be burnt for ever: --flash-encryption, --secure-boot, or both");
        try
        {
            return new FusePlan
            {
                Tool = FlasherLine.Parse(parsed.GetValue(s_tool)!),
                Port = port,
                IsS3 = BoardChoice.Plan(parsed.GetValue(s_board)!).Chip == BoardChip.Esp32S3,
                FlashEncryption = parsed.GetValue(s_encryption),
                SecureBootKey = key?.FullName ?? "",
            };
        }
        catch (FlashingException e)
        {
            throw CommandException.Usage(e.Message);
        }
    }

    private static string? Ask(string mac)
    {
        if (Console.IsInputRedirected)
            return null;
        Console.Error.Write($"This is chip {mac}. Type its address to burn for ever 输入芯片地址以确认（不可恢复）: ");
        return Console.In.ReadLine();
    }
}
