using ScanBox.Settings;

namespace SetupCodes;

/// <summary>Settings of a file or a command line: <c>name=value</c> lines, <c>#</c> before a remark. Values are never part of a message: they may be passwords.</summary>
public sealed class SettingLines
{
    private readonly List<(string Name, string Value)> _lines = [];
    private readonly Func<string, bool> _isSettable;
    private readonly string _by;

    /// <summary>Settings that a set-up code may bring.</summary>
    public SettingLines()
        : this(static name => SettingsSchema.RoleOf(name) is not (SettingRole.Factory or SettingRole.Box), "by a code")
    {
    }

    /// <summary>Settings of another source.</summary>
    /// <param name="isSettable">Whether a setting of that name may be there.</param>
    /// <param name="by">What cannot set the others, for the message: <c>by a code</c>.</param>
    public SettingLines(Func<string, bool> isSettable, string by) => (_isSettable, _by) = (isSettable, by);

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
        if (!_isSettable(name))
            throw new SetupCodeException($"{where}: {name} cannot be set {_by}");
        if (value.Any(char.IsControl) || !SettingsRules.Set(new BoxSettings(), name, value))
            throw new SetupCodeException($"{where}: {name}: {SettingsRules.Describe(name)}");
        _lines.RemoveAll(known => known.Name == name);
        _lines.Add((name, value));
    }

    private IEnumerable<string> Settable() => Enumerable.Range(0, SettingsSchema.Count).Select(SettingsSchema.NameAt).Where(_isSettable);
}
