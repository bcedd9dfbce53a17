using System;
using System.Text;
using ScanBox.Integrity;
using ScanBox.Ports;

namespace ScanBox.Settings;

/// <summary>
/// Settings on flash, readable by people: a first line <c>ScanBox settings 1</c>, then <c>name=value</c> lines in UTF-8,
/// and <c>crc=XXXXXXXX</c> last, the CRC-32 of everything before it. Unknown names are left for later versions.
/// </summary>
public sealed class SettingsFile
{
    /// <summary>Name of the file.</summary>
    public const string Name = "settings";

    /// <summary>Longest file in bytes: all values at their longest, and half as much again.</summary>
    public const int MaxBytes = 1536;

    private const string Head = "ScanBox settings 1\n";
    // The head and its values: a value with a line end in it would become one more.
    private const int Lines = 21;
    private const string CrcName = "crc=";
    private const int CrcLineBytes = 13;

    /// <summary>Why the last <see cref="Load"/> gave nothing.</summary>
    public SettingsError Error { get; private set; }

    /// <summary>The line that was wrong, counted from 1; 0 when it was not a line.</summary>
    public int ErrorLine { get; private set; }

    /// <summary>What that line must be, in words for a technician: <c>terminal: 8 letters or digits</c>; empty when it was not a line. The value itself may be a password and is not in it.</summary>
    public string ErrorText { get; private set; } = "";

    /// <summary>Reads the settings; null, with <see cref="Error"/>, when there are none to rely on.</summary>
    public BoxSettings? Load(IStorage storage)
    {
        Fail(SettingsError.None, 0);
        long length = storage.Length(Name);
        if (length < 0)
            return Fail(SettingsError.Missing, 0);
        if (length > MaxBytes || length < Head.Length + CrcLineBytes)
            return Fail(SettingsError.Damaged, 0);
        byte[] file = new byte[(int)length];
        if (storage.Read(Name, 0, file, 0, file.Length) != file.Length)
            return Fail(SettingsError.Damaged, 0);
        int body = file.Length - CrcLineBytes;
        if (!StartsWith(file, Head))
            return Fail(SettingsError.UnknownFormat, 1);
        if (Encoding.UTF8.GetString(file, body, CrcLineBytes) != CrcLine(file, body))
            return Fail(SettingsError.Damaged, 0);
        return Parse(file, body);
    }

    /// <summary>Writes the settings. Not atomic: meant for a box that is being set up. False, with nothing written, for values that <see cref="Load"/> would not take.</summary>
    public static bool Save(IStorage storage, BoxSettings settings)
    {
        byte[] body = Encoding.UTF8.GetBytes(Head
            + "terminal=" + settings.TerminalId + "\n"
            + "merchant=" + settings.MerchantId + "\n"
            + "serial=" + settings.Serial + "\n"
            + "switch.host=" + settings.SwitchHost + "\n"
            + "switch.port=" + settings.SwitchPort + "\n"
            + "switch.tls=" + (settings.SwitchTls ? "1" : "0") + "\n"
            + "wifi.ssid=" + settings.WifiSsid + "\n"
            + "wifi.password=" + settings.WifiPassword + "\n"
            + "wifi2.ssid=" + settings.Wifi2Ssid + "\n"
            + "wifi2.password=" + settings.Wifi2Password + "\n"
            + "wifi3.ssid=" + settings.Wifi3Ssid + "\n"
            + "wifi3.password=" + settings.Wifi3Password + "\n"
            + "link.first=" + (settings.ModemFirst ? SettingsRules.ModemFirst : SettingsRules.WifiFirst) + "\n"
            + "modem.apn=" + settings.Apn + "\n"
            + "position.longitude=" + settings.Longitude + "\n"
            + "position.latitude=" + settings.Latitude + "\n"
            + "limit.fen=" + settings.LimitFen + "\n"
            + "fixed.fen=" + settings.FixedFen + "\n"
            + "vendor.pin=" + settings.VendorPin + "\n"
            + "volume=" + settings.Volume + "\n");
        byte[] crc = Encoding.UTF8.GetBytes(CrcLine(body, body.Length));
        byte[] file = new byte[body.Length + crc.Length];
        Array.Copy(body, 0, file, 0, body.Length);
        Array.Copy(crc, 0, file, body.Length, crc.Length);
        return file.Length <= MaxBytes && CountLines(body) == Lines && new SettingsFile().Parse(body, body.Length) is not null
            && storage.Create(Name, file, 0, file.Length);
    }

    private static string CrcLine(byte[] file, int count) => CrcName + Crc32.Of(file, 0, count).ToString("X8") + "\n";

    private static int CountLines(byte[] body)
    {
        int lines = 0;
        for (int i = 0; i < body.Length; i++)
            lines += body[i] == (byte)'\n' ? 1 : 0;
        return lines;
    }

    private static bool StartsWith(byte[] file, string text)
    {
        byte[] wanted = Encoding.UTF8.GetBytes(text);
        for (int i = 0; i < wanted.Length; i++)
        {
            if (file[i] != wanted[i])
                return false;
        }
        return true;
    }

    private BoxSettings? Parse(byte[] file, int end)
    {
        var settings = new BoxSettings();
        int start = Head.Length;
        for (int line = 2; start < end; line++)
        {
            int stop = start;
            int equals = -1;
            while (stop < end && file[stop] != (byte)'\n')
            {
                if (equals < 0 && file[stop] == (byte)'=')
                    equals = stop;
                stop++;
            }
            if (equals < 0)
                return Wrong(line, "a line");
            string name = Encoding.UTF8.GetString(file, start, equals - start);
            string value = stop == equals + 1 ? "" : Encoding.UTF8.GetString(file, equals + 1, stop - equals - 1);
            if (!SettingsRules.Set(settings, name, value))
                return Wrong(line, name);
            start = stop + 1;
        }
        if (!SettingsRules.IsComplete(settings))
            return Fail(SettingsError.Incomplete, 0);
        if (!settings.SwitchTls && !SettingsRules.MayBePlain(settings.SwitchHost))
            return Fail(SettingsError.PlainOffBench, 0);
        return settings;
    }

    private BoxSettings? Wrong(int line, string name)
    {
        Fail(SettingsError.BadValue, line);
        ErrorText = name + ": " + SettingsRules.Describe(name);
        return null;
    }

    private BoxSettings? Fail(SettingsError error, int line)
    {
        Error = error;
        ErrorLine = line;
        ErrorText = "";
        return null;
    }
}
