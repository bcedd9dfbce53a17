using System;
using System.Linq;
using ScanBox.Device;
using VirtualBoard.Modems;

namespace Workbench;

/// <summary>
/// The ways to the switch that a box on the bench can have, by the names that the command line uses: Wi-Fi, a modem, or the two
/// joined by a plus sign, the preferred one first.
/// </summary>
public sealed class LinkChoice
{
    /// <summary>Wi-Fi, and no modem on the board.</summary>
    public const string Default = "wifi";

    /// <summary>How the names of two ways are written, for help.</summary>
    public const string Pair = "wifi+quectel";

    private const char Plus = '+';

    private static readonly (string Name, ModemKind Kind, Func<ModemWiring, VirtualModem> Create)[] s_modems =
    [
        ("quectel", ModemKind.Quectel, static wiring => new VirtualQuectel(wiring)),
        ("simcom", ModemKind.Simcom, static wiring => new VirtualSimcom(wiring)),
        ("air780e", ModemKind.Air780E, static wiring => new VirtualAir780e(wiring)),
    ];

    private readonly Func<ModemWiring, VirtualModem>? _create;

    private LinkChoice(string name, Func<ModemWiring, VirtualModem>? create, bool hasWifi, bool modemFirst) =>
        (Name, _create, HasWifi, ModemFirst) = (name, create, hasWifi, modemFirst);

    /// <summary>Names of single ways.</summary>
    public static string[] Names => [Default, .. s_modems.Select(m => m.Name)];

    /// <summary>As it was asked for.</summary>
    public string Name { get; }

    /// <summary>Whether there is a modem.</summary>
    public bool HasModem => _create is not null;

    /// <summary>Whether the bench has Wi-Fi.</summary>
    public bool HasWifi { get; }

    /// <summary>Whether the modem is preferred; means something with both ways only.</summary>
    public bool ModemFirst { get; }

    /// <summary>Whether one way stands by for the other.</summary>
    public bool HasStandby => HasModem && HasWifi;

    /// <summary>The way that a board is made for: its modem, or Wi-Fi.</summary>
    public static string Of(BoardPlan plan) => s_modems.FirstOrDefault(m => m.Kind == plan.Modem).Name ?? Default;

    /// <summary>The choice of a name.</summary>
    /// <exception cref="WorkbenchException">There is no such way, or two that do not go together.</exception>
    public static LinkChoice Named(string link)
    {
        string[] ways = link.Split(Plus);
        Func<ModemWiring, VirtualModem>? modem = null;
        foreach (string way in ways)
        {
            if (way == Default)
                continue;
            if (modem is not null)
                throw WorkbenchException.Usage($"--link: {Quoted.Text(link)} has two modems, a board has one");
            modem = s_modems.FirstOrDefault(m => m.Name == way).Create
                ?? throw WorkbenchException.Usage($"--link: {Quoted.Text(way)} is none of {string.Join(", ", Names)}, nor two of them like {Pair}");
        }
        int wifis = ways.Count(static way => way == Default);
        if (wifis > 1)
            throw WorkbenchException.Usage($"--link: {Quoted.Text(link)} has Wi-Fi twice");
        return new LinkChoice(link, modem, wifis > 0, modem is not null && ways[0] != Default);
    }

    /// <summary>The modem, wired as the plan says; null for Wi-Fi alone, and then none is on the board.</summary>
    /// <exception cref="WorkbenchException">The board has no place for a modem.</exception>
    internal VirtualModem? MakeModem(BoardPlan plan)
    {
        if (_create is null)
        {
            plan.HasModem = false;
            return null;
        }
        if (plan.ModemTx < 0)
            throw WorkbenchException.Usage($"--link: {plan.Name} has no place for a modem");
        int[] bus = [plan.ScannerData, plan.ScannerClock];
        if (plan.Scanner == ScannerKind.Tiny && (Array.IndexOf(bus, plan.ModemTx) >= 0 || Array.IndexOf(bus, plan.ModemRx) >= 0))
            throw WorkbenchException.Usage($"--link: on {plan.Name} the code reader's I2C is on the modem's pins");
        plan.HasModem = true;
        return _create(new ModemWiring(plan.ModemTx, plan.ModemRx, plan.ModemKey));
    }
}
