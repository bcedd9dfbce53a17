using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using SetupCodes;
using ScanBox.Cli.Boxes;
using ScanBox.Cli.Images;
using ScanBox.Device;
using ScanBox.Settings;
using Signing;
using Technician;
using VirtualBoard.Clocks;
using VirtualBoard.Flash;

namespace ScanBox.Cli.Verbs;

/// <summary><c>scanbox provision</c>: set-up codes 设置码 that a box's own scanner reads.</summary>
internal static class ProvisionVerb
{
    private const string OneHour = "1h";

    private static readonly Option<FileInfo?> s_newKey = PathOption.File("--out", "The key file to write; it must not be there yet.");

    private static readonly Option<FileInfo?> s_key = PathOption.File("--key", "The signing key, as `provision key` made it.");

    private static readonly Option<string[]> s_box = new("--box") { Description = "Serial of the box, or its beginning and * for a batch; may be given several times.", HelpName = "SERIAL" };

    private static readonly Option<FileInfo?> s_boxes = PathOption.File("--boxes", "A file with one serial a line: a code for each.");

    private static readonly Option<FileInfo?> s_settings = PathOption.File("--settings", "Settings to set, name=value lines; # begins a remark.");

    private static readonly Option<string> s_valid = new("--valid") { Description = "How long the code may be shown: 30m, 8h, 7d; at most 31d.", HelpName = "TIME", DefaultValueFactory = static _ => OneHour };

    private static readonly Option<DirectoryInfo?> s_out = PathOption.Folder("--out", "Write PNG files into this folder; without it the codes are drawn on the terminal.");

    private static readonly Argument<string[]> s_lines = new("name=value") { Description = "Settings to set, over those of the file.", Arity = ArgumentArity.ZeroOrMore };

    private static readonly Option<DirectoryInfo?> s_state = PathOption.Folder("--state", "Folder that keeps the box's flash; without it a box is made for this call.");

    private static readonly Option<string?> s_serial = new("--serial") { Description = "A new box: the serial that the factory gave it.", HelpName = "SERIAL" };

    private static readonly Option<string?> s_signer = new("--signer") { Description = "A new box: the public key that it trusts, 64 hexadecimal digits.", HelpName = "HEX" };

    private static readonly Option<FileInfo[]> s_image = new("--image") { Description = "A picture of a code, shown like a code; may be given several times.", HelpName = "FILE" };

    private static readonly Option<string> s_board = BenchOptions.Board();

    private static readonly Option<string> s_scanner = BenchOptions.Scanner();

    private static readonly Argument<string[]> s_codes = new("CODE") { Description = "The texts of the codes, shown one after the other.", Arity = ArgumentArity.ZeroOrMore };

    internal static Command Create()
    {
        var command = new Command("provision", "Makes set-up codes 设置码 that a box's own scanner reads, and shows them to a box on the virtual board.");
        command.Add(CreateKey());
        command.Add(CreateCode());
        command.Add(CreateShow());
        command.Add(CreateApply());
        return command;
    }

    private static Verb CreateKey()
    {
        var verb = new Verb("key", "Makes the key that signs set-up codes, and prints its public half, the boxes' setup.signer.")
        {
            Details = $"The file is encrypted under a passphrase, which is asked for, or taken from {Passphrase.Variable}.",
            Examples = ["scanbox provision key --out signer.pem"],
        };
        verb.Add(s_newKey);
        verb.SetAction(parsed => MakeKey(parsed.GetValue(s_newKey), parsed.GetValue(CommonOptions.Json)));
        return verb;
    }

    private static Verb CreateCode()
    {
        var verb = new Verb("code", "Makes a set-up code for a box, for each of several, or for a batch.")
        {
            Details = "A code holds what it sets in the clear, passwords too: show it to nobody but the box, and delete its picture afterwards.",
            Examples =
            [
                "scanbox provision code --key signer.pem --box SB24000123 --settings market.txt",
                "scanbox provision code --key signer.pem --box SB2400* --valid 7d --out codes wifi.ssid=hall5 wifi.password=12345678",
                "scanbox provision code --key signer.pem --boxes serials.txt --settings market.txt --out codes",
            ],
        };
        verb.Add(s_key);
        verb.Add(s_box);
        verb.Add(s_boxes);
        verb.Add(s_settings);
        verb.Add(s_valid);
        verb.Add(s_out);
        verb.Add(s_lines);
        verb.SetAction(parsed => MakeCodes(
            parsed.GetValue(s_key),
            Boxes(parsed.GetValue(s_box) ?? [], parsed.GetValue(s_boxes)),
            Settings(parsed.GetValue(s_settings), parsed.GetValue(s_lines) ?? []),
            LifeArgument.Parse(parsed.GetValue(s_valid)!),
            parsed.GetValue(s_out),
            parsed.GetValue(CommonOptions.Json)));
        return verb;
    }

    private static Verb CreateShow()
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

    private static Verb CreateApply()
    {
        var verb = new Verb("apply", "Brings a settings file into a box over its console: all of it or nothing; the box then restarts.")
        {
            Details = "The technician's PIN is asked for, or taken from SCANBOX_PIN.",
            Examples = ["scanbox provision apply --settings market.txt", "scanbox provision apply volume=3 fixed.fen=500"],
        };
        verb.Add(s_settings);
        verb.Add(s_lines);
        ConsoleAccess.AddOptions(verb);
        verb.SetAction((parsed, _) => Apply(parsed));
        return verb;
    }

    private static async Task<int> Apply(ParseResult parsed)
    {
        SettingLines settings = Settings(parsed.GetValue(s_settings), parsed.GetValue(s_lines) ?? []);
        if (settings.Lines.Count == 0)
            throw CommandException.Usage("there is nothing to set: give --settings, or name=value");
        using var stop = new StopSignal();
        await using ConsoleAccess access = ConsoleAccess.Open(parsed);
        string? refused = access.Visit(stop.Token, visit =>
        {
            string? why = SettingsSheet.Apply(visit, settings.Lines);
            if (why is null)
                SettingsSheet.Restart(visit);
            return why;
        });
        if (parsed.GetValue(CommonOptions.Json))
            Output.Json(new JsonObject { ["applied"] = refused is null, ["why"] = refused });
        else
            Output.Line(refused is null ? $"{settings.Lines.Count} settings are in the box, and it has restarted" : "nothing was changed: " + refused);
        return refused is null ? ExitCode.Done : ExitCode.Declined;
    }

    private static int MakeKey(FileInfo? file, bool json)
    {
        if (file is null)
            throw CommandException.Usage("--out: name the key file to write");
        if (file.Exists)
            throw CommandException.Usage($"--out: {file.Name} is there already; boxes trust the key in it");
        using SigningKey key = Guard(SigningKey.Create);
        string passphrase = Passphrase.Ask(isNew: true);
        Guard(() =>
        {
            key.Save(file.FullName, passphrase);
            return 0;
        });
        string signer = Convert.ToHexString(key.PublicKey);
        if (json)
            Output.Json(new JsonObject { ["file"] = file.FullName, ["signer"] = signer });
        else
            Output.Line($"setup.signer={signer}");
        Output.Progress($"{file.Name} signs for every box that has this setup.signer: keep it off the network, and a copy in a safe.");
        return ExitCode.Done;
    }

    private static int MakeCodes(FileInfo? keyFile, IReadOnlyList<string> boxes, SettingLines settings, TimeSpan life, DirectoryInfo? folder, bool json)
    {
        if (keyFile is null)
            throw CommandException.Usage("--key: name the signing key; `scanbox provision key` makes one");
        if (boxes.Count == 0)
            throw CommandException.Usage("--box: name the box by the serial on its label");
        using SigningKey key = Guard(() => SigningKey.Load(keyFile.FullName, Passphrase.Ask(isNew: false)));
        DateTimeOffset issued = DateTimeOffset.UtcNow;
        var made = new JsonArray();
        foreach (string box in boxes)
        {
            IReadOnlyList<string> codes = Guard(() => SetupCodeWriter.Write(box, issued, life, settings, key));
            string[] files = folder is null ? [] : Guard(() => Save(folder, box, codes));
            made.Add(new JsonObject { ["box"] = box, ["until"] = (issued + life).ToUnixTimeSeconds(), ["codes"] = Strings(codes), ["files"] = Strings(files) });
            if (json)
                continue;
            for (int i = 0; i < codes.Count; i++)
                Output.Line(folder is null ? $"{box}, {i + 1} of {codes.Count}\n{QrPicture.Lines(codes[i])}" : files[i]);
        }
        if (json)
            Output.Json(new JsonObject { ["sets"] = made });
        Output.Progress($"good until {issued + life:yyyy-MM-dd HH:mm} UTC. At a box that is set up: hold clear 清除 for 3 s, then show the code; at a new box: press any key.");
        return ExitCode.Done;
    }

    private static string[] Save(DirectoryInfo folder, string box, IReadOnlyList<string> codes)
    {
        folder.Create();
        string name = box.Replace('*', '_');
        return [.. codes.Select((code, i) =>
        {
            string path = Path.Combine(folder.FullName, $"{name}-{i + 1}of{codes.Count}.png");
            File.WriteAllBytes(path, QrPicture.Png(code));
            return path;
        })];
    }

    private static int Show(DirectoryInfo? state, string? serial, string? signer, IReadOnlyList<byte[]> codes, BoardPlan plan, ScannerChoice scanner, bool json)
    {
        if (codes.Count == 0)
            throw CommandException.Usage("name the codes to show, or pictures of them with --image");
        using var stop = new StopSignal();
        using StateFolder? folder = state is null ? null : Guard(() => StateFolder.Open(state));
        var flash = new VirtualFlash(folder is null ? new MemoryFlashStore() : new DirectoryFlashStore(folder.Flash), plan.FileSystemBytes);
        if (serial is not null)
            LeaveFactory(flash, serial, signer ?? "");
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

    private static void LeaveFactory(VirtualFlash flash, string serial, string signer)
    {
        if (TestBench.IsSetUp(flash))
            throw CommandException.Usage("--serial: the box in --state has one already");
        var settings = new BoxSettings();
        if (!SettingsRules.Set(settings, "serial", serial))
            throw CommandException.Usage($"--serial: {SettingsRules.Describe("serial")}");
        if (!SettingsRules.Set(settings, "setup.signer", signer))
            throw CommandException.Usage($"--signer: {SettingsRules.Describe("setup.signer")}");
        if (!SettingsFile.SaveUnfinished(new FlashFiles(flash), settings))
            throw CommandException.Fault("the settings of the box cannot be written");
    }

    private static IReadOnlyList<string> Boxes(string[] named, FileInfo? file)
    {
        string[] listed = file is null ? [] : Guard(() => File.ReadAllLines(file.FullName));
        return [.. named.Concat(listed.Select(static line => line.Trim()).Where(static line => line.Length > 0 && !line.StartsWith('#'))).Distinct()];
    }

    private static SettingLines Settings(FileInfo? file, string[] lines)
    {
        var settings = new SettingLines();
        return Guard(() =>
        {
            if (file is not null)
                settings.AddFile(file.Name, File.ReadAllText(file.FullName));
            foreach (string line in lines)
                settings.Add(line, "name=value");
            return settings;
        });
    }

    private static JsonArray Strings(IEnumerable<string> texts) => new([.. texts.Select(static text => (JsonNode)text)]);

    private static T Guard<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (SetupCodeException e)
        {
            throw CommandException.Usage(e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SigningException)
        {
            throw CommandException.Fault(e.Message);
        }
    }
}
