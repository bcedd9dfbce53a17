using System.CommandLine.Parsing;
using System.CommandLine;
using System.IO;
using System;

namespace ScanBox.Cli;

/// <summary>Options whose values are read with messages for people.</summary>
internal static class PathOption
{
    internal static Option<FileInfo?> File(string name, string description) => Create(name, "FILE", description, static path => new FileInfo(path));

    internal static Option<DirectoryInfo?> Folder(string name, string description) => Create(name, "DIR", description, static path => new DirectoryInfo(path));

    /// <summary>The same for an argument that names a file.</summary>
    internal static FileInfo? ParseFile(ArgumentResult result) => Parse(result, "FILE", static path => new FileInfo(path));

    /// <summary>The same for an option that is made elsewhere.</summary>
    internal static FileInfo? ParseFile(ArgumentResult result, string name) => Parse(result, name, static path => new FileInfo(path));

    /// <summary>The same for an option that names a folder.</summary>
    internal static DirectoryInfo? ParseFolder(ArgumentResult result, string name) => Parse(result, name, static path => new DirectoryInfo(path));

    private static Option<T?> Create<T>(string name, string helpName, string description, Func<string, T> open)
        where T : class => new(name)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = result => Parse(result, name, open),
    };

    private static T? Parse<T>(ArgumentResult result, string name, Func<string, T> open)
        where T : class
    {
        string path = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        try
        {
            return open(path);
        }
        catch (Exception e) when (e is ArgumentException or IOException or NotSupportedException)
        {
            result.AddError($"{name}: {Quoted.Text(path)} is not a name of a file or folder");
            return null;
        }
    }
}
