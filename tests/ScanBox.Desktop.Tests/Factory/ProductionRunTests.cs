using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using global::Factory.Checks;
using global::Factory.Records;
using global::Factory.Stations;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Ports;
using ScanBox.Settings;

namespace ScanBox.Desktop.Tests.Factory;

/// <summary>A station at boxes in memory: good ones, broken ones, and with the power or the station gone at every moment.</summary>
[TestClass]
public class ProductionRunTests
{
    private const long PinWaitMs = 61_000;

    private sealed class StationKilledException : Exception;

    [TestMethod]
    public void ABareBoardBecomesABox()
    {
        using var bench = new StationBench();
        var box = new StationBox();
        StationResult result = bench.Run(box);
        Assert.AreEqual(StationOutcome.Passed, result.Outcome, Text(result));
        Assert.AreEqual("SB-1", result.Serial);
        BoxSettings settings = box.Settings!;
        Assert.AreEqual(("SB-1", "00000001", "switch.example", StationBench.Pin), (settings.Serial, settings.TerminalId, settings.SwitchHost, settings.TechnicianPin));
        Assert.AreEqual(Convert.ToHexString(bench.Signer.PublicKey), settings.SetupSigner);
        CollectionAssert.AreEqual(StationBench.Tmk, box.Storage.Find(KeyFile.Name)![4..20]);
        BoardRecord record = SignedRecord.Read(File.ReadAllText(result.Record), bench.Signer.PublicKey)!;
        Assert.AreEqual(("SB-1", true, bench.Batch.Rows[0].TmkCheck), (record.Serial, record.Passed, record.TmkCheck));
        string[] parts = [.. record.Tests.Select(test => test.Part)];
        CollectionAssert.IsSubsetOf(new[] { PartNames.Flash, PartNames.Keys, PartNames.Voice, PartNames.Wifi, PartNames.Switch, PartNames.Scanner, PartNames.Speaker, PartNames.Lamp, PartNames.Keypad }, parts, string.Join(' ', parts));
        Assert.IsTrue(File.Exists(result.Label));
        // The next box is the next serial's; this one has had its turn.
        Assert.AreEqual(StationOutcome.Already, bench.Run(box).Outcome);
        Assert.AreEqual("SB-2", bench.Run(new StationBox()).Serial);
    }

    [TestMethod]
    public void NoKeyAndNoPinIsOnTheLineInTheLedgerOrInTheRecord()
    {
        using var bench = new StationBench();
        var box = new StationBox();
        StationResult result = bench.Run(box);
        string tmk = Convert.ToHexString(StationBench.Tmk);
        string line = Encoding.UTF8.GetString([.. box.Sent]) + string.Join('\n', box.Typed.Where(typed => typed is not (StationBench.Pin or StationBench.WifiPassword)));
        string files = string.Concat(Directory.GetFiles(bench.LedgerPath).Select(File.ReadAllText)) + File.ReadAllText(bench.BatchPath);
        Assert.Contains("loadkeys", line);
        Assert.DoesNotContain(tmk, line);
        Assert.DoesNotContain(tmk, files);
        Assert.DoesNotContain(StationBench.Pin, line + files);
        // The station's own network has left both copies of the settings.
        foreach (string name in new[] { SettingsFile.Name, SettingsFile.OtherName })
            Assert.DoesNotContain(StationBench.WifiPassword, Encoding.UTF8.GetString(box.Storage.Find(name)!));
        Assert.AreEqual("", box.Settings!.WifiSsid);
        Assert.AreEqual(StationOutcome.Passed, result.Outcome, Text(result));
    }

    [TestMethod]
    public void WhatIsBrokenIsNamedWithWhatToTry()
    {
        using var bench = new StationBench(9);
        Expect(bench, box => box.Scanner.Fail(), PartNames.Scanner);
        Expect(bench, box => box.Card = "134650328919428540", PartNames.Scanner);
        Expect(bench, box => box.DeadKeys.Add(Key.Clear), PartNames.Keypad);
        Expect(bench, box => box.No = "colour", PartNames.Lamp);
        Expect(bench, box => box.No = "欢迎使用", PartNames.Speaker);
        Expect(bench, box => box.HasVoice = false, PartNames.Voice);
        Expect(bench, box => box.Switch.Unreachable = true, PartNames.Wifi, PartNames.Switch);
    }

    [TestMethod]
    public void AMendedBoxKeepsItsSerial()
    {
        using var bench = new StationBench();
        var box = new StationBox { No = "colour" };
        Assert.AreEqual(StationOutcome.Failed, bench.Run(box).Outcome);
        box.No = "no question";
        StationResult mended = bench.Run(box);
        Assert.AreEqual((StationOutcome.Passed, "SB-1"), (mended.Outcome, mended.Serial), Text(mended));
        Assert.HasCount(2, bench.Ledger.RecordsOf("SB-1"));
        Assert.HasCount(1, bench.Ledger.Claims());
    }

    [TestMethod]
    public void AStationThatIsKilledAtAnyLineGoesOnAndNoSerialIsTwice()
    {
        using var bench = new StationBench(99);
        var first = new StationBox();
        List<string> serials = [bench.Run(first).Serial];
        // Up to the restart: after it the box's own tests change nothing.
        int lines = first.Typed.IndexOf("restart") + 1;
        Assert.IsGreaterThan(15, lines);
        for (int at = 0; at < lines; at++)
        {
            var box = new StationBox();
            KillAt(bench, box, at);
            StationResult result = bench.Run(box);
            Assert.AreEqual(StationOutcome.Passed, result.Outcome, $"killed at {at}: {Text(result)}");
            Assert.AreEqual(result.Serial, box.Settings!.Serial);
            serials.Add(result.Serial);
        }
        CollectionAssert.AllItemsAreUnique(serials);
    }

    [TestMethod]
    public void APowerCutAtAnyWriteOfTheBoxEndsWithWholeKeysOrNone()
    {
        int writes = WritesOfARun();
        for (int at = 1; at <= writes; at++)
        {
            foreach (int bytes in new[] { 0, 20 })
            {
                using var bench = new StationBench(4);
                var box = new StationBox();
                box.Storage.CutAtWrite = box.Storage.Writes + at;
                box.Storage.CutAfterBytes = bytes;
                StationResult cut = bench.Run(box);
                byte[]? keys = box.Storage.Find(KeyFile.Name);
                Assert.IsTrue(keys is null || KeyFile.Load(box.Storage) is null || keys.AsSpan(4, 16).SequenceEqual(StationBench.Tmk));
                if (cut.Outcome == StationOutcome.Passed)
                    continue;
                Assert.IsNotEmpty(cut.Failures.ToArray(), "what happened is said");
                // A cut while the box counts a try at its PIN costs the wait that a guesser would have.
                box.RunFor(PinWaitMs);
                StationResult result = bench.Run(box);
                Assert.AreEqual(StationOutcome.Passed, result.Outcome, $"cut at write {at}: {Text(cut)}; then {Text(result)}");
                Assert.AreEqual(result.Serial, box.Settings!.Serial);
            }
        }
    }

    [TestMethod]
    public void ABoxOfAnotherBatchIsLeftAsItIs()
    {
        using var bench = new StationBench();
        using var other = new StationBench();
        var box = new StationBox();
        bench.Run(box);
        // The other ledger never gave that serial away, although its batch has it.
        StationResult foreign = other.Run(box);
        Assert.AreEqual(StationOutcome.Failed, foreign.Outcome);
        Assert.Contains("this ledger never gave away", foreign.Failures.Single().What);
        Assert.IsEmpty(other.Ledger.Claims());
        using var smaller = new StationBench(1);
        var second = new StationBox();
        bench.Run(second);
        Assert.Contains("not in this batch", smaller.Run(second).Failures.Single().What);
    }

    [TestMethod]
    public void KeysOfAnotherBoxAreNoticed()
    {
        using var bench = new StationBench();
        var box = new StationBox();
        bench.Run(box);
        KeyFile.Save(box.Storage, new byte[16], new byte[16]);
        StationResult result = bench.Run(box, bench.Job() with { Again = true });
        Assert.AreEqual(PartNames.Keys, result.Failures.First().Part, Text(result));
        Assert.Contains("check values", result.Failures.First().What);
    }

    [TestMethod]
    public void ALedgerThatCannotBeWrittenTellsTheBoxNothing()
    {
        using var bench = new StationBench();
        StationJob job = bench.Job();
        Directory.Delete(bench.LedgerPath, recursive: true);
        var box = new StationBox();
        StationResult result = bench.Run(box, job);
        Assert.AreEqual((StationOutcome.Failed, ""), (result.Outcome, result.Serial));
        Assert.Contains("no box was given anything", result.Failures.First().What);
        Assert.IsFalse(box.Typed.Any(line => line.StartsWith("set ", StringComparison.Ordinal)));
        Assert.IsNull(box.Settings);
    }

    private static void KillAt(StationBench bench, StationBox box, int line)
    {
        int typed = 0;
        box.BeforeTyping = _ =>
        {
            if (typed++ == line)
                throw new StationKilledException();
        };
        Assert.ThrowsExactly<StationKilledException>(() => bench.Run(box));
        box.BeforeTyping = static _ => { };
    }

    private static int WritesOfARun()
    {
        using var bench = new StationBench();
        var box = new StationBox();
        bench.Run(box);
        return box.Storage.Writes;
    }

    private static void Expect(StationBench bench, Action<StationBox> harm, params string[] anyOf)
    {
        var box = new StationBox();
        harm(box);
        StationResult result = bench.Run(box);
        Assert.AreEqual(StationOutcome.Failed, result.Outcome);
        PartResult failure = result.Failures.Single();
        Assert.Contains(failure.Part, anyOf, Text(result));
        Assert.IsTrue(failure.Advice.Length > 0 && failure.Advice.Any(c => c >= 0x4E00), "what to try, in both languages");
        Assert.IsFalse(SignedRecord.Read(File.ReadAllText(result.Record), bench.Signer.PublicKey)!.Passed);
        Assert.AreEqual("", result.Label);
    }

    private static string Text(StationResult result) => string.Join("; ", result.Tests.Select(test => $"{test.Part} {test.State}: {test.What}"));
}
