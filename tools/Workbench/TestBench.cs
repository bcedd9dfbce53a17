using System.Text;
using ReferenceSwitch.Terminals;
using ScanBox.Device;
using ScanBox.Settings;
using VirtualBoard.Flash;

namespace Workbench;

/// <summary>What a box on the bench is set up with: names that lead nowhere but to the virtual network.</summary>
public static class TestBench
{
    /// <summary>Name of the bench's Wi-Fi.</summary>
    public const string WifiSsid = "ScanBox bench";

    /// <summary>Its password.</summary>
    public const string WifiPassword = "on the bench only";

    /// <summary>The reserved name of a switch; the virtual network routes it to the real address.</summary>
    public const string SwitchHost = "switch.test";

    /// <summary>The port that goes with <see cref="SwitchHost"/>.</summary>
    public const int SwitchPort = 9000;

    /// <summary>The vendor's PIN, without which nothing is given back.</summary>
    public const string VendorPin = "2468";

    /// <summary>PIN 配网码 on the label of a box on the bench.</summary>
    public const string SetupPin = "13572468";

    /// <summary>Password of its own access point, on the same label.</summary>
    public const string SetupPassword = "7q4k-2m9x-c3vt";

    /// <summary>Whether a flash has settings already.</summary>
    public static bool IsSetUp(VirtualFlash flash) => flash.ReadFile(SettingsFile.Name) is not null || flash.ReadFile(SettingsFile.OtherName) is not null;

    /// <summary>The settings on a flash; null when there are none that a box would accept.</summary>
    public static BoxSettings? Settings(VirtualFlash flash) => new SettingsFile().Load(new FlashFiles(flash));

    /// <summary>Writes settings and keys of a terminal on a flash.</summary>
    /// <param name="flash">The flash.</param>
    /// <param name="terminal">Who the box is.</param>
    /// <param name="authorityPem">The authority of the switch's certificate; null for a link without TLS, as only a bench may have.</param>
    /// <param name="technicianPin">PIN of the technician's console; empty for a console that stays closed.</param>
    /// <param name="updateSigner">Public key of whoever makes its updates, 64 hexadecimal digits; empty for a box that takes none.</param>
    public static void SetUp(VirtualFlash flash, ProvisionedTerminal terminal, string? authorityPem, string technicianPin = "", string updateSigner = "")
    {
        var storage = new FlashFiles(flash);
        // The settings come last: by them a box counts as set up.
        SaveKeys(flash, terminal);
        if (authorityPem is not null)
            flash.WriteFile(AuthorityFile.Name, Encoding.ASCII.GetBytes(authorityPem));
        var settings = new BoxSettings
        {
            TerminalId = terminal.TerminalId,
            MerchantId = terminal.MerchantId,
            Serial = terminal.Serial,
            SwitchHost = SwitchHost,
            SwitchPort = SwitchPort,
            SwitchTls = authorityPem is not null,
            WifiSsid = WifiSsid,
            WifiPassword = WifiPassword,
            TechnicianPin = technicianPin,
            VendorPin = VendorPin,
            SetupPin = SetupPin,
            SetupPassword = SetupPassword,
            UpdateSigner = updateSigner,
        };
        if (!SettingsFile.Save(storage, settings))
            throw WorkbenchException.Fault($"a box cannot be set up as terminal {Quoted.Text(terminal.TerminalId)}, merchant {Quoted.Text(terminal.MerchantId)}, serial {Quoted.Text(terminal.Serial)}");
    }

    /// <summary>Sets a box that is set up to prefer its modem, or Wi-Fi.</summary>
    public static void Prefer(VirtualFlash flash, bool modemFirst)
    {
        if (Settings(flash) is not BoxSettings settings || settings.ModemFirst == modemFirst)
            return;
        settings.ModemFirst = modemFirst;
        if (!SettingsFile.Save(new FlashFiles(flash), settings))
            throw WorkbenchException.Fault("the settings of the box cannot be written");
    }

    /// <summary>Writes a terminal's keys on a flash.</summary>
    public static void SaveKeys(VirtualFlash flash, ProvisionedTerminal terminal) =>
        KeyFile.Save(new FlashFiles(flash), [.. terminal.Tmk], [.. terminal.SerialKey]);
}
