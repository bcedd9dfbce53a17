using System;
using System.CommandLine;
using System.IO;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using ReferenceSwitch.Hosting;
using ScanBox.Cli.Boxes;
using ScanBox.Device;
using ScanBox.Settings;
using ScanBox.Setup.PhonePage;
using VirtualBoard.Clocks;
using VirtualBoard.Flash;
using VirtualBoard.Network;
using Workbench.Phones;

namespace ScanBox.Cli.Verbs;

/// <summary><c>scanbox provision phone</c>: the page that a box without network shows a technician's phone.</summary>
internal static class ProvisionPhoneVerb
{
    private static readonly Option<DirectoryInfo?> s_state = PathOption.Folder("--state", "Folder that keeps the box's flash; without it a box is made for this call.");

    private static readonly Option<string?> s_serial = new("--serial") { Description = "A new box: the serial that the factory gave it.", HelpName = "SERIAL" };

    private static readonly Option<string> s_wifi = new("--wifi")
    {
        Description = "Name of the Wi-Fi at the box's new place.",
        HelpName = "NAME",
        DefaultValueFactory = static _ => TestBench.WifiSsid,
    };

    private static readonly Option<string> s_password = new("--wifi-password")
    {
        Description = "Its password.",
        HelpName = "TEXT",
        DefaultValueFactory = static _ => TestBench.WifiPassword,
    };

    private static readonly Option<int?> s_port = new("--port")
    {
        Description = "TCP port of the page on loopback; without it, or with 0, any free one.",
        HelpName = "PORT",
        CustomParser = static result => PortOption.Read(result, "--port"),
    };

    private static readonly Option<string> s_board = BenchOptions.Board();

    internal static Verb Create()
    {
        var verb = new Verb("phone", "Runs a box that has no network, and serves the page on which a phone sets its Wi-Fi.")
        {
            Details = "A new box opens its access point by itself; at one that takes payments, clear is held for 3 s and confirm pressed.\n"
                + "The address of the page is printed, and what stands on the box's label; it ends when a network is set, or after 10 minutes.\n"
                + "Exit status: 0 a network was set, 2 none.",
            Examples =
            [
                "scanbox provision phone --serial SB24000123",
                "scanbox provision phone --state box1 --serial SB24000123 --wifi hall5 --wifi-password 12345678",
            ],
        };
        verb.Add(s_state);
        verb.Add(s_serial);
        verb.Add(s_wifi);
        verb.Add(s_password);
        verb.Add(s_port);
        verb.Add(s_board);
        verb.SetAction((parsed, _) => Run(
            parsed.GetValue(s_state),
            parsed.GetValue(s_serial),
            parsed.GetValue(s_wifi)!,
            parsed.GetValue(s_password)!,
            parsed.GetValue(s_port) ?? 0,
            BoardChoice.Plan(parsed.GetValue(s_board)!, BoardChoice.DefaultScanner),
            parsed.GetValue(CommonOptions.Json)));
        return verb;
    }

    private static async Task<int> Run(DirectoryInfo? state, string? serial, string wifi, string password, int port, BoardPlan plan, bool json)
    {
        using var stop = new StopSignal();
        using StateFolder? folder = state is null ? null : Guarded.Do(() => StateFolder.Open(state));
        var flash = new VirtualFlash(folder is null ? new MemoryFlashStore() : new DirectoryFlashStore(folder.Flash), plan.FileSystemBytes);
        if (serial is not null)
            FactoryBox.Leave(flash, serial);
        else if (!TestBench.IsSetUp(flash))
            throw CommandException.Usage("a new box needs the serial that its factory gave it: --serial");
        BoxSettings settings = OnFlash(flash);
        if (settings.WifiSsid == wifi || settings.Wifi2Ssid == wifi || settings.Wifi3Ssid == wifi)
            throw CommandException.Usage($"--wifi: the box in --state knows {Quoted.Text(wifi)} already and would join it; name another");
        BoxWorkplace.LoadVoice(flash, plan);
        await using SwitchHost host = ConsoleBench.OpenSwitch(folder, flash, leavesUnset: true);
        using var workplace = new BoxWorkplace(new RealClock(), flash, plan, link: LinkChoice.Default);
        ConsoleBench.Route(workplace, flash, host);
        VirtualNetwork network = workplace.Board.Network;
        (network.Ssid, network.Password, network.Hotspot.WishedPort) = (wifi, password, port);
        PhoneVisit.AddNeighbours(network);
        var visit = new PhoneVisit(workplace);
        visit.Opened += address => Say(json, $"The page is on {address}  The label says: hotspot {PhoneDesk.NameFor(settings.Serial)}, its password {settings.SetupPassword}, PIN {settings.SetupPin}. Here is {Quoted.Text(wifi)} with the password {password}. Ctrl-C ends it.");
        bool isSet = visit.Run(stop.Token);
        if (json)
            Output.Json(new JsonObject { ["set"] = isSet, ["network"] = isSet ? OnFlash(flash).WifiSsid : null, ["why"] = isSet ? null : visit.Why });
        else
            Output.Line(isSet ? $"the box uses {Quoted.Text(OnFlash(flash).WifiSsid)}" : "nothing was set: " + visit.Why);
        return isSet ? ExitCode.Done : ExitCode.Declined;
    }

    private static void Say(bool json, string text)
    {
        if (json)
            Output.Progress(text);
        else
            Output.Line(text);
    }

    private static BoxSettings OnFlash(VirtualFlash flash)
    {
        var file = new SettingsFile();
        return file.Load(new FlashFiles(flash)) ?? file.Unfinished ?? throw CommandException.Fault("the settings of the box cannot be read");
    }
}
