using System;
using System.Linq;
using ScanBox.Device;
using VirtualBoard.Scanners;

namespace Workbench;

/// <summary>A scanner module that can lie on the bench: its name on the command line, what the firmware is told of it, and the module itself.</summary>
public sealed class ScannerChoice
{
    private static readonly ScannerChoice[] s_modules =
    [
        new("gm65", ScannerKind.Gm65, static (tx, rx) => new VirtualGm65(tx, rx)),
        new("m3y", ScannerKind.M3y, static (tx, rx) => new VirtualM3y(tx, rx)),
        new("ssi", ScannerKind.Ssi, static (tx, rx) => new VirtualSsi(tx, rx)),
        new("gm67", ScannerKind.Ssi, static (tx, rx) => new VirtualSsi(tx, rx, SsiVariant.Gm67)),
        new("se630", ScannerKind.Ssi, static (tx, rx) => new VirtualSsi(tx, rx, SsiVariant.Se630)),
        new("m5", ScannerKind.M5, static (tx, rx) => new VirtualM5Qr(tx, rx)),
        new("de2120", ScannerKind.De2120, static (tx, rx) => new VirtualDe2120(tx, rx)),
        new("newland-old", ScannerKind.NewlandOld, static (tx, rx) => new VirtualNewlandOld(tx, rx)),
        new("newland", ScannerKind.Newland, static (tx, rx) => new VirtualNewland(tx, rx)),
        new("honeywell", ScannerKind.Honeywell, static (tx, rx) => new VirtualHoneywell(tx, rx)),
        new("plain", ScannerKind.PlainLine, static (tx, rx) => new VirtualLineScanner(tx, rx)),
        new("tiny", ScannerKind.Tiny, static (data, clock) => new VirtualTinyCodeReader(data, clock)),
    ];

    // The firmware is not told what it is and finds it out; what only sends lines is found by its first code and not by a payment,
    // and a bus is not a line.
    private const string AutoPrefix = "auto";

    private static readonly ScannerChoice[] s_all =
    [
        .. s_modules,
        new(AutoPrefix, ScannerKind.Auto, s_modules[0].Make),
        .. s_modules.Where(static m => m.Kind != ScannerKind.PlainLine && m.IsOnUart).Select(static m => new ScannerChoice($"{AutoPrefix}-{m.Name}", ScannerKind.Auto, m.Make)),
    ];

    private ScannerChoice(string name, ScannerKind kind, Func<int, int, IVirtualScanner> make) => (Name, Kind, Make) = (name, kind, make);

    /// <summary>Every choice; <c>auto-X</c> is module X and a firmware that must find it out, <c>auto</c> the same with a GM65.</summary>
    public static ScannerChoice[] All => [.. s_all];

    /// <summary>Name on the command line.</summary>
    public string Name { get; }

    /// <summary>What the firmware is told.</summary>
    public ScannerKind Kind { get; }

    /// <summary>Whether it is on a UART; otherwise on I2C.</summary>
    public bool IsOnUart => Kind != ScannerKind.Tiny;

    /// <summary>Makes the module for two pins of the microcontroller: the one that sends to it and the one that listens, or SDA and SCL.</summary>
    public Func<int, int, IVirtualScanner> Make { get; }

    /// <summary>A choice by its name.</summary>
    /// <exception cref="WorkbenchException">There is none of that name.</exception>
    public static ScannerChoice Named(string name) =>
        Array.Find(s_all, c => c.Name == name) ?? throw WorkbenchException.Usage($"--scanner: {Quoted.Text(name)} is none of {string.Join(", ", s_all.Select(c => c.Name))}");

    /// <summary>Makes the module for the pins that a board has for it.</summary>
    /// <exception cref="WorkbenchException">The board has none.</exception>
    internal IVirtualScanner On(BoardPlan plan)
    {
        if (IsOnUart)
            return Make(plan.ScannerTx, plan.ScannerRx);
        if (plan.ScannerData < 0)
            throw WorkbenchException.Usage($"--scanner: {plan.Name} has no I2C for {Name}");
        return Make(plan.ScannerData, plan.ScannerClock);
    }

    /// <summary>The first module of a kind.</summary>
    internal static ScannerChoice Of(ScannerKind kind) => Array.Find(s_all, c => c.Kind == kind)!;
}
