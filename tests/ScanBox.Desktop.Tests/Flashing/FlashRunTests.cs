using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Flashing;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Workbench;

namespace ScanBox.Desktop.Tests.Flashing;

/// <summary>Boards at a flasher that behaves like nanoff, good and bad.</summary>
[TestClass]
public class FlashRunTests
{
    [TestMethod]
    public void ABareBoardGetsEverythingInItsOrder()
    {
        using var bench = new FlashBench();
        string port = bench.Plug();
        BoardResult result = bench.Run(bench.Job(), port).Single();
        Assert.AreEqual(BoardOutcome.Done, result.Outcome, result.Reason);
        Assert.AreEqual("ESP32_PSRAM_REV3\n", System.Text.Encoding.UTF8.GetString(bench.OnChip("runtime")!));
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3 }, bench.OnChip("I/rules"));
        CollectionAssert.AreEqual("an application"u8.ToArray(), bench.OnChip("application"));
        Assert.AreEqual("1.12.4.289", result.Record!.Runtime);
        Assert.IsTrue(result.Record.IsCompared);
        CollectionAssert.AreEqual(
            new[] { "--platform", "--target", "--serialport", "--target", "--nanodevice" },
            bench.Calls.Select(line => line.Split(' ')[0]).ToArray());
        Assert.IsTrue(bench.Progress.Any(state => state is { Step: "application", Percent: 75 }), "the flasher's own progress is passed on");
    }

    [TestMethod]
    public void AFinishedBoardIsLeftAlone()
    {
        using var bench = new FlashBench();
        bench.Run(bench.Job(), bench.Plug());
        string table = bench.Table;
        File.Move(bench.In("COM3"), bench.In("COM7"));
        int calls = bench.Calls.Length;
        BoardResult again = bench.Run(bench.Job(), bench.In("COM7")).Single();
        Assert.AreEqual(BoardOutcome.Already, again.Outcome);
        Assert.AreEqual(calls + 1, bench.Calls.Length, "only the chip was asked");
        Assert.AreEqual(table, bench.Table);
    }

    [TestMethod]
    [DataRow("runtime", 5)]
    [DataRow("file", 5)]
    [DataRow("application", 3)]
    [DataRow("proof", 3)]
    public void ACableFallsOutAndTheNextRunGoesOnAtAnotherPort(string step, int callsLeft)
    {
        using var bench = new FlashBench();
        string port = bench.Plug();
        bench.Spoil(port, step + " vanish");
        BoardResult broken = bench.Run(bench.Job(), port).Single();
        Assert.AreEqual(BoardOutcome.NotDone, broken.Outcome);
        Assert.StartsWith(step, broken.Step);
        Assert.Contains("not done", bench.Table);
        File.Move(port + ".gone", bench.In("COM9"));
        int calls = bench.Calls.Length;
        BoardResult whole = bench.Run(bench.Job(), bench.In("COM9")).Single();
        Assert.AreEqual(BoardOutcome.Done, whole.Outcome, whole.Reason);
        Assert.AreEqual(callsLeft, bench.Calls.Length - calls, "the chip, and what the board itself had not proven");
        Assert.AreEqual(2, bench.Table.Trim().Split('\n').Length, "one row");
        Assert.Contains(",done,,", bench.Table);
        Assert.AreEqual(2, whole.Record!.Runs);
        Assert.AreEqual(broken.Record!.First, whole.Record.First);
    }

    [TestMethod]
    public void ACablePutBackInTimeIsGoneOnWith()
    {
        using var bench = new FlashBench();
        bench.Times = bench.Times with { Patience = TimeSpan.FromMinutes(1) };
        string port = bench.Plug();
        bench.Spoil(port, "file vanish", "proof E2001", "application crash");
        Task hand = Task.Run(() =>
        {
            while (!File.Exists(port + ".gone"))
                Thread.Sleep(20);
            Thread.Sleep(150);
            File.Move(port + ".gone", port);
        });
        BoardResult result = bench.Run(bench.Job(), port).Single();
        hand.Wait();
        Assert.AreEqual(BoardOutcome.Done, result.Outcome, result.Reason);
        Assert.HasCount(1, bench.Calls.Where(line => line.Contains("--update", StringComparison.Ordinal)).ToArray(), "what was proven is not written again");
        Assert.IsTrue(bench.Progress.Any(state => state.Note.Contains("is the cable in?", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void AnotherBoardAtThePortIsNotTakenForTheFirst()
    {
        using var bench = new FlashBench();
        bench.Times = bench.Times with { Patience = TimeSpan.FromMinutes(1) };
        string port = bench.Plug();
        File.Move(bench.Plug("COM3", FlashBench.OtherMac), port + ".other");
        bench.Plug();
        bench.Spoil(port, "file swap");
        BoardResult result = bench.Run(bench.Job(), port).Single();
        Assert.AreEqual(BoardOutcome.NotDone, result.Outcome);
        Assert.Contains("another board", result.Reason);
        Assert.AreEqual(FlashBench.Mac, result.Record!.Mac);
        Assert.IsNull(bench.OnChip("runtime", FlashBench.OtherMac));
    }

    [TestMethod]
    public void ABoardThatWasChangedUnnoticedIsNotCalledTheFirst()
    {
        using var bench = new FlashBench();
        string port = bench.Plug("COM3", FlashBench.OtherMac);
        File.Move(port, port + ".other");
        bench.Plug();
        bench.Spoil(port, "application other");
        BoardResult result = bench.Run(bench.Job(), port).Single();
        Assert.AreEqual(BoardOutcome.NotDone, result.Outcome);
        Assert.Contains("another board", result.Reason);
        Assert.IsFalse(result.Record!.IsDone);
        Assert.DoesNotContain(",done,", bench.Table);
    }

    [TestMethod]
    [DataRow("ESP32-S3", "ESP32-S3 (QFN56) (revision v0.2)", 8, "8MB", "this is an ESP32-S3")]
    [DataRow("ESP32", "ESP32-D0WD-V3 (revision v3.1)", 4, "undetermined", "4 MB of flash")]
    [DataRow("ESP32", "ESP32-D0WDQ6 (revision v1.0)", 8, "undetermined", "revision 3 and later")]
    [DataRow("ESP32", "ESP32-D0WD-V3 (revision v3.1)", 8, "not available", "no PSRAM")]
    public void AChipThatDoesNotFitIsNotWritten(string type, string name, int flash, string psram, string why)
    {
        using var bench = new FlashBench();
        BoardResult result = bench.Run(bench.Job(), bench.Plug(type: type, name: name, flash: flash, psram: psram)).Single();
        Assert.AreEqual(BoardOutcome.NotDone, result.Outcome);
        Assert.Contains(why, result.Reason);
        Assert.HasCount(1, bench.Calls);
        Assert.Contains(FlashBench.Mac + ",esp32-wrover,", bench.Table);
    }

    [TestMethod]
    [DataRow("chip silent")]
    [DataRow("chip garbage")]
    [DataRow("chip flood")]
    [DataRow("chip crash")]
    [DataRow("chip E6002")]
    [DataRow("runtime E4003")]
    [DataRow("runtime E9005")]
    [DataRow("runtime nothing")]
    [DataRow("file garbage")]
    [DataRow("file refuse")]
    [DataRow("file silent")]
    [DataRow("application silent")]
    [DataRow("application garbage")]
    [DataRow("proof silent")]
    public void ABadAnswerIsNoSuccess(string fault)
    {
        using var bench = new FlashBench();
        string port = bench.Plug();
        bench.Spoil(port, fault);
        BoardResult result = bench.Run(bench.Job(), port).Single();
        Assert.AreEqual(BoardOutcome.NotDone, result.Outcome, fault);
        Assert.StartsWith(fault.Split(' ')[0], result.Step);
        Assert.IsGreaterThan(0, result.Reason.Length);
        Assert.IsLessThan(1_000_000L, new FileInfo(Path.Combine(bench.RecordPath, "flash.log")).Length, "what a broken flasher says is bounded");
        Assert.IsFalse(bench.LogText.Any(c => char.IsControl(c) && c is not '\n' and not '\t'), "no control characters");
        BoardResult again = bench.Run(bench.Job(), port).Single();
        Assert.AreEqual(BoardOutcome.Done, again.Outcome, again.Reason);
    }

    [TestMethod]
    public void AFlasherThatHangsIsEnded()
    {
        using var bench = new FlashBench();
        bench.Times = bench.Times with { Ask = TimeSpan.FromSeconds(2) };
        string port = bench.Plug();
        bench.Spoil(port, "chip hang");
        BoardResult result = bench.Run(bench.Job(), port).Single();
        Assert.AreEqual(BoardOutcome.NotDone, result.Outcome);
        Assert.Contains("did not end in time", result.Reason);
    }

    [TestMethod]
    public void AStoppedRunKeepsWhatIsProven()
    {
        using var bench = new FlashBench();
        string port = bench.Plug();
        bench.Spoil(port, "application hang");
        using var stop = new CancellationTokenSource();
        Task<IReadOnlyList<BoardResult>> run = Task.Run(() => bench.Run(bench.Job(), stop.Token, port));
        while (!bench.Calls.Any(line => line.Contains("--deploy", StringComparison.Ordinal)))
            Thread.Sleep(20);
        stop.Cancel();
        BoardResult result = run.Result.Single();
        Assert.AreEqual(BoardOutcome.NotDone, result.Outcome);
        Assert.AreEqual("stopped", result.Reason);
        Assert.HasCount(2, result.Record!.Steps);
        // The flasher may have been ended before it came to its fault.
        bench.Spoil(port);
        Assert.AreEqual(BoardOutcome.Done, bench.Run(bench.Job(), port).Single().Outcome);
    }

    [TestMethod]
    public void EightBoardsSideBySideWithOneRuntimeAtATime()
    {
        using var bench = new FlashBench();
        string[] ports = [.. Enumerable.Range(0, 8).Select(i => bench.Plug($"COM{i}", $"C82E1825A2{i:X2}"))];
        bench.Spoil(ports[3], "chip E4000");
        IReadOnlyList<BoardResult> results = bench.Run(bench.Job(), ports);
        CollectionAssert.AreEqual(ports, results.Select(result => result.Port).ToArray());
        for (int i = 0; i < ports.Length; i++)
            Assert.AreEqual(i == 3 ? BoardOutcome.NotDone : BoardOutcome.Done, results[i].Outcome, results[i].Reason);
        Assert.HasCount(1 + 7, bench.Table.Trim().Split('\n'));
    }

    [TestMethod]
    public void OneBoardAtTwoPortsIsTakenOnce()
    {
        using var bench = new FlashBench();
        string first = bench.Plug("COM1"), second = bench.Plug("COM2");
        IReadOnlyList<BoardResult> results = bench.Run(bench.Job(), first, second);
        Assert.HasCount(1, results.Where(result => result.Outcome == BoardOutcome.Done).ToArray());
        Assert.Contains("another port", results.Single(result => result.Outcome == BoardOutcome.NotDone).Reason);
        Assert.HasCount(2, bench.Table.Trim().Split('\n'));
    }

    [TestMethod]
    public void AChangedApplicationIsWrittenAndWhatLiesBeforeItStays()
    {
        using var bench = new FlashBench();
        string port = bench.Plug();
        bench.Run(bench.Job(), port);
        File.WriteAllText(bench.In("ScanBox.Device.bin"), "a newer one");
        int calls = bench.Calls.Length;
        BoardResult result = bench.Run(bench.Job("a newer one"), port).Single();
        Assert.AreEqual(BoardOutcome.Done, result.Outcome);
        Assert.AreEqual(calls + 3, bench.Calls.Length, "chip, application, proof");
        CollectionAssert.AreEqual("a newer one"u8.ToArray(), bench.OnChip("application"));
        Assert.HasCount(2, bench.Table.Trim().Split('\n'));
    }

    [TestMethod]
    public void WhatWasWrittenOverIsNotProvenAnyMore()
    {
        using var bench = new FlashBench();
        string port = bench.Plug();
        FlashJob first = bench.Job(), other = first with { Options = new FlasherOptions { RuntimeVersion = "1.13.0.1" } };
        bench.Run(first, port);
        bench.Spoil(port, "runtime vanish");
        Assert.AreEqual(BoardOutcome.NotDone, bench.Run(other, port).Single().Outcome);
        File.Move(port + ".gone", port);
        BoardResult back = bench.Run(first, port).Single();
        Assert.AreEqual(BoardOutcome.Done, back.Outcome, "the half runtime of the other version was replaced");
        Assert.IsNotNull(bench.OnChip("runtime"));
    }

    [TestMethod]
    [DataRow("runtime silent")]
    [DataRow("application lost")]
    public void AClaimThatTheBoardDoesNotBearOutIsMadeAnew(string fault)
    {
        using var bench = new FlashBench();
        string port = bench.Plug();
        bench.Spoil(port, fault);
        Assert.AreEqual(BoardOutcome.NotDone, bench.Run(bench.Job(), port).Single().Outcome);
        BoardResult again = bench.Run(bench.Job(), port).Single();
        Assert.AreEqual(BoardOutcome.Done, again.Outcome, again.Reason);
        Assert.IsNotNull(bench.OnChip("runtime"));
        Assert.IsNotNull(bench.OnChip("application"));
    }

    [TestMethod]
    public void ABoardThatSomebodyElseChangedIsMadeAnew()
    {
        using var bench = new FlashBench();
        string port = bench.Plug();
        bench.Run(bench.Job(), port);
        File.WriteAllText(bench.In(FlashBench.Mac + "/runtime"), "ESP32_BLE_REV3\n");
        FlashJob newer = bench.Job("a newer one");
        File.WriteAllText(bench.In("ScanBox.Device.bin"), "a newer one");
        BoardResult result = bench.Run(newer, port).Single();
        Assert.Contains("the runtime is ESP32_BLE_REV3, not ESP32_PSRAM_REV3", result.Reason);
        Assert.AreEqual(BoardOutcome.Done, bench.Run(newer, port).Single().Outcome);
    }

    [TestMethod]
    public void AFinishedBoardIsNeverErased()
    {
        using var bench = new FlashBench();
        string port = bench.Plug();
        FlashJob erasing = bench.Job() with { Options = new FlasherOptions { Erase = true } };
        Assert.AreEqual(BoardOutcome.Done, bench.Run(erasing, port).Single().Outcome);
        File.WriteAllText(bench.In(FlashBench.Mac + "/I/journal"), "payments");
        Assert.AreEqual(BoardOutcome.Already, bench.Run(erasing, port).Single().Outcome);
        BoardResult other = bench.Run(erasing with { Options = erasing.Options with { RuntimeVersion = "1.13.0.1" } }, port).Single();
        Assert.Contains("--masserase", other.Reason);
        Assert.IsNotNull(bench.OnChip("I/journal"));
        Assert.AreEqual(BoardOutcome.Already, bench.Run(erasing, port).Single().Outcome, "the refusal took nothing away from what is known");
    }

    [TestMethod]
    public void AnUncomparedApplicationIsSaid()
    {
        using var bench = new FlashBench();
        string port = bench.Plug();
        bench.Spoil(port, "application uncompared");
        BoardResult result = bench.Run(bench.Job(), port).Single();
        Assert.AreEqual(BoardOutcome.Done, result.Outcome);
        Assert.IsFalse(result.Record!.IsCompared);
        Assert.Contains(",no,done,", bench.Table);
    }

    [TestMethod]
    public void AMissingFlasherIsSaid()
    {
        using var bench = new FlashBench();
        BoardResult result = bench.Run(bench.Job() with { Flasher = FlasherLine.Parse("no-such-flasher-here") }, bench.Plug()).Single();
        Assert.AreEqual(BoardOutcome.NotDone, result.Outcome);
        Assert.Contains("dotnet tool install -g nanoff", result.Reason);
    }

    [TestMethod]
    public void ABoardOfAnotherKindIsNotMadeOverByMistake()
    {
        using var bench = new FlashBench();
        string port = bench.Plug();
        bench.Run(bench.Job(), port);
        BoardResult result = bench.Run(bench.Job() with { Plan = BoardChoice.Plan("esp32-wrover-ec800") }, port).Single();
        Assert.Contains("was made as esp32-wrover", result.Reason);
        Assert.AreEqual(BoardOutcome.Already, bench.Run(bench.Job(), port).Single().Outcome);
    }
}
