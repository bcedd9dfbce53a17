using ScanBox.Settings;

namespace SetupCodes;

/// <summary>Settings for a set-up code: <c>name=value</c> lines, <c>#</c> before a remark. Values are never part of a message: they may be passwords.</summary>
public sealed class SettingLines
{
    private readonly List<(string Name, string Value)> _lines = [];

    /// <summary>The settings in their order, each name once.</summary>
    public IReadOnlyList<(string Name, string Value)> Lines => _lines;

    /// <summary>Adds the lines of a file.</summary>
    /// <exception cref="SetupCodeException">A line is none, or its setting cannot be set by a code.</exception>
    public void AddFile(string name, string text)
    {
        int number = 0;
        foreach (string line in text.Split('\n'))
        {
            number++;
            string trimmed = line.TrimEnd('\r');
            if (trimmed.Trim().Length > 0 && !trimmed.StartsWith('#'))
                Add(trimmed, $"{name}, line {number}");
        }
    }

    /// <summary>Adds one setting; a later one of the same name replaces it.</summary>
    /// <param name="line"><c>name=value</c>.</param>
    /// <param name="where">Where it stands, for the message.</param>
    /// <exception cref="SetupCodeException">It is no line, or its setting cannot be set by a code.</exception>
    public void Add(string line, string where)
    {
        int equals = line.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
            throw new SetupCodeException($"{where}: a setting is written name=value");
        string name = line[..equals].Trim();
        string value = line[(equals + 1)..];
        if (!SettingsSchema.Knows(name))
            throw new SetupCodeException($"{where}: there is no setting {name}; there are {string.Join(", ", Settable())}");
        if (!IsSettable(name))
            throw new SetupCodeException($"{where}: {name} cannot be set by a code");
        if (value.Any(char.IsControl) || !SettingsRules.Set(new BoxSettings(), name, value))
            throw new SetupCodeException($"{where}: {name}: {SettingsRules.Describe(name)}");
        _lines.RemoveAll(known => known.Name == name);
        _lines.Add((name, value));
    }

    private static IEnumerable<string> Settable() => Enumerable.Range(0, SettingsSchema.Count).Select(SettingsSchema.NameAt).Where(IsSettable);

    private static bool IsSettable(string name) => SettingsSchema.RoleOf(name) is not (SettingRole.Factory or SettingRole.Box);
}
