using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using ScanBox.Desktop.Tests.Files;

namespace ScanBox.Desktop.Tests.Simulation;

/// <summary>
/// The simulation with a mutated firmware or switch: the changed projects are compiled by the SDK's compiler into a folder of their
/// own, and loaded with a second copy of everything that depends on them.
/// </summary>
internal sealed class MutantBuild : AssemblyLoadContext, IDisposable
{
    // The assembly below all that is mutated.
    private const string Lowest = "ScanBox.Foundation";

    // What is loaded a second time: whatever stands on a mutated assembly. Everything else is shared with the test.
    private static readonly HashSet<string> s_own = [.. Below("Simulation").Append("Simulation").Where(static name => name == Lowest || Below(name).Contains(Lowest))];

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
        if (assemblyName.Name is not { } name || !s_own.Contains(name))
            return null;
        // From bytes: a collectible context does not let go of a file before it is collected.
        return LoadFromStream(new MemoryStream(File.ReadAllBytes(Built(name))));
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
        foreach (string below in Below(name))
            yield return Built(below);
    }

    // Assemblies beside the test that one refers to, and those refer to; not the runtime's.
    private static HashSet<string> Below(string name)
    {
        var found = new HashSet<string>();
        var open = new Queue<string>([name]);
        while (open.TryDequeue(out string? next))
        {
            foreach (AssemblyName reference in Assembly.Load(next).GetReferencedAssemblies())
            {
                if (File.Exists(Beside(reference.Name!)) && found.Add(reference.Name!))
                    open.Enqueue(reference.Name!);
            }
        }
        return found;
    }

    private static string Beside(string name) => Path.Combine(AppContext.BaseDirectory, name + ".dll");

    private string Built(string name)
    {
        string mutated = Path.Combine(_folder, name + ".dll");
        return File.Exists(mutated) ? mutated : Beside(name);
    }
}
