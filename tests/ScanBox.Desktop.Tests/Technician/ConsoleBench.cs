using System;
using ScanBox.Codes;
using ScanBox.Payments;
using ScanBox.Ports;
using ScanBox.Settings;
using ScanBox.Setup;
using ScanBox.Setup.Console;
using ScanBox.Setup.Provisioning;
using ScanBox.Setup.Tests;
using ScanBox.Tests.InMemory;

namespace ScanBox.Desktop.Tests.Technician;

/// <summary>A box in memory with a technician at its console.</summary>
internal sealed class ConsoleBench : IRestart
{
    public const string Pin = GoodSettings.Pin;
    public const string Serial = GoodSettings.Serial;

    private const int LogBytes = 512;

    private readonly Func<BoxPorts, BoxPorts>? _asSeen;
    private TechnicianConsole _console = null!;

    /// <param name="pin">The technician's PIN, empty for none.</param>
    /// <param name="asSeen">Parts that the console sees in place of the world's.</param>
    public ConsoleBench(string pin = Pin, Func<BoxPorts, BoxPorts>? asSeen = null)
        : this(GoodSettings.With(pin), asSeen)
    {
    }

    /// <param name="settings">What the box is set up with.</param>
    /// <param name="asSeen">Parts that the console sees in place of the world's.</param>
    public ConsoleBench(BoxSettings settings, Func<BoxPorts, BoxPorts>? asSeen = null)
    {
        _asSeen = asSeen;
        World = new World();
        Settings = settings;
        SettingsFile.Save(World.Storage, Settings);
        PlugIn();
    }

    public World World { get; }

    public BoxSettings Settings { get; private set; }

    public MemoryTerminal Terminal { get; private set; } = new MemoryTerminal();

    /// <summary>Reads set-up codes.</summary>
    public SetupDesk Desk { get; private set; } = null!;

    /// <summary>Date and time of the board.</summary>
    public MemoryWallClock Time { get; private set; } = new MemoryWallClock();

    public int Restarts { get; private set; }

    public bool IsOpen => _console.IsOpen;

    public void Restart() => Restarts++;

    /// <summary>The power is off and on again.</summary>
    public void PowerCycle()
    {
        SwitchOff();
        World.Restart();
        Settings = new SettingsFile().Load(World.Storage)!;
        Terminal = new MemoryTerminal();
        Time = new MemoryWallClock();
        PlugIn();
    }

    /// <summary>The power is off: what is left is the flash.</summary>
    /// <returns>The flash.</returns>
    public MemoryStorage SwitchOff()
    {
        _console = null!;
        World.SwitchOff();
        return World.Storage;
    }

    /// <summary>Box and console run for a time.</summary>
    public void RunFor(long ms) => World.RunFor(ms, 10, now =>
    {
        Desk.Step(now);
        _console.Step(now);
    });

    /// <summary>Somebody pays one yuan with WeChat.</summary>
    public void Pay()
    {
        World.Press("1=");
        for (int i = 0; i < 500 && World.Box.PaymentState != PaymentState.AwaitingCode; i++)
            RunFor(20);
        World.Scanner.Show(World.WechatCode);
        RunFor(8_000);
    }

    /// <summary>Opens the console.</summary>
    public void LogIn()
    {
        RunFor(5_000);
        Ask(Pin);
    }

    /// <summary>Types a line and waits for the prompt.</summary>
    /// <returns>What was shown since, the echo included.</returns>
    public string Ask(string line, int withinMs = 200_000)
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

    private void PlugIn()
    {
        var host = new ConsoleHost(_asSeen?.Invoke(World.Ports) ?? World.Ports, World.Box, null, Settings, true, CodeRulesReader.ReadDefault(), new LogMemory(World.Log, LogBytes), this, "bench", 4096);
        _console = new TechnicianConsole(Terminal, host);
        Desk = new SetupDesk(host, Time);
    }
}
