using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ScanBox.Desktop.Tests.Files;

namespace ScanBox.Desktop.Tests.Simulation;

/// <summary>
/// A fault that somebody could build into the firmware or the switch, kept as a text of what stands in the sources and what would
/// stand there instead. It is applied to copies only.
/// </summary>
internal sealed class Mutation
{
    private readonly List<(string File, string Old, string New)> _changes = [];

    private Mutation(string name) => Name = name;

    internal string Name { get; }

    internal string About { get; private set; } = "";

    internal string Profile { get; private set; } = "default";

    /// <summary>Source files that it changes.</summary>
    internal List<string> Files { get; } = [];

    /// <summary>Folders of the projects that it changes.</summary>
    internal IEnumerable<string> Projects => Files.Select(file => string.Join('/', file.Split('/').Take(2))).Distinct();

    private static string Folder => Path.Combine(SourceFolder.Root, "tests", "ScanBox.Desktop.Tests", "Simulation", "mutations");

    internal static IEnumerable<string> Names => Directory.GetFiles(Folder, "*.txt").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    internal static Mutation Read(string name)
    {
        var mutation = new Mutation(name);
        string file = "";
        List<string>? old = null, replacement = null;
        foreach (string line in File.ReadAllLines(Path.Combine(Folder, name + ".txt")))
        {
            if (line == "<<<<")
                old = [];
            else if (line == "====")
                replacement = [];
            else if (line == ">>>>")
            {
                mutation._changes.Add((file, Text(old!), Text(replacement!)));
                old = replacement = null;
            }
            else if (replacement is not null)
                replacement.Add(line);
            else if (old is not null)
                old.Add(line);
            else if (line.StartsWith("file: ", StringComparison.Ordinal))
                mutation.Files.Add(file = line[6..]);
            else if (line.StartsWith("about: ", StringComparison.Ordinal))
                mutation.About = line[7..];
            else if (line.StartsWith("profile: ", StringComparison.Ordinal))
                mutation.Profile = line[9..];
            else
                throw new InvalidDataException($"{name}: {line}");
        }
        return mutation;
    }

    /// <summary>The content of a source file under the mutation.</summary>
    internal string Apply(string file)
    {
        string text = File.ReadAllText(Path.Combine(SourceFolder.Root, file));
        foreach ((string changed, string old, string replacement) in _changes)
        {
            if (changed != file)
                continue;
            int at = text.IndexOf(old, StringComparison.Ordinal);
            if (at < 0 || text.IndexOf(old, at + 1, StringComparison.Ordinal) >= 0)
                throw new InvalidDataException($"{Name}: what it changes does not stand once in {file}; the sources have moved on, change the mutation with them");
            text = text[..at] + replacement + text[(at + old.Length)..];
        }
        return text;
    }

    private static string Text(List<string> lines) => string.Concat(lines.Select(line => line + "\n"));
}
