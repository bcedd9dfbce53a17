using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace ScanBox.Desktop.Tests.Oracles;

/// <summary>The npm packages of the tests, as their lock file pins them. Installed when one is missing or another version; without node or npm a test that needs them is inconclusive.</summary>
internal static class NodePackages
{
    private static readonly Lazy<string?> s_problem = new(Prepare);

    /// <summary>Where package.json and the lock file are.</summary>
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(Here(), "..", "node"));

    /// <summary>Ends the test as inconclusive when the packages are not there and cannot be installed.</summary>
    public static void Require()
    {
        if (s_problem.Value is string problem)
            Assert.Inconclusive(problem);
    }

    /// <summary>Starts a program in the folder, with both pipes.</summary>
    public static Process Start(string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardInput = true, RedirectStandardOutput = true })!;

    // More than one test project needs the packages, and test projects run side by side: one installs, the other waits.
    private static string? Prepare()
    {
        using var turn = new Mutex(false, @"Global\scanbox-npm");
        try
        {
            turn.WaitOne();
        }
        catch (AbandonedMutexException)
        {
            // The other one was killed; what it left half done is made good here.
        }
        try
        {
            return Install();
        }
        finally
        {
            turn.ReleaseMutex();
        }
    }

    private static string? Install()
    {
        try
        {
            if (IsInstalled())
                return null;
            using Process npm = Start("npm", "ci", "--no-audit", "--no-fund");
            npm.StandardInput.Close();
            npm.StandardOutput.ReadToEnd();
            npm.WaitForExit();
            return npm.ExitCode == 0 ? null : $"npm could not install the packages of {Folder}: run `npm ci` there and see why";
        }
        catch (Win32Exception)
        {
            return "this machine has no node with npm: install both, for example `apt-get install nodejs npm`";
        }
    }

    private static bool IsInstalled() =>
        Read("package.json")["dependencies"]!.AsObject().All(package =>
        {
            string own = Path.Combine("node_modules", package.Key, "package.json");
            return File.Exists(Path.Combine(Folder, own)) && Read(own)["version"]!.GetValue<string>() == package.Value!.GetValue<string>();
        });

    private static JsonNode Read(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, name)))!;

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
