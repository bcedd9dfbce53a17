using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ReferenceSwitch.Hosting;
using ReferenceSwitch.Storage;
using ReferenceSwitch.Terminals;
using ScanBox.Cli.Boxes;
using ScanBox.Cli.Images;
using ScanBox.Device;
using VirtualBoard.Clocks;
using VirtualBoard.Flash;

namespace ScanBox.Cli.Verbs;

/// <summary><c>scanbox pay</c>: one payment from the keypad to the spoken result.</summary>
internal static class PayVerb
{
    // What the scanner module passes on; see VirtualGm65.
    private const int MaxCodeBytes = 256;

    private static readonly Option<string> s_amount = new("--amount") { Description = "Yuan as a vendor types it: 12.50, or items 8+4.50.", Required = true, HelpName = "YUAN" };

    private static readonly Option<string?> s_code = new("--code") { Description = "What the customer's phone shows.", HelpName = "CODE" };

    private static readonly Option<FileInfo?> s_image = new("--image") { Description = "A picture of the customer's QR code instead (read with zbar).", HelpName = "FILE" };

    private static readonly Option<string?> s_switch = new("--switch") { Description = "A switch that runs elsewhere, for instance scanbox switch; without it one runs in this process.", HelpName = "HOST:PORT" };

    private static readonly Option<DirectoryInfo?> s_state = new("--state") { Description = "Folder that keeps the box's flash (and the in-process switch's books) between calls; without it the box starts empty.", HelpName = "DIR" };

    private static readonly Option<bool> s_realtime = new("--realtime") { Description = "Let time run as on a counter, and the voice be heard to its end." };

    private static readonly Option<string> s_board = new("--board") { Description = $"The board: {string.Join(" or ", BoardChoice.Names)}.", HelpName = "BOARD", DefaultValueFactory = static _ => BoardChoice.Default };

    private static readonly Option<string> s_scanner = new("--scanner") { Description = $"The scanner module: {string.Join(" or ", BoardChoice.Scanners)} (sends lines, knows no commands).", HelpName = "KIND", DefaultValueFactory = static _ => BoardChoice.DefaultScanner };

    internal static Command Create()
    {
        var command = new Command("pay", """
            Takes one payment: types the amount, shows the code to the scanner, sends it to the switch, says the result.
            Exit status: 0 approved, 2 declined or refused, 3 reversed, 4 unknown and kept, 5 nothing sent.

            Examples:
              scanbox pay --amount 12.50 --code 134650328919428540
              scanbox pay --amount 8+4.50 --image phone.png --json
              scanbox pay --amount 3 --code 28763443825664394 --switch 127.0.0.1:9000 --state box1
            """)
        {
            s_amount,
            s_code,
            s_image,
            s_switch,
            s_state,
            s_realtime,
            s_board,
            s_scanner,
        };
        command.SetAction((parsed, stop) => Run(
            parsed.GetRequiredValue(s_amount),
            CodeFrom(parsed.GetValue(s_code), parsed.GetValue(s_image)),
            parsed.GetValue(s_switch),
            parsed.GetValue(s_state),
            parsed.GetValue(s_realtime),
            BoardChoice.Plan(parsed.GetValue(s_board)!, parsed.GetValue(s_scanner)!),
            parsed.GetValue(CommonOptions.Json),
            stop));
        return command;
    }

    private static byte[] CodeFrom(string? code, FileInfo? image)
    {
        if (code is null == image is null)
            throw CommandException.Usage("give either --code or --image");
        byte[] bytes = image is null ? Encoding.UTF8.GetBytes(code!) : QrImage.Read(image);
        if (bytes.Length is 0 or > MaxCodeBytes)
            throw CommandException.Usage($"a code has 1 to {MaxCodeBytes} bytes, this has {bytes.Length}");
        return bytes;
    }

    private static async Task<int> Run(string amount, byte[] code, string? remote, DirectoryInfo? state, bool realtime, BoardPlan plan, bool json, CancellationToken stop)
    {
        var report = new PayReport { AmountFen = AmountArgument.Fen(amount, zeroAllowed: false) };
        var flash = new VirtualFlash(state is null ? new MemoryFlashStore() : new DirectoryFlashStore(StateFolder.FlashOf(state)));
        SkippingClock? skipping = realtime ? null : new SkippingClock();
        try
        {
            await using SwitchHost? host = remote is null ? OpenSwitch(state, flash, code) : null;
            if (!TestBench.IsSetUp(flash))
                TestBench.SetUp(flash, TestTerminal.Provisioned);
            BoxWorkplace.LoadVoice(flash);
            var workplace = new BoxWorkplace((IVirtualClock?)skipping ?? new RealClock(), flash, plan);
            workplace.Route(host is null ? Resolve(remote!) : new IPEndPoint(IPAddress.Loopback, host.Port));
            workplace.Logged += static (atMs, what) => Output.Progress($"{atMs,7} ms  {what}");
            new PaySession(workplace, skipping, report, stop).Run(AmountArgument.Keys(amount), code);
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

    private static SwitchHost OpenSwitch(DirectoryInfo? state, VirtualFlash flash, byte[] code)
    {
        state?.Create();
        var host = new SwitchHost(new SwitchHostOptions { StorePath = state is null ? null : StateFolder.SwitchOf(state) });
        if (!TestBench.IsSetUp(flash))
            TestBench.SetUp(flash, host.Provision());
        host.IssueCode(code);
        host.Start();
        return host;
    }

    private static IPEndPoint Resolve(string remote)
    {
        int colon = remote.LastIndexOf(':');
        if (colon <= 0 || !ushort.TryParse(remote.AsSpan(colon + 1), out ushort port) || port == 0)
            throw CommandException.Usage($"--switch: '{remote}' is not HOST:PORT");
        string host = remote[..colon];
        if (IPAddress.TryParse(host, out IPAddress? address))
            return new IPEndPoint(address, port);
        try
        {
            return new IPEndPoint(Dns.GetHostAddresses(host, AddressFamily.InterNetwork).First(), port);
        }
        catch (SocketException e)
        {
            throw CommandException.Fault($"--switch: {host}: {e.Message}");
        }
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
