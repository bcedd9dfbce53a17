using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace ScanBox.Desktop.Tests.Switching;

/// <summary>Runs the npm package iso_8583. Installs it from the lock file when it is missing; without node or npm the test is inconclusive.</summary>
internal static class NodeOracle
{
    private static readonly string s_folder = Path.GetFullPath(Path.Combine(Here(), "..", "node"));

    private static readonly Lazy<string?> s_problem = new(Prepare);

    public static void Require()
    {
        if (s_problem.Value is string problem)
            Assert.Inconclusive(problem);
    }

    /// <summary>Packs each message and unpacks it again.</summary>
    public static async Task<List<Packed>> PackAsync(IEnumerable<SortedDictionary<int, string>> messages)
    {
        using Process node = Start("node", "iso8583.js");
        // Read and write at once: both pipes are smaller than the whole.
        Task<string> output = node.StandardOutput.ReadToEndAsync();
        foreach (SortedDictionary<int, string> message in messages)
        {
            Dictionary<string, string> named = message.ToDictionary(pair => pair.Key.ToString(CultureInfo.InvariantCulture), pair => pair.Value);
            await node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(named));
        }
        node.StandardInput.Close();
        string[] lines = (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await node.WaitForExitAsync();
        return [.. lines.Select(Parse)];
    }

    private static Packed Parse(string line)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        if (document.RootElement.TryGetProperty("error", out JsonElement error))
            throw new AssertFailedException("iso_8583: " + error.GetString());
        var fields = new SortedDictionary<int, string>();
        foreach (JsonProperty field in document.RootElement.GetProperty("fields").EnumerateObject())
            fields[int.Parse(field.Name, CultureInfo.InvariantCulture)] = field.Value.GetString()!;
        return new Packed(Convert.FromHexString(document.RootElement.GetProperty("hex").GetString()!), fields);
    }

    private static string? Prepare()
    {
        try
        {
            if (Directory.Exists(Path.Combine(s_folder, "node_modules", "iso_8583")))
                return null;
            using Process npm = Start("npm", "ci", "--no-audit", "--no-fund");
            npm.StandardInput.Close();
            Task<string> output = npm.StandardOutput.ReadToEndAsync();
            npm.WaitForExit();
            output.Wait();
            return npm.ExitCode == 0 ? null : "npm could not install iso_8583";
        }
        catch (Win32Exception)
        {
            return "this machine has no node with npm";
        }
    }

    private static Process Start(string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = s_folder, RedirectStandardInput = true, RedirectStandardOutput = true })!;

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    internal sealed record Packed(byte[] Ascii, SortedDictionary<int, string> Fields);
}
