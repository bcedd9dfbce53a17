using System.Text;
using ScanBox.Codes;
using ScanBox.Settings;
using ScanBox.Updates.Applications;
using ScanBox.Updates.Lines;
using ScanBox.Updates.Manifests;
using ScanBox.Voice;
using VoicePacks;

namespace Updating;

/// <summary>What an update brings, read from files and checked as a box would.</summary>
/// <param name="Data">The content.</param>
/// <param name="Version">The version that it says of itself; null when it says none.</param>
public sealed record UpdateContents(byte[] Data, long? Version)
{
    /// <summary>The kinds that can be made.</summary>
    public static IReadOnlyList<UpdateKind> Kinds { get; } = [UpdateKind.Rules, UpdateKind.Voice, UpdateKind.Settings, UpdateKind.Application];

    /// <summary>Reads the content of an update.</summary>
    /// <exception cref="UpdateException">A box would refuse it.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static UpdateContents Read(UpdateKind kind, IReadOnlyList<FileInfo> files)
    {
        if (kind == UpdateKind.Application)
            return Application(files);
        if (files.Count != 1)
            throw new UpdateException($"{UpdateKinds.NameOf(kind)} is one file");
        if (files[0].Exists && files[0].Length > UpdateManifest.MaxSize)
            throw new UpdateException($"{files[0].Name} has {files[0].Length} bytes; an update has at most {UpdateManifest.MaxSize}");
        byte[] data = kind == UpdateKind.Settings ? Lines(files[0]) : File.ReadAllBytes(files[0].FullName);
        string problem = Check(kind, data);
        return problem.Length == 0 ? new(data, VersionOf(kind, data)) : throw new UpdateException($"{files[0].Name}: {problem}");
    }

    /// <summary>What is wrong with the content of an update, empty for nothing.</summary>
    public static string Check(UpdateKind kind, byte[] data)
    {
        switch (kind)
        {
            case UpdateKind.Rules:
                var reader = new CodeRulesReader();
                return reader.Read(data, 0, data.Length) is null ? reader.Describe() : "";
            case UpdateKind.Voice:
                PackError error = new VoicePack(new BytesStorage(data), VoicePack.DefaultName).Open();
                return error == PackError.None ? "" : PackErrorText.Of(error);
            case UpdateKind.Settings:
                var lines = new SettingLines(new SignedLines(data, data.Length));
                return LineFaultText.Of(lines.ApplyTo(new BoxSettings(), owesNothing: true), lines.At);
            default:
                return new ApplicationFile(new BytesStorage(data), "").Open() ? "" : "no application";
        }
    }

    private static UpdateContents Application(IReadOnlyList<FileInfo> files)
    {
        if (files.Count > ApplicationFile.MaxAssemblies || files.Sum(static file => file.Exists ? file.Length : 0) > UpdateManifest.MaxSize)
            throw new UpdateException($"an application has at most {ApplicationFile.MaxAssemblies} assemblies and {UpdateManifest.MaxSize} bytes");
        byte[][] assemblies = [.. files.Select(static file => File.ReadAllBytes(file.FullName))];
        int empty = Array.FindIndex(assemblies, static assembly => assembly.Length == 0);
        return empty < 0 ? new(ApplicationFile.Compose(assemblies), null) : throw new UpdateException($"{files[empty].Name} is empty");
    }

    // Without remarks and empty lines, each line with its end.
    private static byte[] Lines(FileInfo file) =>
        Encoding.UTF8.GetBytes(string.Concat(File.ReadAllLines(file.FullName).Where(static line => line.Trim().Length > 0 && !line.StartsWith('#')).Select(static line => line + "\n")));

    private static long? VersionOf(UpdateKind kind, byte[] data) => kind == UpdateKind.Rules ? new CodeRulesReader().Read(data, 0, data.Length)!.Version : null;
}
