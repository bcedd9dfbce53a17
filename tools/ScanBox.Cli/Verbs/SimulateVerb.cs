using System;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using Simulation.Profiles;
using Simulation.Runs;
using WholeFiles;

namespace ScanBox.Cli.Verbs;

/// <summary><c>scanbox simulate</c>: the whole box against the whole switch, in virtual time, with faults from a seed.</summary>
internal static class SimulateVerb
{
    private const int MaxRuns = 10_000_000;
    private const int DefaultShrinkSeconds = 30;

    private static readonly TimeSpan s_progressEvery = TimeSpan.FromSeconds(5);

    private static readonly Option<ulong> s_seed = new("--seed") { Description = "First seed.", DefaultValueFactory = _ => 1, HelpName = "N" };

    private static readonly Option<int> s_runs = new("--runs") { Description = "Runs; each has the next seed.", DefaultValueFactory = _ => 100, HelpName = "K" };

    private static readonly Option<string> s_profile = new("--profile") { Description = $"Mix of faults: {string.Join(", ", Profile.BuiltIn)}, or a file.", DefaultValueFactory = _ => Profile.DefaultName, HelpName = "P" };

    private static readonly Option<int> s_shrink = new("--shrink") { Description = "Seconds to look for a shorter trace of a failure.", DefaultValueFactory = _ => DefaultShrinkSeconds, HelpName = "S" };

    private static readonly Option<bool> s_processes = new("--processes") { Description = "Real processes instead: pay --state against a switch over TCP, both killed with SIGKILL at random moments." };

    private static readonly Option<int> s_rounds = new("--rounds") { Description = "With --processes: payments.", DefaultValueFactory = _ => 500, HelpName = "N" };

    private static readonly Option<bool> s_innerSwitch = new("--inner-switch") { Description = "With --processes: the switch runs inside the box's process and dies with it." };

    private static readonly Option<FileInfo?> s_trace = PathOption.File("--trace", "Write the whole trace of the first run to a file.");

    internal static Command Create()
    {
        var command = new Verb("simulate", """
            Runs customers, faults, box and switch from a seed in virtual time, and checks after every event that no money is lost or doubled.
            Exit status: 0 all invariants held, 70 one broke.
            """)
        {
            Examples =
            [
                "scanbox simulate --seed 1 --runs 100",
                "scanbox simulate --seed 4711 --runs 1 --profile hostile --trace run.txt",
                "scanbox simulate --processes --rounds 3 --seed 1",
            ],
        };
        command.Add(s_seed);
        command.Add(s_runs);
        command.Add(s_profile);
        command.Add(s_shrink);
        command.Add(s_trace);
        command.Add(s_processes);
        command.Add(s_rounds);
        command.Add(s_innerSwitch);
        command.SetAction(parsed =>
        {
            using var stop = new StopSignal();
            if (parsed.GetValue(s_processes))
                return KillVerb.Run(parsed.GetValue(s_rounds), parsed.GetValue(s_seed), parsed.GetValue(s_innerSwitch), parsed.GetValue(CommonOptions.Json), stop.Token);
            return Run(
                parsed.GetValue(s_seed),
                parsed.GetValue(s_runs),
                LoadProfile(parsed.GetValue(s_profile)!),
                TimeSpan.FromSeconds(Math.Max(0, parsed.GetValue(s_shrink))),
                parsed.GetValue(s_trace),
                parsed.GetValue(CommonOptions.Json),
                stop.Token);
        });
        return command;
    }

    private static Profile LoadProfile(string name)
    {
        try
        {
            return Profile.Load(name);
        }
        catch (ProfileException e)
        {
            throw CommandException.Usage("--profile: " + e.Message);
        }
    }

    private static int Run(ulong seed, int runs, Profile profile, TimeSpan shrink, FileInfo? trace, bool json, CancellationToken stop)
    {
        if (runs is < 1 or > MaxRuns)
            throw CommandException.Usage($"--runs: 1 to {MaxRuns}");
        var totals = new SimulationTotals();
        Stopwatch clock = Stopwatch.StartNew();
        TimeSpan next = s_progressEvery;
        RunResult? failed = null;
        for (int run = 0; run < runs && failed is null && !stop.IsCancellationRequested; run++)
        {
            RunResult result = SimulatedRun.Run(new RunPlan { Seed = seed + (ulong)run, Profile = profile, Traced = run == 0 && trace is not null });
            totals.Add(result);
            if (run == 0 && trace is not null)
                Guarded.Write("--trace", () => WholeFile.Write(trace.FullName, result.Trace));
            if (result.Broken is not null)
                failed = result;
            if (clock.Elapsed >= next)
            {
                Output.Progress(Line(totals, clock.Elapsed));
                next = clock.Elapsed + s_progressEvery;
            }
        }
        TimeSpan took = clock.Elapsed;
        RunResult? shortest = failed is null ? null : Shrinker.Shrink(failed, shrink);
        if (json)
            Output.Json(ToJson(seed, profile, totals, took, failed, shortest));
        else
            Print(totals, took, failed, shortest);
        return failed is null ? ExitCode.Done : ExitCode.Fault;
    }

    private static string Line(SimulationTotals totals, TimeSpan took) => string.Create(
        CultureInfo.InvariantCulture,
        $"{totals.Runs} runs, {totals.Payments} payments ({totals.Approved} approved, {totals.Undos} of them gave money back), {totals.Settlements} settlements, {totals.Faults} faults, {totals.Payments / Math.Max(took.TotalSeconds, 0.001):F0} payments/s, {totals.VirtualTime.TotalHours:F0} h of virtual time");

    private static void Print(SimulationTotals totals, TimeSpan took, RunResult? failed, RunResult? shortest)
    {
        Output.Line(Line(totals, took));
        foreach ((FaultKind kind, long count) in totals.ByKind())
            Output.Line(string.Create(CultureInfo.InvariantCulture, $"  {kind,-20} {count,10}"));
        if (failed is null || shortest is null)
        {
            Output.Line("all invariants held");
            return;
        }
        Output.Line($"seed {failed.Plan.Seed}, profile {failed.Plan.Profile.Name}: {failed.Broken} broke: {failed.Problem}");
        Output.Line($"shortest run found: {shortest.Visits} customers, {shortest.Faults.Count} faults: {shortest.Problem}");
        foreach (string line in shortest.Trace)
            Output.Line(line);
    }

    private static JsonObject ToJson(ulong seed, Profile profile, SimulationTotals totals, TimeSpan took, RunResult? failed, RunResult? shortest)
    {
        var faults = new JsonObject();
        foreach ((FaultKind kind, long count) in totals.ByKind())
            faults[kind.ToString()] = count;
        return new JsonObject
        {
            ["seed"] = seed,
            ["profile"] = profile.Name,
            ["runs"] = totals.Runs,
            ["payments"] = totals.Payments,
            ["approved"] = totals.Approved,
            ["undos"] = totals.Undos,
            ["settlements"] = totals.Settlements,
            ["virtualHours"] = Math.Round(totals.VirtualTime.TotalHours, 1),
            ["seconds"] = Math.Round(took.TotalSeconds, 3),
            ["paymentsPerSecond"] = Math.Round(totals.Payments / Math.Max(took.TotalSeconds, 0.001), 1),
            ["faults"] = faults,
            ["violation"] = failed is null || shortest is null ? null : new JsonObject
            {
                ["seed"] = failed.Plan.Seed,
                ["invariant"] = failed.Broken.ToString(),
                ["problem"] = failed.Problem,
                ["customers"] = shortest.Visits,
                ["faults"] = new JsonArray([.. shortest.Faults.Select(fault => (JsonNode)$"{fault.Kind} {fault.Opportunity}")]),
                ["trace"] = new JsonArray([.. shortest.Trace.Select(line => (JsonNode)line)]),
            },
        };
    }
}
