using System.Text;
using ScanBox.Settings;
using VirtualBoard.Flash;
using Workbench;

namespace Flashing;

/// <summary>
/// The settings that boxes get, from <c>name=value</c> lines. They may be unfinished, as when the technician sets terminal and merchant
/// at the counter: the box then says that it must be set up.
/// </summary>
public sealed class FlashSettings
{
    // Settings for people: with remarks, several times the box's own file.
    private const int MaxFileBytes = 8 * SettingsFile.MaxBytes;

    private readonly BoxSettings _settings;

    private FlashSettings(BoxSettings settings, FileInfo source)
    {
        _settings = settings;
        Source = source;
    }

    /// <summary>Where they came from.</summary>
    public FileInfo Source { get; }

    /// <summary>The serial in them, which is one box's; empty for none.</summary>
    public string Serial => _settings.Serial;

    /// <summary>Whether a box with them needs nothing else but its keys.</summary>
    public bool IsComplete => SettingsRules.IsComplete(_settings);

    /// <summary>The passwords and PINs in them, so that they can be kept out of logs.</summary>
    internal IReadOnlyList<string> Secrets =>
        [.. Enumerable.Range(0, SettingsSchema.Count).Select(SettingsSchema.NameAt).Where(SettingsSchema.IsSecret).Select(name => SettingsSchema.Get(_settings, name)).Where(value => value.Length > 0)];

    /// <summary>Reads them.</summary>
    /// <exception cref="FlashingException">A line is wrong; its value is not in the message.</exception>
    public static FlashSettings Read(FileInfo file)
    {
        var settings = new BoxSettings();
        int number = 0;
        foreach (string raw in Encoding.UTF8.GetString(FlashFileReader.Read(file, MaxFileBytes)).Split('\n'))
        {
            number++;
            string line = raw.TrimEnd('\r');
            if (line.Trim().Length > 0 && !line.StartsWith('#'))
                Add(settings, line, $"{file.Name}, line {number}");
        }
        string wrong = SettingsRules.IsComplete(settings) ? SettingsFile.Check(settings) : "";
        return wrong.Length == 0 ? new FlashSettings(settings, file) : throw new FlashingException($"{file.Name}: {wrong}");
    }

    /// <summary>The files of a box: both copies alike, so that an older one with a higher number does not count.</summary>
    public IReadOnlyList<FlashFile> Files()
    {
        var flash = new VirtualFlash(new MemoryFlashStore());
        if (!SettingsFile.SaveCopy(new FlashFiles(flash), SettingsFile.Name, _settings) || flash.ReadFile(SettingsFile.Name) is not byte[] content)
            throw new FlashingException($"{Source.Name}: longer than a box takes");
        return [FlashFile.Secret(SettingsFile.Name, content, Source), FlashFile.Secret(SettingsFile.OtherName, content, Source)];
    }

    private static void Add(BoxSettings settings, string line, string where)
    {
        int equals = line.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
            throw new FlashingException($"{where}: a setting is written name=value");
        string name = line[..equals].Trim();
        string value = line[(equals + 1)..];
        if (!SettingsSchema.Knows(name) || SettingsSchema.RoleOf(name) == SettingRole.Box)
            throw new FlashingException($"{where}: there is no setting {Quoted.Text(name)} that can be written here");
        if (value.Any(char.IsControl) || !SettingsRules.Set(settings, name, value))
            throw new FlashingException($"{where}: {name}: {SettingsRules.Describe(name)}");
    }
}
