using ScanBox.Codes;
using ScanBox.Ports;
using ScanBox.Settings;
using ScanBox.Setup.Console;
using ScanBox.Setup.Provisioning;
using ScanBox.Tests.InMemory;

namespace ScanBox.Setup.Tests;

/// <summary>A box that is not set up, in memory, with a technician at its console.</summary>
public sealed class UnsetBench : IRestart
{
    private const int LogBytes = 512;

    private readonly UnsetBox _box;
    private readonly TechnicianConsole _console;

    /// <param name="settings">What a factory has given it; null for nothing.</param>
    public UnsetBench(BoxSettings? settings = null)
    {
        var ports = new BoxPorts(Clock, Keypad, Scanner, new NoLink(), Lamp, new MemorySpeaker(), Storage, new MemoryWatchdog(), new MemoryEntropy(), Log);
        _box = new UnsetBox(ports, settings is null ? SettingsError.Missing : SettingsError.Incomplete, 0, "");
        var host = new ConsoleHost(ports, null, _box, settings, false, CodeRulesReader.ReadDefault(), new LogMemory(Log, LogBytes), this, "bench", 4096);
        _console = new TechnicianConsole(Terminal, host);
        Desk = new SetupDesk(host, Time);
    }

    public MemoryClock Clock { get; } = new MemoryClock();

    public MemoryKeypad Keypad { get; } = new MemoryKeypad();

    public MemoryScanner Scanner { get; } = new MemoryScanner();

    public MemoryLamp Lamp { get; } = new MemoryLamp();

    public MemoryStorage Storage { get; } = new MemoryStorage();

    public MemoryLog Log { get; } = new MemoryLog();

    public MemoryWallClock Time { get; } = new MemoryWallClock();

    public SetupDesk Desk { get; }

    public MemoryTerminal Terminal { get; } = new MemoryTerminal();

    public int Restarts { get; private set; }

    public void Restart() => Restarts++;

    /// <summary>Box and console run for a time.</summary>
    public void RunFor(long ms)
    {
        long end = Clock.UptimeMs + ms;
        while (Clock.UptimeMs < end)
        {
            _box.Step();
            Desk.Step(Clock.UptimeMs);
            _console.Step(Clock.UptimeMs);
            Clock.UptimeMs += 5;
        }
    }

    /// <summary>Types a line and waits for the prompt.</summary>
    /// <returns>The end of what was shown since, the echo included.</returns>
    public string Ask(string line, int withinMs = 100_000)
    {
        Terminal.Clear();
        Terminal.Type(line + "\r");
        for (int ms = 0; ms < withinMs; ms += 20)
        {
            RunFor(20);
            if (Terminal.IsAsked)
                return Terminal.Text;
        }
        return Terminal.Text + " (no prompt)";
    }
}
