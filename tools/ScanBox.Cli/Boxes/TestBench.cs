using ReferenceSwitch.Terminals;
using ScanBox.Settings;
using VirtualBoard.Flash;

namespace ScanBox.Cli.Boxes;

/// <summary>What a box on the bench is set up with: names that lead nowhere but to the virtual network.</summary>
internal static class TestBench
{
    internal const string WifiSsid = "ScanBox bench";
    internal const string WifiPassword = "on the bench only";

    /// <summary>The reserved name of a switch; the virtual network routes it to the real address.</summary>
    internal const string SwitchHost = "switch.test";
    internal const int SwitchPort = 9000;

    /// <summary>Whether a flash has settings already.</summary>
    internal static bool IsSetUp(VirtualFlash flash) => flash.ReadFile(SettingsFile.Name) is not null;

    /// <summary>Writes settings and keys of a terminal on a flash.</summary>
    internal static void SetUp(VirtualFlash flash, ProvisionedTerminal terminal)
    {
        var storage = new FlashFiles(flash);
        SettingsFile.Save(storage, new BoxSettings
        {
            TerminalId = terminal.TerminalId,
            MerchantId = terminal.MerchantId,
            Serial = terminal.Serial,
            SwitchHost = SwitchHost,
            SwitchPort = SwitchPort,
            WifiSsid = WifiSsid,
            WifiPassword = WifiPassword,
        });
        KeyFile.Save(storage, [.. terminal.Tmk], [.. terminal.SerialKey]);
    }
}
