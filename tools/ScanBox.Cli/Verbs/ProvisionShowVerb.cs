using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using ScanBox.Cli.Boxes;
using ScanBox.Cli.Images;
using ScanBox.Device;
using VirtualBoard.Clocks;
using VirtualBoard.Flash;

namespace ScanBox.Cli.Verbs;

/// <summary><c>scanbox provision show</c>: set-up codes before the scanner of a box on the virtual board.</summary>
internal static class ProvisionShowVerb
{
    private static readonly Option<DirectoryInfo?> s_state = PathOption.Folder("--state", "Folder that keeps the box's flash; without it a box is made for this call.");

    private static readonly Option<string?> s_serial = new("--serial") { Description = "A new box: the serial that the factory gave it.", HelpName = "SERIAL" };

    private static readonly Option<string?> s_signer = new("--signer") { Description = "A new box: the public key that it trusts, 64 hexadecimal digits.", HelpName = "HEX" };

    private static readonly Option<FileInfo[]> s_image = new("--image") { Description = "A picture of a code, shown like a code; may be given several times.", HelpName = "FILE" };

    private static readonly Option<string> s_board = BenchOptions.Board();

    private static readonly Option<string> s_scanner = BenchOptions.Scanner();

    private static readonly Argument<string[]> s_codes = new("CODE") { Description = "The texts of the codes, shown one after the other.", Arity = ArgumentArity.ZeroOrMore };

    internal static Verb Create()
    {
        var verb = new Verb("show", "Holds set-up codes before the scanner of a box on the virtual board, and does what the box says.")
        {
            Details = "A set-up code in several parts is given as several codes or pictures, in any order; a new box needs --signer for it.\n"
                + "Exit status: 0 the box took the settings and restarted, 2 it refused them.",
            Examples =
            [
                "scanbox provision show --serial SB24000123 \"WIFI:T:WPA;S:hall5;P:12345678;;\"",
                "scanbox provision show --state box1 --serial SB24000123 --image wifi.png",
            ],
        };
        verb.Add(s_state);
        verb.Add(s_serial);
        verb.Add(s_signer);
        verb.Add(s_image);
        verb.Add(s_board);
        verb.Add(s_scanner);
        verb.Add(s_codes);
        verb.SetAction(parsed => Show(
            parsed.GetValue(s_state),
            parsed.GetValue(s_serial),
            parsed.GetValue(s_signer),
            [.. (parsed.GetValue(s_codes) ?? []).Select(Encoding.UTF8.GetBytes), .. (parsed.GetValue(s_image) ?? []).Select(QrImage.Read)],
            BoardChoice.Plan(parsed.GetValue(s_board)!, parsed.GetValue(s_scanner)!),
            ScannerChoice.Named(parsed.GetValue(s_scanner)!),
            parsed.GetValue(CommonOptions.Json)));
        return verb;
    }

    private static int Show(DirectoryInfo? state, string? serial, string? signer, IReadOnlyList<byte[]> codes, BoardPlan plan, ScannerChoice scanner, bool json)
    {
        if (codes.Count == 0)
            throw CommandException.Usage("name the codes to show, or pictures of them with --image");
        using var stop = new StopSignal();
        using StateFolder? folder = state is null ? null : Guarded.Do(() => StateFolder.Open(state));
        var flash = new VirtualFlash(folder is null ? new MemoryFlashStore() : new DirectoryFlashStore(folder.Flash), plan.FileSystemBytes);
        if (serial is not null)
            FactoryBox.Leave(flash, serial, signer ?? "");
        else if (!TestBench.IsSetUp(flash))
            throw CommandException.Usage("a new box needs the serial that its factory gave it: --serial, and --signer for signed codes");
        BoxWorkplace.LoadVoice(flash, plan);
        var clock = new SkippingClock();
        using var workplace = new BoxWorkplace(clock, flash, plan, scanner);
        var session = new SetupSession(workplace, clock, stop.Token);
        bool taken = session.Show(codes);
        if (json)
            Output.Json(new JsonObject { ["taken"] = taken, ["why"] = session.Why, ["spoken"] = string.Join(';', session.Spoken) });
        else
            Output.Line((taken ? "taken" : "refused: " + session.Why) + "\nspoken: " + string.Join(';', session.Spoken));
        return taken ? ExitCode.Done : ExitCode.Declined;
    }
}
