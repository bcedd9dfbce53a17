using System.Text;
using ScanBox.Amounts;
using ScanBox.Security;

namespace ScanBox.Settings;

/// <summary>Names and ranges of the settings.</summary>
public static class SettingsRules
{
    /// <summary>Longest host name taken: longer ones do not occur in acquirers' set-ups.</summary>
    public const int MaxHostLength = 64;

    /// <summary>Name of a switch on a bench.</summary>
    public const string BenchHost = "switch.test";

    internal const string ModemFirst = "4g";
    internal const string WifiFirst = "wifi";

    /// <summary>What is wrong with settings that <see cref="IsPlainOffBench"/>, in words for a technician.</summary>
    internal const string PlainOffBench = "switch.tls=0 is for a switch on a bench (127.x.x.x or switch.test)";

    private const string LoopbackStart = "127.";

    // IEEE 802.11: a network name has up to 32 bytes, a passphrase up to 63.
    private const int MaxSsidLength = 32;
    private const int MaxPasswordLength = 63;
    // 3GPP TS 23.003: a label of an access point name has up to 63 characters, and operators use one or two short ones.
    private const int MaxApnLength = 63;
    private const int MaxCoordinateLength = 12;
    private const int MinPinLength = 4;
    private const int MaxPinLength = 8;
    // A console can be tried by a machine, a keypad cannot.
    private const int MinTechnicianPinLength = 6;
    // A page can be tried by a machine too.
    private const int MinSetupPinLength = 6;
    // IEEE 802.11: a WPA2 passphrase has at least 8 characters.
    private const int MinHotspotPassword = 8;
    private const int TerminalIdLength = 8;
    private const int MerchantIdLength = 15;
    private const int MaxSerialLength = 50;
    // RFC 8032: a public key has 32 bytes.
    private const int SignerDigits = 64;
    private const int MaxDigits = 12;

    /// <summary>Sets one value.</summary>
    /// <returns>False when the value is out of its range; names that are not known are left alone.</returns>
    public static bool Set(BoxSettings settings, string name, string value)
    {
        switch (name)
        {
            case "terminal":
                settings.TerminalId = value;
                return IsOf(value, "", TerminalIdLength, TerminalIdLength);
            case "merchant":
                settings.MerchantId = value;
                return IsOf(value, "", MerchantIdLength, MerchantIdLength);
            case "serial":
                settings.Serial = value;
                return IsOf(value, "-", 1, MaxSerialLength);
            case "switch.host":
                settings.SwitchHost = value;
                return IsOf(value, "-.", 1, MaxHostLength);
            case "switch.port":
                long port = Number(value);
                settings.SwitchPort = (int)port;
                return port >= 1 && port <= 65535;
            case "switch.tls":
                settings.SwitchTls = value == "1";
                return value == "0" || value == "1";
            case "wifi.ssid":
                settings.WifiSsid = value;
                return IsSsid(value);
            case "wifi.password":
                settings.WifiPassword = value;
                return IsPassword(value);
            case "wifi2.ssid":
                settings.Wifi2Ssid = value;
                return IsSsid(value);
            case "wifi2.password":
                settings.Wifi2Password = value;
                return IsPassword(value);
            case "wifi3.ssid":
                settings.Wifi3Ssid = value;
                return IsSsid(value);
            case "wifi3.password":
                settings.Wifi3Password = value;
                return IsPassword(value);
            case "link.first":
                settings.ModemFirst = value == ModemFirst;
                return value == ModemFirst || value == WifiFirst;
            case "modem.apn":
                settings.Apn = value;
                return IsOf(value, "-.", 0, MaxApnLength);
            case "position.longitude":
                settings.Longitude = value;
                return IsCoordinate(value);
            case "position.latitude":
                settings.Latitude = value;
                return IsCoordinate(value);
            case "limit.fen":
                settings.LimitFen = Number(value);
                return settings.LimitFen >= 1 && settings.LimitFen <= AmountEntry.LargestFen;
            case "fixed.fen":
                settings.FixedFen = Number(value);
                return settings.FixedFen >= 0 && settings.FixedFen <= AmountEntry.LargestFen;
            case "vendor.pin":
                settings.VendorPin = value;
                return IsPin(value, MinPinLength);
            case "technician.pin":
                settings.TechnicianPin = value;
                return IsPin(value, MinTechnicianPinLength);
            case "volume":
                long volume = Number(value);
                settings.Volume = (int)volume;
                return volume >= 0 && volume <= 9;
            case "setup.signer":
                settings.SetupSigner = value;
                return IsSigner(value);
            case "setup.issued":
                settings.SetupIssued = Number(value);
                return settings.SetupIssued >= 0;
            case "setup.until":
                settings.SetupUntil = Number(value);
                return settings.SetupUntil >= 0;
            case "setup.pin":
                settings.SetupPin = value;
                return IsPin(value, MinSetupPinLength);
            case "setup.password":
                settings.SetupPassword = value;
                return value.Length == 0 || (Encoding.UTF8.GetBytes(value).Length >= MinHotspotPassword && IsPassword(value));
            case "update.signer":
                settings.UpdateSigner = value;
                return IsSigner(value);
            default:
                return true;
        }
    }

    /// <summary>What a value must be, in words for a technician.</summary>
    public static string Describe(string name)
    {
        switch (name)
        {
            case "terminal":
                return "8 letters or digits";
            case "merchant":
                return "15 letters or digits";
            case "serial":
                return "1 to 50 letters, digits or hyphens";
            case "switch.host":
                return "a host name or address, up to 64 characters";
            case "switch.port":
                return "1 to 65535";
            case "switch.tls":
                return "0 or 1";
            case "wifi.ssid":
            case "wifi2.ssid":
            case "wifi3.ssid":
                return "up to 32 bytes";
            case "wifi.password":
            case "wifi2.password":
            case "wifi3.password":
                return "up to 63 bytes";
            case "link.first":
                return "wifi or 4g";
            case "modem.apn":
                return "up to 63 letters, digits, points or hyphens, or nothing";
            case "position.longitude":
            case "position.latitude":
                return "degrees like 116.397128, or nothing";
            case "limit.fen":
                return "1 to 9999999999";
            case "fixed.fen":
                return "0 to 9999999999";
            case "vendor.pin":
                return "4 to 8 digits, or nothing";
            case "technician.pin":
                return "6 to 8 digits, or nothing";
            case "volume":
                return "0 to 9";
            case "setup.signer":
            case "update.signer":
                return "the 64 hexadecimal digits of a public key, or nothing";
            case "setup.issued":
            case "setup.until":
                return "seconds since 1970, 0 for none";
            case "setup.pin":
                return "6 to 8 digits, or nothing";
            case "setup.password":
                return "8 to 63 bytes, or nothing";
            default:
                return "name=value";
        }
    }

    /// <summary>Whether everything is there that a box needs to take a payment.</summary>
    public static bool IsComplete(BoxSettings settings) =>
        settings.TerminalId.Length > 0 && settings.MerchantId.Length > 0 && settings.Serial.Length > 0
        && settings.SwitchHost.Length > 0 && settings.SwitchPort > 0;

    /// <summary>
    /// Whether a switch may be talked to without TLS: it is on this very machine (127.x.x.x), or has the reserved name of a
    /// bench, which no public name server knows (RFC 6761).
    /// </summary>
    public static bool MayBePlain(string host) => host == BenchHost || (host.StartsWith(LoopbackStart) && IsAddress(host));

    internal static bool IsPlainOffBench(BoxSettings settings) => !settings.SwitchTls && !MayBePlain(settings.SwitchHost);

    private static bool IsPin(string text, int minLength) =>
        text.Length == 0 || (text.Length >= minLength && text.Length <= MaxPinLength && Number(text) >= 0);

    private static bool IsSigner(string text) => text.Length == 0 || (text.Length == SignerDigits && IsHex(text));

    private static bool IsHex(string text)
    {
        byte[] characters = Encoding.UTF8.GetBytes(text);
        for (int i = 0; i < characters.Length; i++)
        {
            if (Hex.ValueOf(characters[i]) < 0)
                return false;
        }
        return true;
    }

    private static bool IsSsid(string text) => Encoding.UTF8.GetBytes(text).Length <= MaxSsidLength;

    private static bool IsPassword(string text) => Encoding.UTF8.GetBytes(text).Length <= MaxPasswordLength;

    // Digits and points alone: 127.example.com is a name like any other.
    private static bool IsAddress(string host)
    {
        char[] characters = host.ToCharArray();
        for (int i = 0; i < characters.Length; i++)
        {
            if (characters[i] != '.' && (characters[i] < '0' || characters[i] > '9'))
                return false;
        }
        return true;
    }

    private static long Number(string text) => DecimalText.Read(text, MaxDigits);

    // Empty, or degrees: a sign, digits, a point; as long as A5 takes.
    private static bool IsCoordinate(string text)
    {
        char[] characters = text.ToCharArray();
        int points = 0;
        int digits = 0;
        for (int i = 0; i < characters.Length; i++)
        {
            bool isSign = i == 0 && characters[i] == '-';
            if (characters[i] == '.')
                points++;
            else if (characters[i] >= '0' && characters[i] <= '9')
                digits++;
            else if (!isSign)
                return false;
        }
        return points <= 1 && characters.Length <= MaxCoordinateLength && (digits > 0 || characters.Length == 0);
    }

    // Letters and digits of ASCII, and a few marks.
    private static bool IsOf(string text, string marks, int minLength, int maxLength)
    {
        char[] characters = text.ToCharArray();
        for (int i = 0; i < characters.Length; i++)
        {
            char c = characters[i];
            bool isPlain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            if (!isPlain && marks.IndexOf(c) < 0)
                return false;
        }
        return characters.Length >= minLength && characters.Length <= maxLength;
    }
}
