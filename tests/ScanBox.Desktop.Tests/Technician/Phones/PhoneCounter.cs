using ScanBox.Codes;
using ScanBox.Ports;
using ScanBox.Settings;
using ScanBox.Setup.Console;
using ScanBox.Setup.PhonePage;
using ScanBox.Setup.Provisioning;
using ScanBox.Setup.Tests;
using ScanBox.Setup.Tests.PhonePage;
using ScanBox.Tests.InMemory;

namespace ScanBox.Desktop.Tests.Technician.Phones;

/// <summary>A box that takes payments, and a phone at its page.</summary>
internal sealed class PhoneCounter : IRestart
{
    private SetupDesk _setup = null!;

    public PhoneCounter()
    {
        BoxSettings settings = GoodSettings.With();
        (settings.SetupPin, settings.SetupPassword) = (PhoneBench.Pin, PhoneBench.Password);
        SettingsFile.Save(World.Storage, settings);
        Radio.Hear("hall 7", -50);
        PlugIn();
    }

    public World World { get; } = new();

    public MemoryRadio Radio { get; } = new();

    public MemorySockets Sockets { get; } = new();

    public PhoneDesk Phone { get; private set; } = null!;

    public int Restarts { get; private set; }

    public BoxSettings Settings => new SettingsFile().Load(World.Storage)!;

    public string Reply => Sockets.Beginning;

    public void Restart() => Restarts++;

    /// <summary>The power is off and on again, or the box has restarted.</summary>
    public void PowerCycle()
    {
        World.Restart();
        PlugIn();
    }

    public void RunFor(long ms) => World.RunFor(ms, 20, now =>
    {
        _setup.Step(now);
        Phone.Step(now);
    });

    /// <summary>The vendor holds clear for 3 s, and presses confirm.</summary>
    public void Ask()
    {
        World.Keypad.Held = Key.Clear;
        RunFor(3_200);
        World.Keypad.Held = Key.None;
        RunFor(4_000);
        World.Keypad.Press(Key.Confirm);
        RunFor(12_000);
    }

    /// <summary>Without a network; the page is open.</summary>
    public void Open()
    {
        World.Switch.Unreachable = true;
        RunFor(8_000);
        Ask();
        PowerCycle();
        RunFor(2_000);
    }

    public void Get(string target) => Send($"GET {target} HTTP/1.1\r\nHost: {MemorySockets.Host}\r\n\r\n");

    public void Join(string network, string password, string pin)
    {
        Get("/?l=en");
        string body = $"t={Sockets.Behind("name=\"t\" value=\"", 16)}&l=en&n=-&o={network}&p={password}&c={pin}";
        Send($"POST /join HTTP/1.1\r\nHost: {MemorySockets.Host}\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        RunFor(1_000);
        Get("/?l=en");
    }

    public void Send(string request)
    {
        Sockets.Send(System.Text.Encoding.ASCII.GetBytes(request));
        for (int ms = 0; ms < 20_000 && !Sockets.IsAnswered; ms += 20)
            RunFor(20);
    }

    private void PlugIn()
    {
        Radio.Restart();
        Sockets.Close();
        var host = new ConsoleHost(World.Ports, World.Box, null, new SettingsFile().Load(World.Storage), true, CodeRulesReader.ReadDefault(), new LogMemory(World.Log, 512), this, "bench", 4096);
        _setup = new SetupDesk(host, new MemoryWallClock(), hasPhonePage: true);
        Phone = new PhoneDesk(host, _setup, Radio, Sockets, [192, 168, 4, 1], opensByItself: true);
    }
}
