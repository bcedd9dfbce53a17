using System;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Factory.Batches;
using Factory.Checks;
using Factory.Ledgers;
using Factory.Stations;
using ReferenceSwitch.Storage;
using ScanBox.Cli.Stations;
using ScanBox.Device;
using ScanBox.Ports;
using ScanBox.Settings;
using ScanBox.Setup.Commands;
using SetupCodes;
using Signing;
using Technician;

namespace ScanBox.Cli.Verbs;

/// <summary><c>scanbox factory run</c>: a board at a station.</summary>
internal static class FactoryRunVerb
{
    private const string PinVariable = "SCANBOX_PIN";
    private const string CardStart = "SCANBOX-CARD-";
    private const int CardLetters = 10;
    private const int ShortestCard = 12;
    private const int LongestCard = 64;

    private static readonly Option<FileInfo?> s_settings = PathOption.File("--settings", "What every box is set up with, name=value lines: the switch, setup.signer, the station's Wi-Fi (taken off again at the end).");

    private static readonly Option<FileInfo?> s_key = PathOption.File("--key", "The key that signs the records, as `provision key` makes one.");

    private static readonly Option<string> s_station = new("--station") { Description = "Name of the station; without it this computer's.", HelpName = "NAME", DefaultValueFactory = static _ => Environment.MachineName };

    private static readonly Option<string?> s_port = new("--port") { Description = "Serial port of the board's console: COM3, /dev/ttyUSB0.", HelpName = "PORT" };

    private static readonly Option<DirectoryInfo?> s_state = PathOption.Folder("--state", "Without --port: folder of a board on the virtual bench; an empty one is a bare board. It is held, pressed and heard by a stand-in.");

    private static readonly Option<FileInfo?> s_books = PathOption.File("--switch-state", "With --state: the reference switch's SQLite file, of which `factory batch` made the batch.");

    private static readonly Option<string?> s_card = new("--card") { Description = "What is on the station's printed card; without it a card is drawn on the terminal for each run.", HelpName = "TEXT" };

    private static readonly Option<string?> s_record = new("--record") { Description = "Command of the station's microphone, {file} stands for the WAV that it writes; without it a person listens.", HelpName = "COMMAND" };

    private static readonly Option<bool> s_again = new("--again") { Description = "Test a box that has passed already again, and write another record." };

    private static readonly Option<string> s_board = BenchOptions.Board();

    private static readonly Option<string> s_scanner = BenchOptions.Scanner();

    internal static Verb Create()
    {
        var verb = new Verb("run", "Makes a box of a flashed board: serial and ids from the batch, keys, self test, label, signed record. Started again it goes on where it was.")
        {
            Details = "A real board hangs at --port COM3 or /dev/ttyUSB0, where the examples have --state and --switch-state.\n"
                + "Asked for, or taken from the environment: both components of the key-encrypting key (SCANBOX_COMPONENT_1, SCANBOX_COMPONENT_2), the\n"
                + $"passphrase of the signing key ({Passphrase.Variable}), the technician's PIN that the boxes get ({PinVariable}).\n"
                + "Exit status: 0 the box passed (or had passed), 2 something failed or the batch is used up, 70 a file cannot be used.",
            Examples =
            [
                "scanbox factory run --state board1 --switch-state switch.db --batch batch.csv --settings line1.txt --key records.pem --station line1",
                "scanbox factory run --state board2 --switch-state switch.db --batch batch.csv --settings line1.txt --key records.pem --card SCANBOX-CARD-7Q2K --label png --json",
            ],
        };
        foreach (Option option in new Option[] { FactoryVerb.Batch, FactoryVerb.Ledger, s_settings, s_key, s_station, s_port, s_state, s_books, s_card, s_record, s_again, LabelOptions.Folder, LabelOptions.Kind, s_board, s_scanner })
            verb.Add(option);
        verb.SetAction((parsed, _) => Run(parsed));
        return verb;
    }

    private static async Task<int> Run(ParseResult parsed)
    {
        string? port = parsed.GetValue(s_port);
        DirectoryInfo? state = parsed.GetValue(s_state);
        if (port is null == state is null)
            throw CommandException.Usage("give --port for a real board, or --state for one on the virtual bench");
        BoardPlan plan = BoardChoice.Plan(parsed.GetValue(s_board)!, parsed.GetValue(s_scanner)!);
        BatchFile batch = FactoryVerb.ReadBatch(parsed);
        SettingLines settings = Settings(parsed.GetValue(s_settings));
        string station = Station(parsed.GetValue(s_station)!);
        string card = Card(parsed.GetValue(s_card));
        SerialLedger ledger = Guarded.Do(() => SerialLedger.Open(FactoryVerb.LedgerPath(parsed), batch));
        string keyPath = parsed.GetValue(s_key)?.FullName ?? throw CommandException.Usage("--key: name the key that signs the records; `scanbox provision key` makes one");
        using SigningKey signer = Guarded.Do(() => SigningKey.Load(keyPath, Passphrase.Ask(isNew: false)));
        using KeyEncryptionKey kek = Components.AskFor(batch);
        var job = new StationJob
        {
            Batch = batch,
            Ledger = ledger,
            Kek = kek,
            Signer = signer,
            Station = station,
            Run = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture),
            Settings = settings.Lines,
            TechnicianPin = Pin(),
            Board = Traits(plan),
            Card = card,
            Labels = LabelOptions.Labels(parsed),
            Again = parsed.GetValue(s_again),
        };
        using var stop = new StopSignal();
        StationResult result = port is not null
            ? AtPort(job, port, parsed.GetValue(s_record), stop.Token)
            : await AtBench(job, state!, parsed.GetValue(s_books), plan, ScannerChoice.Named(parsed.GetValue(s_scanner)!), stop.Token).ConfigureAwait(false);
        if (parsed.GetValue(CommonOptions.Json))
            Output.Json(Document(result));
        else
            Print(result);
        return result.Outcome is StationOutcome.Passed or StationOutcome.Already ? ExitCode.Done : ExitCode.Declined;
    }

    private static StationResult AtPort(StationJob job, string port, string? record, CancellationToken stop)
    {
        using CommandRecorder? recorder = record is null ? null : new CommandRecorder(record);
        try
        {
            using SerialConsoleLine line = SerialConsoleLine.Open(port);
            return ProductionRun.Run(job, line, new StationPerson($"Hold the station's card before the window: 请出示测试卡：\n{QrPicture.Lines(job.Card)}"), recorder, stop);
        }
        catch (ConsoleLineException e)
        {
            throw CommandException.Fault(e.Message);
        }
    }

    private static async Task<StationResult> AtBench(StationJob job, DirectoryInfo state, FileInfo? books, BoardPlan plan, ScannerChoice scanner, CancellationToken stop)
    {
        try
        {
            await using var bench = new VirtualStation(state, books, plan, scanner, job.Card);
            bench.StandAt(job);
            return ProductionRun.Run(job, bench, bench, bench.HasSpeaker ? bench : null, stop);
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

    private static SettingLines Settings(FileInfo? file)
    {
        // Who the box is comes from the batch, and the PIN from whoever knows it.
        var settings = new SettingLines(static name => SettingsSchema.RoleOf(name) is not SettingRole.Box && name is not ("serial" or "terminal" or "merchant" or "technician.pin" or "setup.pin" or "setup.password"), "for a whole batch");
        if (file is not null)
            Guarded.Do(() => settings.AddFile(file.Name, File.ReadAllText(file.FullName)));
        if (!settings.Lines.Any(line => line.Name == "switch.host") || !settings.Lines.Any(line => line.Name == "switch.port"))
            throw CommandException.Usage("--settings: switch.host and switch.port are needed");
        return settings;
    }

    private static string Station(string name)
    {
        const int longest = 40;
        return name.Length is > 0 and <= longest && !name.Any(char.IsControl) ? name : throw CommandException.Usage($"--station: 1 to {longest} characters");
    }

    private static string Card(string? text)
    {
        if (text is null)
            return CardStart + RandomNumberGenerator.GetString("23456789ABCDEFGHJKLMNPQRSTUVWXYZ", CardLetters);
        return text.Length is >= ShortestCard and <= LongestCard && text.All(c => c is > ' ' and <= '~') ? text : throw CommandException.Usage($"--card: {ShortestCard} to {LongestCard} characters of ASCII without blanks");
    }

    private static string Pin()
    {
        string? given = Environment.GetEnvironmentVariable(PinVariable);
        if (string.IsNullOrEmpty(given))
            given = Console.IsInputRedirected ? throw CommandException.Usage($"the boxes get a technician's PIN: set {PinVariable}, or run this at a terminal") : HiddenInput.Ask("technician's PIN of the boxes: ");
        return given.Length > 0 && SettingsRules.Set(new BoxSettings(), "technician.pin", given) ? given : throw CommandException.Usage("the technician's PIN has 6 to 8 digits");
    }

    private static BoardTraits Traits(BoardPlan plan) => new()
    {
        Id = plan.Id,
        HasModem = plan.HasModem,
        ConsoleHasScannerPlug = plan.ModemTx < 0 || plan.HasModem,
        Keys = [.. plan.KeypadKeys.Concat(plan.ButtonKeys).Where(static key => key != Key.None).Distinct().Select(KeyName.Of)],
    };

    private static void Print(StationResult result)
    {
        foreach (PartResult test in result.Tests)
            Output.Line($"{(test.State == PartState.Good ? "ok" : test.State == PartState.Failed ? "FAILED" : "not tested"),-10} {test.Part}: {test.What}" + (test.Advice.Length > 0 ? $"\n           {test.Advice}" : ""));
        if (result.TmkCheck.Length > 0)
            Output.Line($"check values 校验值: TMK {result.TmkCheck}, serial key {result.SerialKeyCheck}");
        if (result.Label.Length > 0)
            Output.Line($"label 标签: {result.Label}");
        Output.Line(result.Outcome switch
        {
            StationOutcome.Passed => $"PASSED 合格: {result.Serial}",
            StationOutcome.Already => $"PASSED BEFORE 此前已合格: {result.Serial}; --again tests it once more",
            StationOutcome.BatchIsEmpty => "all serials of the batch are given away 批次序列号已用完",
            _ => $"FAILED 不合格: {(result.Serial.Length > 0 ? result.Serial : "no serial was given")}; mend what is named and start again: the box keeps its serial. {string.Join(", ", result.Failures.Select(test => test.Part).Distinct())}",
        });
    }

    private static JsonObject Document(StationResult result) => new()
    {
        ["outcome"] = result.Outcome switch
        {
            StationOutcome.Passed => "passed",
            StationOutcome.Already => "already",
            StationOutcome.BatchIsEmpty => "batchIsEmpty",
            _ => "failed",
        },
        ["serial"] = result.Serial.Length > 0 ? result.Serial : null,
        ["tmkCheck"] = result.TmkCheck.Length > 0 ? result.TmkCheck : null,
        ["serialKeyCheck"] = result.SerialKeyCheck.Length > 0 ? result.SerialKeyCheck : null,
        ["tests"] = new JsonArray([.. result.Tests.Select(static test => new JsonObject
        {
            ["part"] = test.Part,
            ["state"] = test.State.ToString().ToLowerInvariant(),
            ["what"] = test.What,
            ["advice"] = test.Advice.Length > 0 ? test.Advice : null,
        })]),
        ["label"] = result.Label.Length > 0 ? result.Label : null,
        ["record"] = result.Record.Length > 0 ? result.Record : null,
    };
}
