using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using ScanBox.Desktop.Tests.CommandLine;

namespace ScanBox.Desktop.Tests.Simulation;

/// <summary>
/// The simulation with a mutated firmware or switch: the changed projects are compiled by the SDK's compiler into a folder of their
/// own, and loaded with a second copy of everything that depends on them.
/// </summary>
internal sealed class MutantBuild : AssemblyLoadContext, IDisposable
{
    // What is loaded a second time; everything else is shared with the test.
    private static readonly string[] s_own = ["ScanBox.Foundation", "ScanBox", "ScanBox.Parts", "ScanBox.Updates", "ScanBox.Setup", "ScanBox.Device", "ReferenceSwitch", "Workbench", "Simulation"];

    // As the SDK's implicit usings.
    private const string ImplicitUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("scanbox-mutant-").FullName;

    internal MutantBuild(Mutation mutation)
        : base(mutation.Name, isCollectible: true)
    {
        // The firmware first: the switch is compiled against it.
        foreach (string project in mutation.Projects.Order(StringComparer.Ordinal))
            Compile(mutation, project);
    }

    /// <summary>Runs until an invariant breaks; see Campaign.FirstFailure.</summary>
    internal string FirstFailure(string profile, ulong seed, int runs)
    {
        Type campaign = LoadFromAssemblyName(new AssemblyName("Simulation")).GetType("Simulation.Runs.Campaign", throwOnError: true)!;
        return (string)campaign.GetMethod("FirstFailure")!.Invoke(null, [profile, seed, runs])!;
    }

    public void Dispose()
    {
        Unload();
        Directory.Delete(_folder, recursive: true);
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (!s_own.Contains(assemblyName.Name))
            return null;
        // From bytes: a collectible context does not let go of a file before it is collected.
        return LoadFromStream(new MemoryStream(File.ReadAllBytes(Built(assemblyName.Name!))));
    }

    private static string Compiler()
    {
        string root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        return Directory.GetDirectories(Path.Combine(root, "sdk"))
            .Select(sdk => Path.Combine(sdk, "Roslyn", "bincore", "csc.dll"))
            .Where(File.Exists)
            .OrderDescending(StringComparer.Ordinal)
            .First();
    }

    private void Compile(Mutation mutation, string project)
    {
        string name = project[(project.LastIndexOf('/') + 1)..];
        string sources = Path.Combine(_folder, "src", name);
        Directory.CreateDirectory(sources);
        List<string> arguments =
        [
            "-nologo", "-nostdlib", "-target:library", "-nullable:enable", "-optimize+", "-deterministic", "-nowarn:1701,1702", "-warn:0",
            "-langversion:latest", $"-out:\"{Path.Combine(_folder, name + ".dll")}\"",
        ];
        arguments.AddRange(References(name).Select(reference => $"-r:\"{reference}\""));
        int number = 0;
        foreach (string file in Directory.GetFiles(Path.Combine(SourceFolder.Root, project), "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string relative = Path.GetRelativePath(SourceFolder.Root, file).Replace('\\', '/');
            string copy = Path.Combine(sources, $"{number++}.cs");
            File.WriteAllText(copy, mutation.Apply(relative));
            arguments.Add($"\"{copy}\"");
        }
        if (name == "ReferenceSwitch")
        {
            string usings = Path.Combine(sources, "usings.cs");
            File.WriteAllText(usings, ImplicitUsings);
            arguments.Add($"\"{usings}\"");
        }
        string response = Path.Combine(_folder, name + ".rsp");
        File.WriteAllLines(response, arguments);
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add(Compiler());
        start.ArgumentList.Add("-noconfig");
        start.ArgumentList.Add("@" + response);
        using Process compiler = Process.Start(start)!;
        string output = compiler.StandardOutput.ReadToEnd();
        compiler.WaitForExit();
        if (compiler.ExitCode != 0)
            throw new InvalidDataException($"{mutation.Name} does not compile:\n{output}");
    }

    private IEnumerable<string> References(string name)
    {
        foreach (string path in Directory.GetFiles(RuntimeEnvironment.GetRuntimeDirectory(), "*.dll"))
        {
            string file = Path.GetFileName(path);
            if (file.StartsWith("System.", StringComparison.Ordinal) || file is "mscorlib.dll" or "netstandard.dll" or "Microsoft.Win32.Primitives.dll")
            {
                if (!file.Contains("Native", StringComparison.Ordinal))
                    yield return path;
            }
        }
        if (name == "ScanBox.Foundation")
            yield break;
        yield return Built("ScanBox.Foundation");
        if (name is not ("ReferenceSwitch" or "ScanBox.Setup"))
            yield break;
        yield return Built("ScanBox");
        if (name == "ReferenceSwitch")
            yield return Path.Combine(AppContext.BaseDirectory, "Microsoft.Data.Sqlite.dll");
    }

    private string Built(string name)
    {
        string mutated = Path.Combine(_folder, name + ".dll");
        return File.Exists(mutated) ? mutated : Path.Combine(AppContext.BaseDirectory, name + ".dll");
    }
}
