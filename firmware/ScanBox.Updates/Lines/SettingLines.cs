using System.Text;
using ScanBox.Codes;
using ScanBox.Settings;

namespace ScanBox.Updates.Lines;

/// <summary>Settings that somebody signed for a box, <c>name=value</c> lines, each name at most once: all but those of the factory and the box's own notes.</summary>
public sealed class SettingLines
{
    private readonly byte[] _text;
    private readonly int _end;
    private int _at;

    /// <summary>Lines in a text.</summary>
    /// <param name="text">Holds them; kept.</param>
    /// <param name="at">Where the first one begins.</param>
    /// <param name="end">Where the last one, with its end, ends.</param>
    public SettingLines(byte[] text, int at, int end)
    {
        _text = text;
        _at = at;
        _end = end;
    }

    /// <summary>The setting that <see cref="ApplyTo"/> stopped at, empty for none.</summary>
    public string At { get; private set; } = "";

    /// <summary>Puts them over the settings of a box. Call once; after a fault the settings are changed in part and of no use.</summary>
    /// <param name="settings">A copy of the box's settings.</param>
    /// <param name="owesNothing">Whether terminal, merchant and switch may change.</param>
    public LineFault ApplyTo(BoxSettings settings, bool owesNothing)
    {
        string seen = "\n";
        while (_at < _end)
        {
            string line = Line();
            int equals = line.IndexOf('=');
            if (equals <= 0)
                return LineFault.Malformed;
            string name = line.Substring(0, equals);
            string value = line.Substring(equals + 1);
            At = name;
            if (seen.IndexOf("\n" + name + "\n") >= 0)
                return LineFault.Malformed;
            seen += name + "\n";
            SettingRole role = SettingsSchema.RoleOf(name);
            if (!SettingsSchema.Knows(name) || role == SettingRole.Factory || role == SettingRole.Box)
                return LineFault.NotAllowed;
            if (role == SettingRole.Identity && !owesNothing && SettingsSchema.Get(settings, name) != value)
                return LineFault.Unsettled;
            if (!SettingsRules.Set(settings, name, value))
                return LineFault.BadValue;
        }
        At = "";
        return LineFault.None;
    }

    /// <summary>The next line without its end; empty when there is none, or one that is not text.</summary>
    private string Line()
    {
        int start = _at;
        int stop = start;
        while (stop < _end && _text[stop] != (byte)'\n')
            stop++;
        // The last line has its end too.
        bool isLine = stop < _end && stop > start && Utf8Check.IsPrintable(_text, start, stop);
        _at = isLine ? stop + 1 : _end;
        return isLine ? Encoding.UTF8.GetString(_text, start, stop - start) : "";
    }
}
