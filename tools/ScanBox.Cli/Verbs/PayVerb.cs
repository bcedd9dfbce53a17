using System;
using System.CommandLine;
using System.IO;
using System.Net;
using System.Text;
using System.Threading.Tasks;
using ReferenceSwitch.Hosting;
using ReferenceSwitch.Storage;
using ReferenceSwitch.Terminals;
using ScanBox.Cli.Boxes;
using ScanBox.Cli.Images;
using ScanBox.Codes;
using ScanBox.Device;
using VirtualBoard.Clocks;
using VirtualBoard.Flash;

namespace ScanBox.Cli.Verbs;

/// <summary><c>scanbox pay</c>: one payment from the keypad to the spoken result.</summary>
internal static class PayVerb
{
    // What the scanner module passes on; see VirtualGm65.
    private const int MaxCodeBytes = 256;

    private const string NoAuthority = "--tls: a switch that runs elsewhere gives its authority to a box when it makes one: scanbox switch --tls-port PORT --new-box DIR, then pay --switch HOST:PORT --state DIR";

    private static readonly Option<string> s_amount = new("--amount") { Description = "Yuan as a vendor types it: 12.50, or items 8+4.50.", Required = true, HelpName = "YUAN" };

    private static readonly Option<string?> s_code = new("--code") { Description = "What the customer's phone shows.", HelpName = "CODE" };

    private static readonly Option<FileInfo?> s_image = PathOption.File("--image", "A picture of the customer's QR code instead (read with zbar).");

    private static readonly Option<string?> s_switch = new("--switch") { Description = "A switch that runs elsewhere, for instance scanbox switch; without it one runs in this process.", HelpName = "HOST:PORT" };

    private static readonly Option<DirectoryInfo?> s_state = PathOption.Folder("--state", "Folder that keeps the box's flash (and the in-process switch's books) between calls; without it the box starts empty.");

    private static readonly Option<FileInfo?> s_rules = PathOption.File("--rules", "Code rules of an operator, put on the box's flash (see scanbox code rules).");

    private static readonly Option<bool> s_realtime = new("--realtime") { Description = "Let time run as on a counter, and the voice be heard to its end." };

    private static readonly Option<bool> s_tls = new("--tls") { Description = "Talk to the in-process switch inside TLS, with its authority pinned on the box's flash." };

    private static readonly Option<string> s_board = BenchOptions.Board();

    private static readonly Option<string> s_scanner = BenchOptions.Scanner();

    private static readonly Option<string?> s_link = BenchOptions.Link();

    private static readonly Option<PathDeath> s_pathDies = new("--path-dies")
    {
        Description = "With a standby: when the preferred way dies without a word: before (the code is shown), sent (the purchase has left), password (the payer is asked for it).",
        HelpName = "WHEN",
        CustomParser = static result => PathDeaths.Read(result),
    };

    internal static Command Create()
    {
        var command = new Verb("pay", "Takes one payment: types the amount, shows the code to the scanner, sends it to the switch, says the result.")
        {
            Details = "Exit status: 0 approved, 2 declined or refused, 3 reversed, 4 unknown and kept, 5 nothing sent.\n"
                + "Without --switch the code is first issued to a funded payer of the wallet that it names; another switch knows only\n"
                + "the codes that its own payers show (scanbox switch --show).",
            Examples =
            [
                "scanbox pay --amount 12.50 --code 134650328919428540",
                "scanbox pay --amount 12.50 --code 134650328919428540 --tls",
                "scanbox pay --amount 12.50 --code 134650328919428540 --link quectel",
                "scanbox pay --amount 12.50 --code 134650328919428540 --board esp32-s3-a7670",
                "scanbox pay --amount 12.50 --code 134650328919428540 --link wifi+quectel --path-dies sent",
                "scanbox pay --amount 8+4.50 --image phone.png --json",
                "scanbox pay --amount 3 --code 28763443825664394 --switch 127.0.0.1:9000 --state box1",
            ],
        };
        command.Add(s_amount);
        command.Add(s_code);
        command.Add(s_image);
        command.Add(s_switch);
        command.Add(s_tls);
        command.Add(s_state);
        command.Add(s_rules);
        command.Add(s_realtime);
        command.Add(s_board);
        command.Add(s_scanner);
        command.Add(s_link);
        command.Add(s_pathDies);
        command.SetAction((parsed, _) => Run(
            parsed.GetRequiredValue(s_amount),
            CodeFrom(parsed.GetValue(s_code), parsed.GetValue(s_image)),
            parsed.GetValue(s_switch),
            parsed.GetValue(s_tls),
            parsed.GetValue(s_state),
            parsed.GetValue(s_rules) is FileInfo rules ? RulesInput.Read(rules) : null,
            parsed.GetValue(s_realtime),
            BoardChoice.Plan(parsed.GetValue(s_board)!, parsed.GetValue(s_scanner)!),
            ScannerChoice.Named(parsed.GetValue(s_scanner)!),
            LinkOf(parsed.GetValue(s_link), parsed.GetValue(s_pathDies)),
            parsed.GetValue(s_pathDies),
            parsed.GetValue(CommonOptions.Json)));
        return command;
    }

    private static string? LinkOf(string? link, PathDeath pathDies) =>
        pathDies == PathDeath.Never || LinkChoice.Named(link ?? LinkChoice.Default).HasStandby ? link : throw CommandException.Usage($"--path-dies: --link {Quoted.Text(link ?? LinkChoice.Default)} has no standby");

    private static byte[] CodeFrom(string? code, FileInfo? image)
    {
        if (code is null == image is null)
            throw CommandException.Usage("give either --code or --image");
        byte[] bytes = image is null ? Encoding.UTF8.GetBytes(code!) : QrImage.Read(image);
        if (bytes.Length is 0 or > MaxCodeBytes)
            throw CommandException.Usage($"a code has 1 to {MaxCodeBytes} bytes, this has {bytes.Length}");
        return bytes;
    }

    private static async Task<int> Run(string amount, byte[] code, string? remote, bool tls, DirectoryInfo? state, RulesInput? rules, bool realtime, BoardPlan plan, ScannerChoice scanner, string? link, PathDeath pathDies, bool json)
    {
        var report = new PayReport { AmountFen = AmountArgument.Fen(amount, zeroAllowed: false) };
        EndPoint? target = remote is null ? null : SwitchArgument.Parse(remote);
        using var stop = new StopSignal();
        using StateFolder? folder = state is null ? null : StateFolder.Open(state);
        SkippingClock? skipping = realtime ? null : new SkippingClock();
        try
        {
            var flash = new VirtualFlash(folder is null ? new MemoryFlashStore() : new DirectoryFlashStore(folder.Flash), plan.FileSystemBytes);
            await using SwitchHost? host = target is null ? OpenSwitch(folder, flash, code, tls, rules?.Table) : null;
            if (tls && !IsSecure(flash))
                throw CommandException.Usage(TestBench.IsSetUp(flash) ? "--tls: the box of --state is set up without TLS" : NoAuthority);
            if (!TestBench.IsSetUp(flash))
                TestBench.SetUp(flash, TestTerminal.Provisioned, null);
            BoxWorkplace.LoadVoice(flash, plan);
            if (rules is not null)
                flash.WriteFile(RulesStore.Name, rules.Text);
            if (flash.UsedBytes > flash.CapacityBytes)
                throw CommandException.Usage($"--state: the box's flash holds {flash.UsedBytes} bytes, the file system of {plan.Name} has {flash.CapacityBytes}: it is the box of another board");
            using var workplace = new BoxWorkplace((IVirtualClock?)skipping ?? new RealClock(), flash, plan, scanner, link);
            workplace.TakeToItsPlace(TestBench.Settings(flash));
            workplace.Logged += static (atMs, what) => Output.Progress($"{atMs,7} ms  {what}");
            if (host is not null)
                workplace.Route(new IPEndPoint(IPAddress.Loopback, IsSecure(flash) ? host.TlsPort : host.Port));
            else if (SwitchArgument.Resolve(target!) is IPEndPoint address)
                workplace.Route(address);
            else
                Output.Progress($"--switch: nothing is known of the host {Quoted.Text(((DnsEndPoint)target!).Host)}");
            new PaySession(workplace, skipping, report, pathDies, stop.Token).Run(AmountArgument.Keys(amount), code);
        }
        catch (SwitchStoreException e)
        {
            throw CommandException.Fault(e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CommandException.Fault($"--state: {e.Message}");
        }
        if (json)
            Output.Json(report.ToJson());
        else
            Print(report);
        return report.ExitStatus;
    }

    private static bool IsSecure(VirtualFlash flash) => TestBench.Settings(flash) is { SwitchTls: true };

    private static SwitchHost OpenSwitch(StateFolder? folder, VirtualFlash flash, byte[] code, bool tls, CodeRuleTable? rules)
    {
        bool needsTls = tls || IsSecure(flash);
        var host = new SwitchHost(new SwitchHostOptions { StorePath = folder?.Switch, TlsPort = needsTls ? 0 : null, Rules = rules });
        if (!TestBench.IsSetUp(flash))
            TestBench.SetUp(flash, host.Provision(), tls ? host.AuthorityPem : null);
        host.IssueCode(code);
        host.Start();
        return host;
    }

    private static void Print(PayReport report)
    {
        Output.Line(report.Why is null ? report.Outcome : $"{report.Outcome}: {report.Why}");
        if (report.Stan is not null)
            Output.Line($"  batch {report.Batch:D6}, STAN {report.Stan:D6}" + (report.Rrn is null ? "" : $", RRN {report.Rrn}"));
        foreach (string sentence in report.Spoken)
            Output.Line("  " + sentence);
    }
}
