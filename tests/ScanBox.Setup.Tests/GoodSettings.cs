using ScanBox.Settings;

namespace ScanBox.Setup.Tests;

/// <summary>Settings that a box takes payments with, and secrets in them to look for.</summary>
internal static class GoodSettings
{
    public const string Pin = "246810";
    public const string Serial = "0000020254004318";

    /// <param name="pin">The technician's PIN, empty for none.</param>
    public static BoxSettings With(string pin = Pin) => new BoxSettings
    {
        TerminalId = "12345678",
        MerchantId = "123456789012345",
        Serial = Serial,
        SwitchHost = "switch.example",
        SwitchPort = 9000,
        WifiSsid = "hall 5",
        WifiPassword = "secret-wifi",
        VendorPin = "135790",
        TechnicianPin = pin,
    };
}
