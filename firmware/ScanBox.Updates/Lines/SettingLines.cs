using ScanBox.Settings;

namespace ScanBox.Updates.Lines;

/// <summary>Settings that somebody signed for a box, <c>name=value</c> lines, each name at most once: all but those of the factory and the box's own notes.</summary>
public sealed class SettingLines
{
    private readonly SignedLines _lines;

    /// <summary>The lines that are left.</summary>
    /// <param name="lines">Where they stand; read to their end.</param>
    public SettingLines(SignedLines lines)
    {
        _lines = lines;
    }

    /// <summary>The setting that <see cref="ApplyTo"/> stopped at, empty for none.</summary>
    public string At { get; private set; } = "";

    /// <summary>Puts them over the settings of a box. Call once; after a fault the settings are changed in part and of no use.</summary>
    /// <param name="settings">A copy of the box's settings.</param>
    /// <param name="owesNothing">Whether terminal, merchant and switch may change.</param>
    public LineFault ApplyTo(BoxSettings settings, bool owesNothing)
    {
        string seen = "\n";
        while (!_lines.IsAtEnd)
        {
            string line = _lines.Line();
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
}
