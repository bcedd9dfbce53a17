using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using ScanBox.Cli.Processes;

namespace ScanBox.Cli.Verbs;

/// <summary><c>scanbox simulate --processes</c>: box and switch as processes that are killed.</summary>
internal static class KillVerb
{
    private const int MaxRounds = 1_000_000;

    internal static int Run(int rounds, ulong seed, bool innerSwitch, bool json, CancellationToken stop)
    {
        if (rounds is < 1 or > MaxRounds)
            throw CommandException.Usage($"--rounds: 1 to {MaxRounds}");
        DirectoryInfo folder = Directory.CreateTempSubdirectory("scanbox-kill-");
        Stopwatch clock = Stopwatch.StartNew();
        KillReport report = KillRounds.Run(folder.FullName, rounds, (int)(seed % int.MaxValue), innerSwitch, Output.Progress, stop);
        bool agree = report.Problems.Count == 0;
        if (json)
            Output.Json(ToJson(report, seed, clock.Elapsed));
        else
            Print(report, clock.Elapsed);
        if (agree)
            folder.Delete(recursive: true);
        else
            Output.Progress($"the files of both are in {folder.FullName}");
        return agree ? ExitCode.Done : ExitCode.Fault;
    }

    private static void Print(KillReport report, TimeSpan took)
    {
        Output.Line(string.Create(CultureInfo.InvariantCulture, $"{report.Rounds} rounds in {took.TotalSeconds:F0} s: {report.BoxKills} times the box and {report.SwitchKills} times the switch killed"));
        foreach ((string moment, int count) in report.Moments)
            Output.Line($"  {count,5}  {moment}");
        Output.Line($"{report.Purchases} purchases in the switch's books: {report.Approved} approved ({report.ApprovedFen} fen), {report.Declined} declined, {report.Reversed} taken back");
        Output.Line($"{report.SaidFreshly} receipts said freshly, {report.SaidAsPrevious} as an earlier one");
        Output.Line(report.Problems.Count == 0 ? "both ends agree" : "both ends do not agree:");
        foreach (string problem in report.Problems)
            Output.Line("  " + problem);
    }

    private static JsonObject ToJson(KillReport report, ulong seed, TimeSpan took) => new()
    {
        ["seed"] = seed,
        ["rounds"] = report.Rounds,
        ["seconds"] = Math.Round(took.TotalSeconds, 1),
        ["boxKills"] = report.BoxKills,
        ["switchKills"] = report.SwitchKills,
        ["purchases"] = report.Purchases,
        ["approved"] = report.Approved,
        ["approvedFen"] = report.ApprovedFen,
        ["declined"] = report.Declined,
        ["reversed"] = report.Reversed,
        ["saidFreshly"] = report.SaidFreshly,
        ["saidAsPrevious"] = report.SaidAsPrevious,
        ["problems"] = new JsonArray([.. report.Problems.Select(problem => (JsonNode)problem)]),
    };
}
