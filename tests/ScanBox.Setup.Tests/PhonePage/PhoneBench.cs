using System.Text;
using ScanBox.Codes;
using ScanBox.Ports;
using ScanBox.Settings;
using ScanBox.Setup.Console;
using ScanBox.Setup.PhonePage;
using ScanBox.Setup.Provisioning;
using ScanBox.Tests.InMemory;

namespace ScanBox.Setup.Tests.PhonePage;

/// <summary>A box from the factory, in memory, and a phone at its page.</summary>
public sealed class PhoneBench : IRestart
{
    public const string Serial = "SB24000123";
    public const string Pin = "13572468";
    public const string Password = "label-secret";

    private const int LogBytes = 512;
    private const int StepMs = 10;

    private UnsetBox? _box;
    private SetupDesk? _setup;

    /// <param name="settings">What the factory has given it.</param>
    public PhoneBench(BoxSettings? settings = null)
    {
        SettingsFile.SaveUnfinished(Storage, settings ?? Factory());
        Radio.Hear("hall 7", -50);
        Start();
    }

    public MemoryClock Clock { get; } = new MemoryClock();

    public MemoryStorage Storage { get; } = new MemoryStorage();

    public MemoryKeypad Keypad { get; } = new MemoryKeypad();

    public MemoryLog Log { get; } = new MemoryLog();

    public MemoryRadio Radio { get; } = new MemoryRadio();

    public MemorySockets Sockets { get; } = new MemorySockets();

    public PhoneDesk Phone { get; private set; } = null!;

    public int Restarts { get; private set; }

    /// <summary>What is on flash.</summary>
    public BoxSettings Settings
    {
        get
        {
            var file = new SettingsFile();
            return file.Load(Storage) ?? file.Unfinished!;
        }
    }

    public static BoxSettings Factory() => new BoxSettings { Serial = Serial, SetupPin = Pin, SetupPassword = Password };

    public void Restart() => Restarts++;

    /// <summary>Power on, or the restart that was asked for.</summary>
    public void Start()
    {
        // Two at once do not fit the heap of a device.
        _box = null;
        _setup = null;
        Phone = null!;
        Radio.Restart();
        Sockets.Close();
        Clock.UptimeMs = 0;
        var file = new SettingsFile();
        BoxSettings? settings = file.Load(Storage) ?? file.Unfinished;
        var ports = new BoxPorts(Clock, Keypad, new MemoryScanner(), new NoLink(), new MemoryLamp(), new MemorySpeaker(), Storage, new MemoryWatchdog(), new MemoryEntropy(), Log);
        _box = new UnsetBox(ports, SettingsError.Incomplete, 0, "");
        var host = new ConsoleHost(ports, null, _box, settings, false, CodeRulesReader.ReadDefault(), new LogMemory(Log, LogBytes), this, "bench", 4096);
        _setup = new SetupDesk(host, new MemoryWallClock(), hasPhonePage: true);
        Phone = new PhoneDesk(host, _setup, Radio, Sockets, new byte[] { 192, 168, 4, 1 }, opensByItself: true);
    }

    /// <summary>Runs until the page is served, through the restart that it takes.</summary>
    public bool RunUntilOpen()
    {
        int before = Restarts;
        for (int ms = 0; ms < 60_000 && !Phone.IsOpen; ms += 100)
        {
            RunFor(100);
            if (Restarts == before)
                continue;
            before = Restarts;
            Start();
        }
        return Phone.IsOpen;
    }

    public void RunFor(long ms)
    {
        long end = Clock.UptimeMs + ms;
        while (Clock.UptimeMs < end)
        {
            _box!.Step();
            _setup!.Step(Clock.UptimeMs);
            Phone.Step(Clock.UptimeMs);
            Clock.UptimeMs += StepMs;
        }
    }

    /// <summary>Fetches something.</summary>
    public void Get(string target, string host = MemorySockets.Host, string language = "") =>
        Send("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n" + (language.Length == 0 ? "" : "Accept-Language: " + language + "\r\n") + "\r\n");

    /// <summary>Sends a form with the token of the page that was fetched last.</summary>
    public void Post(string target, string fields, string host = MemorySockets.Host)
    {
        string body = "t=" + Token + "&l=en&" + fields;
        Send("POST " + target + " HTTP/1.1\r\nHost: " + host + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.Length.ToString() + "\r\n\r\n" + body);
    }

    /// <summary>Fills the page in as somebody does, and waits for what becomes of it.</summary>
    public void Join(string network, string password, string pin)
    {
        Get("/?l=en");
        TakeToken();
        Post("/join", "n=-&o=" + network + "&p=" + password + "&c=" + pin);
        RunFor(1_000);
        Get("/?l=en");
    }

    /// <summary>Token of the page that was fetched last.</summary>
    public string Token { get; set; } = "";

    public void TakeToken() => Token = Sockets.Behind("name=\"t\" value=\"", 16);

    public void Send(string request)
    {
        Sockets.Send(Encoding.UTF8.GetBytes(request));
        for (int ms = 0; ms < 20_000 && !Sockets.IsAnswered; ms += StepMs)
            RunFor(StepMs);
    }
}
