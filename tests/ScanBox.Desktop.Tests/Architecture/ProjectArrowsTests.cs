using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Desktop.Tests.Files;
using ScanBox.Parts.Scanners;

namespace ScanBox.Desktop.Tests.Architecture;

/// <summary>Arrows between assemblies: tools, then the adapters, then drivers, then the core, which knows nobody.</summary>
[TestClass]
public class ProjectArrowsTests
{
    private static readonly string[] s_sourceFolders = ["firmware", "boards", "tests", "tools"];

    // A product assembly and those of the product it may refer to, directly.
    private static readonly Dictionary<string, string[]> s_allowed = new()
    {
        ["ScanBox.Foundation"] = [],
        ["ScanBox"] = ["ScanBox.Foundation"],
        ["ScanBox.Parts"] = ["ScanBox.Foundation"],
        ["ScanBox.Updates"] = ["ScanBox", "ScanBox.Foundation"],
        ["ScanBox.Setup"] = ["ScanBox", "ScanBox.Foundation", "ScanBox.Updates"],
        ["ScanBox.Device"] = ["ScanBox", "ScanBox.Foundation", "ScanBox.Parts", "ScanBox.Setup", "ScanBox.Updates", "VirtualBoard"],
        ["ScanBox.Tests"] = ["ScanBox", "ScanBox.Foundation", "ScanBox.Parts", "ScanBox.Setup"],
        ["ScanBox.Protocol.Tests"] = ["ScanBox", "ScanBox.Foundation"],
        ["ScanBox.Parts.Tests"] = ["ScanBox.Foundation", "ScanBox.Parts"],
        ["ScanBox.Setup.Tests"] = ["ScanBox", "ScanBox.Foundation", "ScanBox.Setup", "ScanBox.Updates"],
        ["VirtualBoard"] = [],
        ["Flashing"] = ["ScanBox", "ScanBox.Device", "VirtualBoard", "VoicePacks", "WholeFiles", "Workbench"],
        ["Factory"] = ["Flashing", "ScanBox", "ScanBox.Foundation", "Signing", "Technician", "WholeFiles"],
        ["WholeFiles"] = [],
    };

    private static IEnumerable<ProjectFile> Projects => s_sourceFolders
        .SelectMany(folder => Directory.GetFiles(Path.Combine(SourceFolder.Root, folder), "*.csproj", SearchOption.AllDirectories)
            .Concat(Directory.GetFiles(Path.Combine(SourceFolder.Root, folder), "*.nfproj", SearchOption.AllDirectories)))
        .Select(path => new ProjectFile(path));

    private static IEnumerable<string> FirmwareSources => new[]
        {
            "firmware", "boards", Path.Combine("tests", "ScanBox.Tests"), Path.Combine("tests", "ScanBox.Day.Tests"),
            Path.Combine("tests", "ScanBox.Protocol.Tests"), Path.Combine("tests", "ScanBox.Parts.Tests"), Path.Combine("tests", "ScanBox.Setup.Tests"),
        }
        .SelectMany(folder => Directory.GetFiles(Path.Combine(SourceFolder.Root, folder), "*.cs", SearchOption.AllDirectories));

    [TestMethod]
    public void ProjectsReferToWhatLiesBelowThem()
    {
        Assert.IsTrue(Projects.Count() >= 8, "the projects were found");
        foreach (ProjectFile project in Projects)
        {
            if (s_allowed.TryGetValue(project.Name, out string[]? allowed))
                Assert.IsEmpty(project.Projects.Except(allowed), $"{project.Name}: {string.Join(' ', project.Projects)}");
        }
    }

    [TestMethod]
    public void CompiledAssembliesReferToWhatLiesBelowThem()
    {
        foreach (Assembly assembly in new[] { typeof(Ports.IStorage).Assembly, typeof(Box).Assembly, typeof(Gm65Scanner).Assembly, typeof(Setup.TechnicianConsole).Assembly, typeof(Updates.Updater).Assembly, typeof(Device.Firmware).Assembly, typeof(global::VirtualBoard.BoardModel).Assembly })
        {
            string[] product = [.. assembly.GetReferencedAssemblies().Select(name => name.Name!).Where(name => !name.StartsWith("System", StringComparison.Ordinal) && name is not "mscorlib" and not "netstandard")];
            Assert.IsEmpty(product.Except(s_allowed[assembly.GetName().Name!]), $"{assembly.GetName().Name}: {string.Join(' ', product)}");
        }
    }

    [TestMethod]
    public void CoreAndDriversTouchNoHardwareLibrary()
    {
        foreach (ProjectFile project in Projects.Where(project => project.IsForDevice && project.Name is ("ScanBox.Foundation" or "ScanBox" or "ScanBox.Parts" or "ScanBox.Setup" or "ScanBox.Updates")))
            Assert.IsEmpty(project.Assemblies.Except(["mscorlib", "nanoFramework.System.Text"]), project.Name);
    }

    [TestMethod]
    public void BothBuildsHaveTheSameSourcesAndProjects()
    {
        ProjectFile[] device = [.. Projects.Where(project => project.IsForDevice)];
        Assert.IsTrue(device.Length >= 4, "the device's projects were found");
        foreach (ProjectFile project in device)
        {
            ProjectFile desktop = Projects.Single(other => !other.IsForDevice && other.Name == project.Name);
            Assert.IsNotEmpty(project.Sources);
            CollectionAssert.AreEqual(desktop.Sources.ToArray(), project.Sources.ToArray(), project.Name);
            CollectionAssert.AreEqual(desktop.Projects.Except(["VirtualBoard"]).ToArray(), project.Projects, project.Name);
        }
    }

    [TestMethod]
    public void FirmwareHasNoConditionalCompilation()
    {
        string[] wrong = [.. FirmwareSources.Where(path => File.ReadLines(path).Any(line => line.TrimStart().StartsWith("#if", StringComparison.Ordinal)))];
        Assert.IsEmpty(wrong, string.Join('\n', wrong));
    }

    [TestMethod]
    public void AScannerFamilyIsKnownInItsDriverAndWhereItIsChosen()
    {
        string[] families = ["gm60", "gm65", "gm66", "gm67", "gm73", "gm75", "mg65", "de2120", "lv3296"];
        string[] places = [Path.Combine("firmware", "ScanBox.Parts", "Scanners") + Path.DirectorySeparatorChar, Path.Combine("firmware", "ScanBox.Device", "Scanner")];
        string[] wrong =
        [
            .. FirmwareSources.Select(path => Path.GetRelativePath(SourceFolder.Root, path))
                .Where(path => path.StartsWith("firmware", StringComparison.Ordinal))
                .Where(path => !places.Any(place => path.StartsWith(place, StringComparison.Ordinal)))
                .Where(path => families.Any(family => File.ReadAllText(Path.Combine(SourceFolder.Root, path)).Contains(family, StringComparison.OrdinalIgnoreCase))),
        ];
        Assert.IsEmpty(wrong, string.Join('\n', wrong));
    }
}
