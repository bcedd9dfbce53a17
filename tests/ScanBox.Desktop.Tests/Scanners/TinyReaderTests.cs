using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Boards.Esp32S3;
using ScanBox.Device;
using ScanBox.Parts.Scanners;
using ScanBox.Ports;
using VirtualBoard;
using VirtualBoard.Clocks;
using VirtualBoard.Pins;
using VirtualBoard.Scanners;

namespace ScanBox.Desktop.Tests.Scanners;

/// <summary>The driver of the code reader on I2C through the device's own adapter, against the virtual reader and what can be wrong with it. The table is printed.</summary>
[TestClass]
public class TinyReaderTests
{
    private const string Code = "134650328919428540";
    private const int StepMs = 2;

    // A transfer on a hung bus ends after a second, and nothing else runs meanwhile.
    private const int LongestTransferMs = 1005;

    private static readonly (string Name, int BackMs, string Words, Action<VirtualTinyCodeReader> Do, Action<VirtualTinyCodeReader>? Undo)[] s_faults =
    [
        ("none", 100, "found Tiny", static _ => { }, null),
        ("one spoilt block", 100, "found Tiny", static m => m.Faults.SpoilReplies = 1, null),
        ("one halved block", 100, "found Tiny", static m => m.Faults.HalveReplies = 1, null),
        ("restart in a block", 1200, "found Tiny", static m => m.Faults.RestartInReplies = 1, null),
        ("restart", 1200, "found Tiny", static m => m.Restart(), null),
        ("garbage for 5 s", 1500, "cannot be right", static m => m.Babble(5000), null),
        ("spoilt for ever", 1500, "cannot be right", static m => m.Faults.SpoilReplies = int.MaxValue, static m => m.Faults.SpoilReplies = 0),
        ("silent", 1500, "no code reader answers at 0C", static m => m.Faults.Silent = true, static m => m.Faults.Silent = false),
        ("unplugged", 1500, "no code reader answers at 0C", static m => m.Plug(false), static m => m.Plug(true)),
        ("hung bus", 11_500, "stuck", static m => m.Hang(), static m => m.Restart()),
    ];

    public required TestContext TestContext { get; set; }

    [TestMethod]
    public void EveryFaultIsBoundedToldAndForgiven()
    {
        List<string> wrong = [];
        TestContext.WriteLine($"{"fault",-20}{"reads again after",20}{"longest step",16}  log");
        foreach ((string name, int backMs, string words, Action<VirtualTinyCodeReader> disturb, Action<VirtualTinyCodeReader>? mend) in s_faults)
        {
            var bench = new Bench();
            bench.Run(1500, () => bench.Scanner.State == ScannerState.Ready);
            bench.Scanner.StartReading();
            bench.Run(400, () => false);
            disturb(bench.Module);
            bench.Run(6000, () => false);
            mend?.Invoke(bench.Module);
            bench.Module.Show(Encoding.ASCII.GetBytes(Code));
            int back = bench.Run(backMs + 1000, () => bench.Take() == Code);
            string told = bench.Lines[^1];
            if (back < 0 || back > backMs + 500)
                wrong.Add($"{name}: reads again after {back} ms");
            if (!bench.Lines.Any(l => l.Contains(words, StringComparison.Ordinal)))
                wrong.Add($"{name}: {string.Join("; ", bench.Lines)}");
            if (bench.LongestMs > (words == "stuck" ? LongestTransferMs : 10))
                wrong.Add($"{name}: a step took {bench.LongestMs} ms");
            if (bench.Lines.Count > 6)
                wrong.Add($"{name}: {bench.Lines.Count} lines");
            TestContext.WriteLine($"{name,-20}{back,17} ms{bench.LongestMs,13} ms  {string.Join(" | ", bench.Lines.Skip(1).DefaultIfEmpty(told))}");
        }
        Assert.IsEmpty(wrong, string.Join('\n', wrong));
    }

    [TestMethod]
    public void GarbageNeverBecomesACode()
    {
        var bench = new Bench();
        bench.Run(1500, () => bench.Scanner.State == ScannerState.Ready);
        bench.Scanner.StartReading();
        bench.Module.Babble(600_000);
        Assert.AreEqual(-1, bench.Run(600_000, () => bench.Take().Length > 0));
    }

    [TestMethod]
    public void ItsLampIsOnWhileACodeIsWanted()
    {
        var bench = new Bench();
        bench.Run(1500, () => bench.Scanner.State == ScannerState.Ready);
        bench.Run(50, () => false);
        Assert.IsFalse(bench.Module.LampOn);
        bench.Scanner.StartReading();
        bench.Run(50, () => false);
        Assert.IsTrue(bench.Module.LampOn);
        bench.Scanner.StopReading();
        bench.Run(50, () => false);
        Assert.IsFalse(bench.Module.LampOn);
        bench.Module.Restart();
        bench.Run(11_000, () => false);
        Assert.IsFalse(bench.Module.LampOn, "told again with the next sign of life");
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(18)]
    [DataRow(254)]
    public void CodesOfEveryLengthComeWhole(int length)
    {
        var bench = new Bench();
        bench.Run(1500, () => bench.Scanner.State == ScannerState.Ready);
        bench.Scanner.StartReading();
        string code = string.Concat(Enumerable.Range(0, length).Select(i => (char)('0' + (i % 10))));
        bench.Module.Show(Encoding.ASCII.GetBytes(code));
        Assert.IsGreaterThan(0, bench.Run(2000, () => bench.Take() == code));
    }

    private sealed class Bench : IBoxLog
    {
        private readonly BoardModel _board = new(new ManualClock(), chip: ChipPins.Esp32S3Octal);

        public Bench()
        {
            BoardPlan plan = Esp32S3Board.CreatePlan();
            plan.Scanner = ScannerKind.Tiny;
            Module = new VirtualTinyCodeReader(plan.ScannerData, plan.ScannerClock);
            _board.Attach(Module);
            _board.PowerOn();
            var parts = new DeviceParts(plan, this);
            Scanner = new TinyCodeReader(parts.ScannerBus!, this);
        }

        public VirtualTinyCodeReader Module { get; }

        public TinyCodeReader Scanner { get; }

        public List<string> Lines { get; } = [];

        public long LongestMs { get; private set; }

        private long NowMs => _board.Clock.NowMicroseconds / 1000;

        public int Run(int ms, Func<bool> isSo)
        {
            long start = NowMs;
            while (NowMs - start <= ms)
            {
                long before = NowMs;
                Scanner.Step(before);
                LongestMs = Math.Max(LongestMs, NowMs - before);
                if (isSo())
                    return (int)(NowMs - start);
                _board.WaitUntil(_board.Clock.NowMicroseconds + (StepMs * 1000));
            }
            return -1;
        }

        public string Take()
        {
            byte[] bytes = new byte[512];
            return Encoding.ASCII.GetString(bytes, 0, Scanner.TakeCode(bytes, 0, bytes.Length));
        }

        void IBoxLog.Write(long atMs, string what) => Lines.Add(what);
    }
}
