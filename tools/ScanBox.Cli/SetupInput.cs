using System.CommandLine;
using System.IO;
using SetupCodes;

namespace ScanBox.Cli;

/// <summary>The settings that a command line gives, and what is wrong with them in words.</summary>
internal static class SetupInput
{
    /// <summary>A file of settings.</summary>
    internal static Option<FileInfo?> File { get; } = PathOption.File("--settings", "Settings to set, name=value lines; # begins a remark.");

    /// <summary>Settings one by one.</summary>
    internal static Argument<string[]> Lines { get; } = new("name=value") { Description = "Settings to set, over those of the file.", Arity = ArgumentArity.ZeroOrMore };

    /// <summary>All of them, in their order.</summary>
    /// <exception cref="CommandException">One is none, or cannot be set.</exception>
    internal static SettingLines Settings(ParseResult parsed) => Guarded.Do(() =>
    {
        var settings = new SettingLines();
        if (parsed.GetValue(File) is FileInfo file)
            settings.AddFile(file.Name, System.IO.File.ReadAllText(file.FullName));
        foreach (string line in parsed.GetValue(Lines) ?? [])
            settings.Add(line, "name=value");
        return settings;
    });
}
