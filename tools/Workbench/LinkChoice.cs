using System;
using System.Linq;
using ScanBox.Device;
using VirtualBoard.Modems;

namespace Workbench;

/// <summary>The ways to the switch that a box on the bench can have, by the names that the command line uses.</summary>
public static class LinkChoice
{
    /// <summary>Wi-Fi, and no modem on the board.</summary>
    public const string Default = "wifi";

    private static readonly (string Name, Func<ModemWiring, VirtualModem> Create)[] s_modems =
    [
        ("quectel", static wiring => new VirtualQuectel(wiring)),
        ("simcom", static wiring => new VirtualSimcom(wiring)),
        ("air780e", static wiring => new VirtualAir780e(wiring)),
    ];

    /// <summary>The way that a board is made for: its modem, or Wi-Fi.</summary>
    public static string Of(BoardPlan plan) => plan.Modem switch
    {
        ModemKind.Quectel => "quectel",
        ModemKind.Simcom => "simcom",
        ModemKind.Air780E => "air780e",
        _ => Default,
    };

    /// <summary>Their names.</summary>
    public static string[] Names => [Default, .. s_modems.Select(m => m.Name)];

    /// <summary>The modem of a link, wired as the plan says; null for Wi-Fi, and then none is on the board.</summary>
    /// <exception cref="WorkbenchException">There is no such link, or the board has no place for a modem.</exception>
    internal static VirtualModem? Modem(string link, BoardPlan plan)
    {
        if (link == Default)
        {
            plan.HasModem = false;
            return null;
        }
        Func<ModemWiring, VirtualModem> create = s_modems.FirstOrDefault(m => m.Name == link).Create ?? throw WorkbenchException.Usage($"--link: {Quoted.Text(link)} is none of {string.Join(", ", Names)}");
        if (plan.ModemTx < 0)
            throw WorkbenchException.Usage($"--link: {plan.Name} has no place for a modem");
        int[] bus = [plan.ScannerData, plan.ScannerClock];
        if (plan.Scanner == ScannerKind.Tiny && (Array.IndexOf(bus, plan.ModemTx) >= 0 || Array.IndexOf(bus, plan.ModemRx) >= 0))
            throw WorkbenchException.Usage($"--link: on {plan.Name} the code reader's I2C is on the modem's pins");
        plan.HasModem = true;
        return create(new ModemWiring(plan.ModemTx, plan.ModemRx, plan.ModemKey));
    }
}
