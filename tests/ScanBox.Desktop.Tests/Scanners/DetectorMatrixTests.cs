using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Parts.Scanners;
using ScanBox.Parts.Scanners.Families;
using ScanBox.Ports;
using VirtualBoard.Scanners;

namespace ScanBox.Desktop.Tests.Scanners;

/// <summary>Every question against every module, and the detector against every module at every speed with every fault. Both tables are printed.</summary>
[TestClass]
public class DetectorMatrixTests
{
    private const string Code = "134650328919428540";
    private const int BootMs = 2500;
    private const int FoundWithinMs = 3000;

    private const int ReadyWithinMs = 12_000;

    // A device that is busy with its voice and its link.
    private const int SlowStepMs = 15;
    private const string SlowLoop = "slow loop";

    private static readonly int[] s_speeds = [9600, 57600, 115200];

    private static readonly (string Name, Action<IVirtualScanner> Do)[] s_faults =
    [
        ("none", static _ => { }),
        ("noise", static m => m.Faults.Noise = true),
        ("late 60 ms", static m => m.Faults.LateMs = 60),
        ("split 30 ms", static m => m.Faults.SplitMs = 30),
        ("babble", static m => m.Babble(300)),
        ("lost reply", static m => m.Faults.LoseReplies = 1),
        ("spoilt reply", static m => m.Faults.SpoilReplies = 1),
        ("half reply", static m => m.Faults.HalveReplies = 1),
        (SlowLoop, static _ => { }),
    ];

    public required TestContext TestContext { get; set; }

    [TestMethod]
    public void NoQuestionChangesOrSilencesAnyModule()
    {
        List<string> wrong = [];
        foreach ((string name, ScannerFamilyId family, Func<IVirtualScanner> make) in UartModules.All)
        {
            var row = new StringBuilder($"{name,-12}");
            foreach (int own in SpeedsOf(make))
            {
                for (int i = 0; i < FamilyList.Count; i++)
                {
                    foreach (int asked in s_speeds)
                    {
                        string? harm = Ask(make, family, own, FamilyList.ProbeAt(i), asked);
                        row.Append(harm is null ? '.' : 'X');
                        if (harm is not null)
                            wrong.Add($"{FamilyList.ProbeAt(i).Name} at {asked} to {name} at {own}: {harm}");
                    }
                }
                row.Append(' ');
            }
            TestContext.WriteLine(row.ToString());
        }
        Assert.IsEmpty(wrong, string.Join('\n', wrong));
    }

    [TestMethod]
    public void EveryModuleIsFoundInTimeAndReads()
    {
        List<string> wrong = [];
        TestContext.WriteLine($"{"module",-12}{"baud",7}  " + string.Concat(s_faults.Select(f => $"{f.Name,13}")));
        foreach ((string name, ScannerFamilyId family, Func<IVirtualScanner> make) in UartModules.Answering)
        {
            foreach (int speed in SpeedsOf(make).Where(s => FamilyList.ProbeOf(family)!.BaudRates.Contains(s)))
            {
                var row = new StringBuilder($"{name,-12}{speed,7}  ");
                foreach ((string fault, Action<IVirtualScanner> disturb) in s_faults)
                {
                    (int found, string? error) = Detect(make, family, speed, disturb, fault == SlowLoop ? SlowStepMs : 2);
                    row.Append(error is null ? $"{found,10} ms" : $"{"FAILED",13}");
                    if (error is not null)
                        wrong.Add($"{name} at {speed}, {fault}: {error}");
                }
                TestContext.WriteLine(row.ToString());
            }
        }
        Assert.IsEmpty(wrong, string.Join('\n', wrong));
    }

    [TestMethod]
    public void AModuleThatRestartsOrIsExchangedIsUsedAgain()
    {
        foreach ((string name, ScannerFamilyId family, Func<IVirtualScanner> make) in UartModules.Answering)
        {
            using var bench = new DetectorBench(make());
            var scanner = new ScannerDetector(bench.Line, null, bench);
            Assert.IsGreaterThanOrEqualTo(0, bench.Run(scanner, ReadyWithinMs, () => scanner.State == ScannerState.Ready), name);
            scanner.StartReading();
            Assert.IsGreaterThanOrEqualTo(0, bench.Run(scanner, 2000, () => scanner.State == ScannerState.Reading), name);
            bench.Module.Restart();
            bench.Run(scanner, 30_000, () => false);
            AssertReads(bench, scanner, name);
            bench.Module.Plug(false);
            Assert.IsGreaterThanOrEqualTo(0, bench.Run(scanner, 60_000, () => scanner.State == ScannerState.Failed), name + " is unplugged");
            bench.Module.Plug(true);
            Assert.IsGreaterThanOrEqualTo(0, bench.Run(scanner, 20_000, () => scanner.State == ScannerState.Reading), name + " is plugged in again");
            AssertReads(bench, scanner, name);
        }
    }

    /// <summary>A board that names its scanner asks one family, in half a second; the module starts in its own time, and is not called missing meanwhile.</summary>
    [TestMethod]
    public void AFamilyThatTheBoardNamesIsGivenTimeToStart()
    {
        foreach ((string name, ScannerFamilyId family, Func<IVirtualScanner> make) in UartModules.Answering)
        {
            using var bench = new DetectorBench(make());
            bench.Module.Restart();
            var scanner = new ScannerDetector(bench.Line, null, bench, family);
            bool wasCalledMissing = false;
            Assert.IsGreaterThanOrEqualTo(
                0,
                bench.Run(scanner, ReadyWithinMs, () =>
                {
                    wasCalledMissing |= scanner.State == ScannerState.Failed;
                    return scanner.State == ScannerState.Ready;
                }),
                name);
            Assert.IsFalse(wasCalledMissing, name);
        }
    }

    [TestMethod]
    public void ASecondStartWritesNoFlash()
    {
        foreach ((string name, ScannerFamilyId family, Func<IVirtualScanner> make) in UartModules.Answering)
        {
            using var bench = new DetectorBench(make());
            var storage = new ScanBox.Tests.InMemory.MemoryStorage();
            var first = new ScannerDetector(bench.Line, storage, bench);
            Assert.IsGreaterThanOrEqualTo(0, bench.Run(first, ReadyWithinMs, () => first.State == ScannerState.Ready), name);
            int written = bench.Module.FlashWrites;
            string settings = bench.Module.Settings;
            var second = new ScannerDetector(bench.Line, storage, bench);
            Assert.IsGreaterThanOrEqualTo(0, bench.Run(second, 4000, () => second.State == ScannerState.Ready), name);
            Assert.AreEqual(written, bench.Module.FlashWrites, name);
            Assert.AreEqual(settings, bench.Module.Settings, name);
            Assert.AreEqual(1, storage.Writes, name);
        }
    }

    [TestMethod]
    public void LinesAreTakenWhenNobodyAnswers()
    {
        foreach (int speed in new[] { 9600, 115200 })
        {
            using var bench = new DetectorBench(new VirtualLineScanner(DetectorBench.Tx, DetectorBench.Rx));
            bench.Module.StartAtBaud(speed);
            var scanner = new ScannerDetector(bench.Line, null, bench);
            bench.Run(scanner, 7000, () => false);
            Assert.AreEqual(ScannerState.Failed, scanner.State);
            scanner.StartReading();
            bench.Module.Show(Encoding.ASCII.GetBytes(Code));
            Assert.IsGreaterThanOrEqualTo(0, bench.Run(scanner, 30_000, () => Taken(scanner) == Code), $"lines at {speed}");
            Assert.AreEqual(ScannerFamilyId.PlainLine, scanner.Family);
        }
    }

    /// <summary>Those of the usual speeds that a module can have.</summary>
    private static int[] SpeedsOf(Func<IVirtualScanner> make) => [.. s_speeds.Where(speed => UartModules.AtSpeed(make(), speed))];

    private static void Send(DetectorBench bench, ScannerProbe probe)
    {
        if (probe.WakeUp.Length > 0)
        {
            bench.Line.Write(probe.WakeUp, 0, probe.WakeUp.Length);
            bench.Wait(probe.WakePauseMs);
        }
        bench.Line.Write(probe.Probe, 0, probe.Probe.Length);
    }

    /// <summary>Puts one question to a module and says what it did to it.</summary>
    private static string? Ask(Func<IVirtualScanner> make, ScannerFamilyId family, int own, ScannerProbe question, int asked)
    {
        IVirtualScanner module = make();
        UartModules.AtSpeed(module, own);
        using var bench = new DetectorBench(module);
        bench.Wait(BootMs);
        (string settings, int writes, bool looks) = (module.Settings, module.FlashWrites, module.IsLooking);
        bench.Line.Open(asked);
        Send(bench, question);
        bench.Wait(700);
        if (module.Settings != settings || module.FlashWrites != writes)
            return $"settings were {settings} and are {module.Settings}";
        if (module.IsLooking != looks)
            return "it began or ended to look for codes";
        bench.Line.Open(own);
        if (family == ScannerFamilyId.PlainLine)
        {
            module.Show(Encoding.ASCII.GetBytes(Code));
            bench.Wait(1000);
            return Encoding.ASCII.GetString(bench.Take()).Contains(Code, StringComparison.Ordinal) ? null : "it does not read any more";
        }
        ScannerProbe probe = FamilyList.ProbeOf(family)!;
        Send(bench, probe);
        bench.Wait(probe.ReplyMs + 100);
        byte[] answer = bench.Take();
        for (int at = 0; at < answer.Length; at++)
        {
            int length = probe.Measure(answer, at, answer.Length, probe.Probe, true);
            if (length > 0 && probe.Read(answer, at, length, probe.Probe) == ScannerFrame.Ok)
                return null;
        }
        return "it does not answer its own question any more: " + Convert.ToHexString(answer);
    }

    /// <summary>Found in time although another module than this was here last; those that doze take longest to be given up.</summary>
    [TestMethod]
    public void AnotherModuleThanLastTimeIsFoundInTime()
    {
        List<string> wrong = [];
        foreach (ScannerFamilyId last in new[] { ScannerFamilyId.Ssi, ScannerFamilyId.De2120, ScannerFamilyId.Newland, ScannerFamilyId.Gm65 })
        {
            var row = new StringBuilder($"after {last,-10}");
            foreach ((string name, ScannerFamilyId family, Func<IVirtualScanner> make) in UartModules.Answering.Where(m => m.Family != last))
            {
                int found = SpeedsOf(make).Where(s => FamilyList.ProbeOf(family)!.BaudRates.Contains(s)).Max(speed => FoundAfter(last, make, speed));
                row.Append($"{name,12} {found} ms");
                if (found > FoundWithinMs)
                    wrong.Add($"{name} after {last}: {found} ms");
            }
            TestContext.WriteLine(row.ToString());
        }
        Assert.IsEmpty(wrong, string.Join('\n', wrong));
    }

    private static int FoundAfter(ScannerFamilyId last, Func<IVirtualScanner> make, int speed)
    {
        IVirtualScanner module = make();
        UartModules.AtSpeed(module, speed);
        using var bench = new DetectorBench(module);
        bench.Wait(BootMs);
        var storage = new ScanBox.Tests.InMemory.MemoryStorage();
        new ScannerRecord(storage).Keep(last, FamilyList.ProbeOf(last)!.BaudRates[0], 0);
        var scanner = new ScannerDetector(bench.Line, storage, bench);
        int found = bench.Run(scanner, 10_000, () => scanner.Family != ScannerFamilyId.None);
        return found < 0 ? int.MaxValue : found;
    }

    private static (int FoundMs, string? Error) Detect(Func<IVirtualScanner> make, ScannerFamilyId family, int speed, Action<IVirtualScanner> disturb, int stepMs)
    {
        IVirtualScanner module = make();
        UartModules.AtSpeed(module, speed);
        using var bench = new DetectorBench(module);
        bench.Wait(BootMs);
        bench.StepMs = stepMs;
        disturb(module);
        var scanner = new ScannerDetector(bench.Line, null, bench);
        int found = bench.Run(scanner, FoundWithinMs, () => scanner.Family != ScannerFamilyId.None);
        string told = string.Join("; ", bench.Lines);
        if (found < 0)
            return (found, "not found in time: " + told);
        if (scanner.Family != family || scanner.BaudRate != speed)
            return (found, $"taken for {scanner.Family} at {scanner.BaudRate}");
        if (bench.Run(scanner, ReadyWithinMs, () => scanner.State == ScannerState.Ready) < 0)
            return (found, "not set up: " + string.Join("; ", bench.Lines));
        scanner.StartReading();
        if (bench.Run(scanner, 3000, () => scanner.State == ScannerState.Reading && module.IsLooking) < 0)
            return (found, "does not read: " + string.Join("; ", bench.Lines));
        module.Faults.Noise = false; // a byte of noise inside or before a bare code is the code's own matter
        module.Show(Encoding.ASCII.GetBytes(Code));
        return bench.Run(scanner, 5000, () => Taken(scanner) == Code) < 0 ? (found, "the code did not come") : (found, null);
    }

    private static void AssertReads(DetectorBench bench, ScannerDetector scanner, string name)
    {
        bench.Module.Show(Encoding.ASCII.GetBytes(Code));
        Assert.IsGreaterThanOrEqualTo(0, bench.Run(scanner, 10_000, () => Taken(scanner) == Code), $"{name}: {scanner.Description}: {string.Join("; ", bench.Lines)}");
        bench.Module.TakeAway();
    }

    private static string Taken(ScannerDetector scanner)
    {
        byte[] bytes = new byte[1024];
        return Encoding.UTF8.GetString(bytes, 0, scanner.TakeCode(bytes, 0, bytes.Length));
    }
}
