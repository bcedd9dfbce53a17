using System.Text;
using ScanBox.Codes;
using ScanBox.Settings;

namespace ScanBox.Setup.Provisioning;

/// <summary>
/// The Wi-Fi code that phones and routers show: <c>WIFI:T:WPA;S:name;P:password;H:false;;</c> with <c>\</c> before each of <c>\ ; , : "</c> in a
/// value (WPA3 specification, section 7; before it the barcode contents of the ZXing project). It is not signed, so it changes Wi-Fi alone.
/// </summary>
public sealed class WifiCode
{
    private const string Head = "WIFI:";

    // WPA passphrases: IEEE 802.11, 8 to 63 characters.
    private const int MinPassword = 8;

    private readonly byte[] _code;
    private readonly int _count;
    private int _at = Head.Length;

    private WifiCode(byte[] code, int count)
    {
        _code = code;
        _count = count;
    }

    /// <summary>Name of the network.</summary>
    public string Ssid { get; private set; } = "";

    /// <summary>Its password, empty for an open one.</summary>
    public string Password { get; private set; } = "";

    /// <summary>What is wrong with it.</summary>
    public SetupFault Fault { get; private set; }

    /// <summary>Whether bytes begin like a Wi-Fi code.</summary>
    public static bool IsWifi(byte[] code, int count)
    {
        if (count < Head.Length)
            return false;
        for (int i = 0; i < Head.Length; i++)
        {
            // Some routers write it in small letters.
            if ((code[i] & 0xDF) != (Head[i] & 0xDF))
                return false;
        }
        return true;
    }

    /// <summary>Reads one for which <see cref="IsWifi"/> is true.</summary>
    public static WifiCode Read(byte[] code, int count)
    {
        var wifi = new WifiCode(code, count);
        wifi.Fault = Utf8Check.IsPrintable(code, 0, count) ? wifi.ReadFields() : SetupFault.Malformed;
        return wifi;
    }

    /// <summary>Makes it the first network of a box. Those that were known move down, and the last one is forgotten; a network that was known already only gets its password.</summary>
    public void ApplyTo(BoxSettings settings) => KnownNetworks.PutFirst(settings, Ssid, Password);

    private SetupFault ReadFields()
    {
        string kind = "";
        bool isEnterprise = false;
        while (_at < _count && _code[_at] != (byte)';')
        {
            byte name = _code[_at];
            int colon = _at + 1;
            while (colon < _count && _code[colon] != (byte)':' && _code[colon] != (byte)';')
                colon++;
            if (colon >= _count || _code[colon] != (byte)':')
                return SetupFault.Malformed;
            bool isOneLetter = colon == _at + 1;
            _at = colon + 1;
            string? value = Value();
            if (value is null)
                return SetupFault.Malformed;
            if (!isOneLetter)
                continue;
            switch (name)
            {
                case (byte)'T':
                    kind = value.ToUpper();
                    break;
                case (byte)'S':
                    Ssid = value;
                    break;
                case (byte)'P':
                    Password = value;
                    break;
                // A user name, or the method that goes with one.
                case (byte)'I':
                case (byte)'E':
                    isEnterprise = value.Length > 0;
                    break;
            }
        }
        bool isOpen = kind.Length == 0 && Password.Length == 0 || kind == "NOPASS";
        if (isEnterprise || !isOpen && kind.Length > 0 && !kind.StartsWith("WPA") && kind != "SAE" || kind.IndexOf("EAP") >= 0)
            return SetupFault.OtherWifi;
        if (isOpen)
            Password = "";
        else if (Encoding.UTF8.GetBytes(Password).Length < MinPassword)
            return SetupFault.BadValue;
        var probe = new BoxSettings();
        bool fits = Ssid.Length > 0 && SettingsRules.Set(probe, "wifi.ssid", Ssid) && SettingsRules.Set(probe, "wifi.password", Password);
        return fits ? SetupFault.None : SetupFault.BadValue;
    }

    /// <summary>One value up to its semicolon; null when the code ends before.</summary>
    private string? Value()
    {
        byte[] value = new byte[_count - _at];
        int length = 0;
        bool isQuoted = false;
        int first = _at;
        while (_at < _count && _code[_at] != (byte)';')
        {
            if (_code[_at] == (byte)'"' && (_at == first || isQuoted && _at + 1 < _count && _code[_at + 1] == (byte)';'))
            {
                // Around the whole, as some write a name that looks like a number.
                isQuoted = true;
                _at++;
                continue;
            }
            if (_code[_at] == (byte)'\\')
                _at++;
            if (_at == _count)
                return null;
            value[length++] = _code[_at++];
        }
        if (_at == _count)
            return null;
        _at++;
        return length == 0 ? "" : Encoding.UTF8.GetString(value, 0, length);
    }
}
