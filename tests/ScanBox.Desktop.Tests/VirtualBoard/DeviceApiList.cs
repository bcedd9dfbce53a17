using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using ScanBox.Desktop.Tests.Files;

namespace ScanBox.Desktop.Tests.VirtualBoard;

/// <summary>The device's public API as lists of declarations, where such lists lie beside the repository.</summary>
internal sealed partial class DeviceApiList
{
    private readonly Dictionary<string, List<string>> _types = new();

    private DeviceApiList(string folder)
    {
        foreach (string file in Directory.GetFiles(folder, "*.txt"))
        {
            List<string>? members = null;
            List<string>? nested = null;
            string outer = "";
            foreach (string line in File.ReadLines(file))
            {
                Match type = TypeLine().Match(line);
                Match inside = NestedEnumLine().Match(line);
                if (type.Success)
                    (_types[outer = type.Groups["name"].Value], nested) = (members = new List<string>(), null);
                else if (inside.Success)
                    _types[outer + "." + inside.Groups["name"].Value] = nested = new List<string>();
                else if (line.StartsWith("    ", StringComparison.Ordinal) && nested is not null)
                    nested.Add(line.Trim());
                else if (line.StartsWith("  ", StringComparison.Ordinal) && !line.StartsWith("   ", StringComparison.Ordinal))
                    members?.Add(line.Trim());
                else
                    members = null;
            }
        }
    }

    /// <summary>The lists, null when there are none: they come with the device's tools, not with the repository.</summary>
    public static DeviceApiList? Find()
    {
        string folder = Path.Combine(SourceFolder.Root, "..", "shared", "device-api", "api");
        return Directory.Exists(folder) ? new DeviceApiList(folder) : null;
    }

    /// <summary>Members of a type, null when the device has no such type.</summary>
    public IReadOnlyList<string>? Members(string type) => _types.GetValueOrDefault(type);

    /// <summary>Members in the form that <see cref="TwinDeclarations"/> gives: modifiers, parameter names and defaults left out.</summary>
    public IEnumerable<string> PublicMembers(string type) =>
        _types[type].Where(m => m.StartsWith("public ", StringComparison.Ordinal) || m.StartsWith("protected ", StringComparison.Ordinal)).Select(Normalize);

    /// <summary>Names and values of an enum.</summary>
    public IReadOnlyDictionary<string, long> EnumValues(string type) =>
        _types[type].Select(m => EnumLine().Match(m)).ToDictionary(m => m.Groups[1].Value, m => long.Parse(m.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture));

    private static string Normalize(string member)
    {
        string text = Attributes().Replace(member, "");
        bool isStatic = Regex.IsMatch(text, @"\bstatic\b");
        text = Modifiers().Replace(text, "").Trim();
        int open = text.IndexOf('(', StringComparison.Ordinal);
        if (open >= 0)
        {
            string list = text[(open + 1)..text.LastIndexOf(')')];
            list = Defaults().Replace(list, "");
            IEnumerable<string> types = list.Length == 0 ? [] : list.Split(',').Select(p => p.Trim()[..p.Trim().LastIndexOf(' ')]);
            text = text[..open] + "(" + string.Join(", ", types) + ")";
        }
        return (isStatic ? "static " : "") + text;
    }

    [GeneratedRegex(@"^(\[.*\] )?public [a-z ]*\b(class|struct|enum|interface) (?<name>[\w.]+)")]
    private static partial Regex TypeLine();

    [GeneratedRegex(@"^  (\[.*\] )?public enum (?<name>\w+)")]
    private static partial Regex NestedEnumLine();

    [GeneratedRegex(@"^(?:\[[^\]]*\] )?(\w+) = (-?\d+)$")]
    private static partial Regex EnumLine();

    [GeneratedRegex(@"^(\[[^\]]*\] )+")]
    private static partial Regex Attributes();

    [GeneratedRegex(@"\b(public|protected|static|virtual|override|sealed|abstract|readonly|new) ")]
    private static partial Regex Modifiers();

    // A default value may be a cast in parentheses.
    [GeneratedRegex(@" = (\([\w.]+\))?[^,)]*")]
    private static partial Regex Defaults();
}
