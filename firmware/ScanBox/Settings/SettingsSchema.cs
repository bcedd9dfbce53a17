namespace ScanBox.Settings;

/// <summary>Who may change a setting.</summary>
public enum SettingRole : byte
{
    /// <summary>Anybody at the keys.</summary>
    Vendor = 0,

    /// <summary>The technician.</summary>
    Technician = 1,

    /// <summary>The technician, and only while the box owes the switch nothing: it says under which name the box's payments are known.</summary>
    Identity = 2,

    /// <summary>The factory: it is printed on the label, or is what the box trusts.</summary>
    Factory = 3,

    /// <summary>The box itself, while it is set up by codes.</summary>
    Box = 4,
}

/// <summary>All settings of a box in their order in the file: name, role, secrecy, value. Their ranges are in <see cref="SettingsRules"/>.</summary>
public static class SettingsSchema
{
    /// <summary>How many settings there are.</summary>
    public const int Count = 27;

    /// <summary>Name of a setting; empty beyond the last.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    public static string NameAt(int index)
    {
        switch (index)
        {
            case 0:
                return "terminal";
            case 1:
                return "merchant";
            case 2:
                return "serial";
            case 3:
                return "switch.host";
            case 4:
                return "switch.port";
            case 5:
                return "switch.tls";
            case 6:
                return "wifi.ssid";
            case 7:
                return "wifi.password";
            case 8:
                return "wifi2.ssid";
            case 9:
                return "wifi2.password";
            case 10:
                return "wifi3.ssid";
            case 11:
                return "wifi3.password";
            case 12:
                return "link.first";
            case 13:
                return "modem.apn";
            case 14:
                return "position.longitude";
            case 15:
                return "position.latitude";
            case 16:
                return "limit.fen";
            case 17:
                return "fixed.fen";
            case 18:
                return "vendor.pin";
            case 19:
                return "technician.pin";
            case 20:
                return "volume";
            case 21:
                return "setup.signer";
            case 22:
                return "setup.issued";
            case 23:
                return "setup.until";
            case 24:
                return "setup.pin";
            case 25:
                return "setup.password";
            case 26:
                return "update.signer";
            default:
                return "";
        }
    }

    /// <summary>Whether a name is one of a setting.</summary>
    public static bool Knows(string name)
    {
        for (int i = 0; i < Count; i++)
        {
            if (NameAt(i) == name)
                return true;
        }
        return false;
    }

    /// <summary>The value of a setting as it stands in the file; empty for a name that is not known. It may be a secret: ask <see cref="IsSecret"/>.</summary>
    public static string Get(BoxSettings settings, string name)
    {
        switch (name)
        {
            case "terminal":
                return settings.TerminalId;
            case "merchant":
                return settings.MerchantId;
            case "serial":
                return settings.Serial;
            case "switch.host":
                return settings.SwitchHost;
            case "switch.port":
                return settings.SwitchPort == 0 ? "" : settings.SwitchPort.ToString();
            case "switch.tls":
                return settings.SwitchTls ? "1" : "0";
            case "wifi.ssid":
                return settings.WifiSsid;
            case "wifi.password":
                return settings.WifiPassword;
            case "wifi2.ssid":
                return settings.Wifi2Ssid;
            case "wifi2.password":
                return settings.Wifi2Password;
            case "wifi3.ssid":
                return settings.Wifi3Ssid;
            case "wifi3.password":
                return settings.Wifi3Password;
            case "link.first":
                return settings.ModemFirst ? SettingsRules.ModemFirst : SettingsRules.WifiFirst;
            case "modem.apn":
                return settings.Apn;
            case "position.longitude":
                return settings.Longitude;
            case "position.latitude":
                return settings.Latitude;
            case "limit.fen":
                return settings.LimitFen.ToString();
            case "fixed.fen":
                return settings.FixedFen.ToString();
            case "vendor.pin":
                return settings.VendorPin;
            case "technician.pin":
                return settings.TechnicianPin;
            case "volume":
                return settings.Volume.ToString();
            case "setup.signer":
                return settings.SetupSigner;
            case "setup.issued":
                return settings.SetupIssued.ToString();
            case "setup.until":
                return settings.SetupUntil.ToString();
            case "setup.pin":
                return settings.SetupPin;
            case "setup.password":
                return settings.SetupPassword;
            case "update.signer":
                return settings.UpdateSigner;
            default:
                return "";
        }
    }

    /// <summary>Settings like these, to be changed without changing them.</summary>
    public static BoxSettings Copy(BoxSettings from)
    {
        var copy = new BoxSettings();
        for (int i = 0; i < Count; i++)
        {
            string name = NameAt(i);
            string value = Get(from, name);
            // What is not set stays as a new one has it.
            if (value.Length > 0)
                SettingsRules.Set(copy, name, value);
        }
        copy.LaterLines = from.LaterLines;
        return copy;
    }

    /// <summary>Whether a value is never shown: passwords and PINs.</summary>
    public static bool IsSecret(string name) => name.EndsWith(".password") || name.EndsWith(".pin");

    /// <summary>Who may change it.</summary>
    public static SettingRole RoleOf(string name)
    {
        switch (name)
        {
            case "serial":
            case "setup.signer":
            case "setup.pin":
            case "setup.password":
            case "update.signer":
                return SettingRole.Factory;
            case "setup.issued":
            case "setup.until":
                return SettingRole.Box;
            case "terminal":
            case "merchant":
            case "switch.host":
            case "switch.port":
                return SettingRole.Identity;
            case "volume":
                return SettingRole.Vendor;
            default:
                return SettingRole.Technician;
        }
    }
}
