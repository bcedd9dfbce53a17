using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Flashing;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace ScanBox.Desktop.Tests.Flashing;

/// <summary>Boards that wander between ports while anything goes wrong, from seeds: what is called done is done, and in the end all are.</summary>
[TestClass]
public class FlashFaultsTests
{
    private const int Seeds = 12;
    private const int Boards = 3;

    // With one fault a call, and a handful of faults, every board is through after so many runs.
    private const int MostRuns = 12;

    private static readonly string[] s_steps = ["chip", "runtime", "file", "application", "proof"];

    private static readonly string[] s_faults = ["vanish", "silent", "crash", "nothing", "refuse", "garbage", "E4000", "E4003", "E2000", "E9007", "E6002", "leak", "lost"];

    [TestMethod]
    public void WhateverGoesWrongWhatIsCalledDoneIsDone()
    {
        for (int seed = 1; seed <= Seeds; seed++)
            Play(seed);
    }

    private static void Play(int seed)
    {
        using var bench = new FlashBench();
        var random = new Random(seed);
        string[] macs = [.. Enumerable.Range(0, Boards).Select(i => $"C82E1825A2{i:X2}")];
        var first = new Dictionary<string, DateTime>();
        int runs = 0;
        for (int done = 0; done < Boards; runs++)
        {
            if (runs >= MostRuns)
                Assert.Fail($"seed {seed}\n{bench.LogText}");
            string[] ports = Plug(bench, macs, random, spoil: runs < MostRuns / 2);
            IReadOnlyList<BoardResult> results = bench.Run(bench.Job(), ports);
            done = results.Count(result => result.Outcome is BoardOutcome.Done or BoardOutcome.Already);
            foreach (BoardResult result in results)
                Check(bench, result, $"seed {seed}, run {runs}, {result}\n{bench.LogText}");
            foreach (BoardRecord record in results.Select(result => result.Record).OfType<BoardRecord>())
                Assert.AreEqual(record.First, first.TryGetValue(record.Mac, out DateTime known) ? known : first[record.Mac] = record.First, "a board is new once");
            string[] rows = bench.Table.Trim().Split('\n')[1..];
            CollectionAssert.AllItemsAreUnique(rows.Select(row => row.Split(',')[0]).ToArray(), "one row a board");
        }
        Assert.HasCount(Boards + 1, bench.Table.Trim().Split('\n'));
    }

    // Every board hangs at some port, and no two runs need have it at the same.
    private static string[] Plug(FlashBench bench, string[] macs, Random random, bool spoil)
    {
        foreach (string old in Directory.GetFiles(bench.Folder, "COM*"))
            File.Delete(old);
        int[] places = [.. Enumerable.Range(1, Boards)];
        random.Shuffle(places);
        string[] ports = [.. macs.Select((mac, i) => bench.Plug($"COM{places[i]}", mac))];
        foreach (string port in ports.Where(_ => spoil && random.Next(3) > 0))
            bench.Spoil(port, [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => $"{s_steps[random.Next(s_steps.Length)]} {s_faults[random.Next(s_faults.Length)]}")]);
        return ports;
    }

    private static void Check(FlashBench bench, BoardResult result, string where)
    {
        if (result.Outcome == BoardOutcome.NotDone)
        {
            Assert.AreNotEqual("", result.Reason, where);
            Assert.IsFalse(result.Record?.IsDone ?? false, where);
            return;
        }
        string mac = result.Record!.Mac;
        Assert.IsTrue(result.Record.IsDone, where);
        Assert.AreEqual("ESP32_PSRAM_REV3\n", Encoding.UTF8.GetString(bench.OnChip("runtime", mac) ?? []), where);
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3 }, bench.OnChip("I/rules", mac), where);
        CollectionAssert.AreEqual("an application"u8.ToArray(), bench.OnChip("application", mac), where);
    }
}
