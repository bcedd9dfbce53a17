using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Desktop.Tests.Oracles;

namespace ScanBox.Page.Tests;

/// <summary>
/// A real Chromium, driven by the scenarios in browser/. It starts once and ends with the tests. Without one the test is inconclusive and
/// says what to install.
/// </summary>
[TestClass]
public static class Browser
{
    // Chromium starts and a scenario waits for some conditions of a minute each; a machine may be busy.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(8);

    // Scenarios wait for a box most of the time; but they draw, and more at once would starve each other.
    private const int AtOnce = 3;

    private static readonly SemaphoreSlim s_turns = new(AtOnce, AtOnce);
    private static readonly Lock s_sync = new();
    private static readonly Dictionary<int, TaskCompletionSource<JsonObject>> s_waiting = [];
    private static Process? s_node;
    private static int s_count;

    /// <summary>What the browser's camera sees: a raw film (y4m) that a test puts there before the camera is switched on.</summary>
    internal static string Film { get; } = Path.Combine(Path.GetTempPath(), $"scanbox-film-{Environment.ProcessId}.y4m");

    [AssemblyCleanup]
    public static void End()
    {
        if (s_node is null)
            return;
        s_node.StandardInput.Close();
        if (!s_node.WaitForExit(10_000))
            s_node.Kill(entireProcessTree: true);
        s_node.Dispose();
        s_node = null;
        File.Delete(Film);
    }

    /// <summary>Plays a scenario against a counter and gives what it saw; the browser must have complained about nothing.</summary>
    internal static async Task<JsonObject> PlayAsync(string scenario, Uri address, JsonObject? args = null)
    {
        string chromium = Require();
        await s_turns.WaitAsync();
        try
        {
            JsonObject answer = await Ask(chromium, new JsonObject { ["scenario"] = scenario, ["address"] = address.ToString(), ["args"] = args ?? [] }).WaitAsync(s_patience);
            if (answer["error"] is JsonNode error)
                throw new AssertFailedException($"{scenario}: {error}");
            JsonObject result = answer["result"]!.AsObject();
            Assert.IsEmpty(result["problems"]!.AsArray(), result["problems"]!.ToJsonString());
            return result;
        }
        catch (TimeoutException)
        {
            s_node!.Kill(entireProcessTree: true);
            throw;
        }
        finally
        {
            s_turns.Release();
        }
    }

    private static Task<JsonObject> Ask(string chromium, JsonObject wanted)
    {
        var answer = new TaskCompletionSource<JsonObject>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (s_sync)
        {
            if (s_node is not { HasExited: false })
            {
                s_node = NodePackages.Start("node", Path.Combine(Here(), "browser", "runner.mjs"), chromium, Film);
                _ = ListenAsync(s_node.StandardOutput);
            }
            wanted["number"] = ++s_count;
            s_waiting[s_count] = answer;
            s_node.StandardInput.WriteLine(wanted.ToJsonString());
            s_node.StandardInput.Flush();
        }
        return answer.Task;
    }

    private static async Task ListenAsync(StreamReader answers)
    {
        while (await answers.ReadLineAsync() is string line)
        {
            JsonObject answer = JsonNode.Parse(line)!.AsObject();
            lock (s_sync)
            {
                if (s_waiting.Remove(answer["number"]!.GetValue<int>(), out TaskCompletionSource<JsonObject>? asked))
                    asked.SetResult(answer);
            }
        }
        lock (s_sync)
        {
            foreach (TaskCompletionSource<JsonObject> asked in s_waiting.Values)
                asked.SetException(new AssertFailedException("node ended"));
            s_waiting.Clear();
        }
    }

    private static string Require()
    {
        string? chromium = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => new[] { "chromium", "chromium-browser" }.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
        if (chromium is null)
            Assert.Inconclusive("this machine has no chromium in its PATH: install it, for example `apt-get install chromium`");
        NodePackages.Require();
        return chromium;
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
