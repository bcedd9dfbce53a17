using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using Flashing;
using ScanBox.Cli.Flashers;
using ScanBox.Device;

namespace ScanBox.Cli.Verbs;

/// <summary><c>scanbox flash</c>: a bare board becomes a box that has everything but its keys.</summary>
internal static class FlashVerb
{
    private const string Nanoff = "nanoff";
    private const string DefaultRecord = "flashed";

    // nanoff cannot read a file back out of a box.
    private const string NotVerified = "nanoff cannot read files back: that a file is on the box is the runtime's own word; ask the box's console after its first start.";

    private static readonly Option<string> s_board = BenchOptions.Board();

    private static readonly Option<string[]> s_port = new("--port") { Description = "Serial port of a board; may be given several times, the boards are flashed side by side.", HelpName = "PORT" };

    private static readonly Option<FileInfo?> s_image = PathOption.File("--image", "The application, the .bin of the device build; without it the one on the board stays.");

    private static readonly Option<FileInfo?> s_settings = PathOption.File("--settings", "Settings of the box, name=value lines; # begins a remark.");

    private static readonly Option<FileInfo?> s_ca = PathOption.File("--ca", "The certificate of the authority that the box believes, PEM.");

    private static readonly Option<FileInfo?> s_rules = PathOption.File("--rules", "Code rules of the operator.");

    private static readonly Option<FileInfo?> s_voice = PathOption.File("--voice", "A voice pack; without it the one that fits the board.");

    private static readonly Option<bool> s_erase = new("--masserase") { Description = "Erase all flash of a board that was never finished: for modules that come with another firmware." };

    private static readonly Option<int?> s_baud = new("--baud") { Description = "Speed in baud; without it nanoff's own.", HelpName = "N", CustomParser = ParseBaud };

    private static readonly Option<string?> s_runtime = new("--runtime") { Description = "Version of the runtime; without it the newest.", HelpName = "VERSION", CustomParser = result => ParseWord(result, "--runtime", "a version like 1.12.4.289", static c => char.IsAsciiDigit(c) || c == '.') };

    private static readonly Option<string?> s_address = new("--address") { Description = "Where the application goes, like 0x1B0000; without it where the newest runtimes have it.", HelpName = "HEX", CustomParser = ParseAddress };

    private static readonly Option<string> s_flasher = new("--flasher") { Description = "The flasher's command.", HelpName = "COMMAND", DefaultValueFactory = static _ => Nanoff };

    private static readonly Option<DirectoryInfo?> s_record = PathOption.Folder("--record", $"Folder that remembers the boards: boards.csv, flash.log; without it `{DefaultRecord}` here.");

    private static readonly Option<int> s_patience = new("--patience") { Description = "Seconds to wait for a board whose cable fell out, 0 to 3600.", HelpName = "N", DefaultValueFactory = static _ => (int)new FlashTimes().Patience.TotalSeconds };

    private static readonly Option<bool> s_dryRun = new("--dry-run") { Description = "Print the flasher's command lines and start nothing." };

    internal static Command Create()
    {
        var verb = new Verb("flash", "Writes runtime, application, voice, rules, certificate and settings to bare boards, through the public flasher nanoff.")
        {
            Details = "A board is known by the address of its chip: a run that is started again goes on where the board was, at whatever port it hangs.\n"
                + "nanoff is installed with `dotnet tool install -g nanoff`. Keys are not written here.\n"
                + "Exit status: 0 all boards are done, 2 at least one is not, 70 the record, its table or its log cannot be written.",
            Examples =
            [
                "scanbox flash --board esp32-wrover --port COM3 --image ScanBox.Device.bin --dry-run",
                "scanbox flash --board esp32-wrover --port COM3 --port COM4 --image ScanBox.Device.bin --masserase --record line1",
                "scanbox flash --port COM3 --image ScanBox.Device.bin --settings market.txt --ca ca.pem --rules operator.rules",
            ],
        };
        foreach (Option option in new Option[] { s_board, s_port, s_image, s_settings, s_ca, s_rules, s_voice, s_erase, s_baud, s_runtime, s_address, s_flasher, s_record, s_patience, s_dryRun })
            verb.Add(option);
        verb.SetAction(parsed => Guard(() => Run(
            Ports(parsed.GetValue(s_port) ?? []),
            GivenJob(parsed),
            parsed.GetValue(s_record) ?? new DirectoryInfo(DefaultRecord),
            Times(parsed.GetValue(s_patience)),
            parsed.GetValue(s_dryRun),
            parsed.GetValue(CommonOptions.Json))));
        return verb;
    }

    private static string[] Ports(string[] ports)
    {
        if (ports.Length == 0)
            throw CommandException.Usage("--port: name the port of a board; `nanoff --listports` shows them");
        if (ports.Length > FlashRun.MaxPorts)
            throw CommandException.Usage($"--port: at most {FlashRun.MaxPorts}");
        if (ports.Distinct().Count() != ports.Length)
            throw CommandException.Usage("--port: a port was named twice");
        return ports.FirstOrDefault(port => port.Length == 0 || port.StartsWith('-') || port.Any(char.IsControl)) is string wrong ? throw CommandException.Usage($"--port: {Quoted.Text(wrong)} is no port") : ports;
    }

    private static FlashTimes Times(int patience)
    {
        const int longest = 3600;
        return patience is >= 0 and <= longest ? new FlashTimes { Patience = TimeSpan.FromSeconds(patience) } : throw CommandException.Usage($"--patience: 0 to {longest}");
    }

    private static FlashJob GivenJob(ParseResult parsed)
    {
        try
        {
            return Job(parsed);
        }
        catch (FlashingException e)
        {
            throw CommandException.Usage(e.Message);
        }
    }

    private static FlashJob Job(ParseResult parsed)
    {
        BoardPlan plan = BoardChoice.Plan(parsed.GetValue(s_board)!);
        FileInfo? image = parsed.GetValue(s_image);
        var job = new FlashJob
        {
            Plan = plan,
            Flasher = FlasherLine.Parse(parsed.GetValue(s_flasher)!),
            Options = new FlasherOptions { Baud = parsed.GetValue(s_baud), Erase = parsed.GetValue(s_erase), RuntimeVersion = parsed.GetValue(s_runtime), Address = parsed.GetValue(s_address) },
            Image = image is null ? null : FlashFileReader.Image(image, plan),
            ImagePath = image?.FullName ?? "",
            Files = [.. Files(parsed, plan).OfType<FlashFile>()],
        };
        if (parsed.GetValue(s_settings) is not FileInfo file)
            return job;
        FlashSettings settings = FlashSettings.Read(file);
        if (settings.Serial.Length > 0 && parsed.GetValue(s_port)!.Length > 1)
            throw CommandException.Usage($"--settings: {file.Name} has a serial, which is one box's; leave it out for several");
        if (!settings.IsComplete)
            Output.Progress($"{file.Name}: terminal, merchant, serial, switch.host or switch.port is missing: the boxes say that they must be set up");
        return job.With(settings);
    }

    private static IEnumerable<FlashFile?> Files(ParseResult parsed, BoardPlan plan)
    {
        yield return parsed.GetValue(s_ca) is FileInfo ca ? FlashFileReader.Authority(ca) : null;
        yield return parsed.GetValue(s_rules) is FileInfo rules ? FlashFileReader.Rules(rules) : null;
        yield return FlashFileReader.Voice(parsed.GetValue(s_voice), plan);
    }

    private static int Run(string[] ports, FlashJob job, DirectoryInfo folder, FlashTimes times, bool isDry, bool json)
    {
        if (isDry)
            return DryRun(ports, job, json);
        using RecordFolder records = RecordFolder.Open(folder.FullName);
        using var stop = new StopSignal();
        using var bars = new FlashBars(ports);
        IReadOnlyList<BoardResult> results = FlashRun.RunAsync(job, ports, records, times, bars.Show, stop.Token).GetAwaiter().GetResult();
        bars.Dispose();
        if (json)
            Output.Json(Document(job, results, folder));
        else
            Print(results);
        ExplainPorts(results, FlashRun.PortsAsync(job, times, stop.Token).GetAwaiter().GetResult());
        if (job.Files.Count > 0)
            Output.Progress(NotVerified);
        string[] problems = [.. new[] { records.LogProblem, records.TableProblem }.Where(problem => problem.Length > 0)];
        foreach (string problem in problems)
            Output.Progress(problem);
        return problems.Length > 0 || results.Any(result => result.Outcome == BoardOutcome.NotRecorded) ? ExitCode.Fault
            : results.All(IsDone) ? ExitCode.Done : ExitCode.Declined;
    }

    private static int DryRun(string[] ports, FlashJob job, bool json)
    {
        string[] lines = [.. ports.SelectMany(port => FlashRun.Lines(job, port)).Select(line => line.ToString())];
        if (json)
            Output.Json(new JsonObject { ["lines"] = new JsonArray([.. lines.Select(line => JsonValue.Create(line))]) });
        else
            Output.Line(string.Join(Environment.NewLine, lines));
        return ExitCode.Done;
    }

    private static void Print(IReadOnlyList<BoardResult> results)
    {
        foreach (BoardResult result in results)
            Output.Line($"{result.Port}  {result.Record?.Mac ?? "unknown"}  {Words(result)}");
        Output.Line(string.Create(CultureInfo.InvariantCulture, $"{results.Count(IsDone)} of {results.Count} boards are done"));
    }

    private static string Words(BoardResult result) => result.Outcome switch
    {
        BoardOutcome.Done => $"done, runtime {result.Record!.Runtime}",
        BoardOutcome.Already => $"was done on {result.Record!.Last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}, left alone",
        BoardOutcome.NotRecorded => $"not recorded: {result.Reason}",
        _ => $"not done, {result.Step}: {result.Reason}",
    };

    private static JsonObject Document(FlashJob job, IReadOnlyList<BoardResult> results, DirectoryInfo folder) => new()
    {
        ["board"] = job.Plan.Id,
        ["target"] = job.Plan.Target,
        ["record"] = folder.FullName,
        ["boards"] = new JsonArray([.. results.Select(result => new JsonObject
        {
            ["port"] = result.Port,
            ["mac"] = result.Record?.Mac,
            ["outcome"] = JsonName(result.Outcome),
            ["step"] = result.Step.Length > 0 ? result.Step : null,
            ["reason"] = result.Reason.Length > 0 ? result.Reason : null,
            ["runtime"] = result.Record?.Runtime,
            ["compared"] = result.Record?.IsCompared ?? false,
        })]),
        ["filesReadBack"] = false,
    };

    private static string JsonName(BoardOutcome outcome) => outcome switch
    {
        BoardOutcome.Done => "done",
        BoardOutcome.Already => "already",
        BoardOutcome.NotRecorded => "notRecorded",
        _ => "notDone",
    };

    // A mistyped port looks to nanoff like a chip that is silent.
    private static void ExplainPorts(IReadOnlyList<BoardResult> results, IReadOnlyList<string> seen)
    {
        foreach (BoardResult result in results.Where(result => result.Record is null && !seen.Contains(result.Port) && !File.Exists(result.Port)))
            Output.Progress($"{result.Port}: there is no such port; there are: {(seen.Count > 0 ? string.Join(", ", seen) : "none")}");
    }

    private static bool IsDone(BoardResult result) => result.Outcome is BoardOutcome.Done or BoardOutcome.Already;

    private static int? ParseBaud(ArgumentResult result)
    {
        // From the loader's own speed to the fastest that USB adapters for these chips have.
        const int slowest = 9600, fastest = 3_000_000;
        if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int baud) && baud is >= slowest and <= fastest)
            return baud;
        result.AddError($"--baud: {Quoted.Text(result.Tokens[0].Value)} is not {slowest} to {fastest}");
        return null;
    }

    private static string? ParseAddress(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (text.StartsWith("0x", StringComparison.Ordinal) && uint.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint address) && address > 0)
            return text;
        result.AddError($"--address: {Quoted.Text(text)} is not like 0x1B0000");
        return null;
    }

    private static string? ParseWord(ArgumentResult result, string name, string what, Func<char, bool> allowed)
    {
        const int longest = 40;
        string text = result.Tokens[0].Value;
        if (text.Length is > 0 and <= longest && text.All(allowed))
            return text;
        result.AddError($"{name}: {Quoted.Text(text)} is not {what}");
        return null;
    }

    // From here on it is the disk that is wrong, not the command line.
    private static int Guard(Func<int> run)
    {
        try
        {
            return run();
        }
        catch (FlashingException e)
        {
            throw CommandException.Fault(e.Message);
        }
    }
}
