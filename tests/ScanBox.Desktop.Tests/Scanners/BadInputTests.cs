using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Parts.Scanners;
using ScanBox.Ports;
using VirtualBoard.Scanners;

namespace ScanBox.Desktop.Tests.Scanners;

/// <summary>
/// Every family against every kind of bad input, for 40 s in the middle of a wait for a code. The table says how long after the end of
/// the trouble the module reads again; under it stands what the technician's log says.
/// </summary>
[TestClass]
public class BadInputTests
{
    private const string Code = "134650328919428540";
    private const int ReadyWithinMs = 12_000;
    private const int TroubleMs = 40_000;

    // A round of questions, a pause in which lines are listened for, another round, the set-up.
    private const int RecoverWithinMs = 15_000;

    // One line for each turn that things take, none for a repetition.
    private const int MostLines = 30;

    // Answers of all families one after the other: SSI, GM65, M3Y, M5, DE2120, Newland, Honeywell.
    private static readonly byte[] s_others = Convert.FromHexString("04D00000FF2C" + "02000001003331" + "5A010002900093A5" + "2461410033750100" + "0615" + "0201303030302353434E54524731063B03" + "534A4F06");

    private static readonly (string Name, Action<IVirtualScanner> Begin, Action<IVirtualScanner> End)[] s_troubles =
    [
        ("garbage", static m => m.Babble(TroubleMs), static _ => { }),
        ("noise bytes", static m => m.Faults.Noise = true, static m => m.Faults.Noise = false),
        ("spoilt", static m => m.Faults.SpoilReplies = int.MaxValue, static m => m.Faults.SpoilReplies = 0),
        ("half frames", static m => m.Faults.HalveReplies = int.MaxValue, static m => m.Faults.HalveReplies = 0),
        ("others' replies", static m => m.Faults.OtherReply = s_others, static m => m.Faults.OtherReply = null),
        ("never answers", static m => m.Faults.Silent = true, static m => m.Faults.Silent = false),
        ("late 250 ms", static m => m.Faults.LateMs = 250, static m => m.Faults.LateMs = 0),
        ("late 1500 ms", static m => m.Faults.LateMs = 1500, static m => m.Faults.LateMs = 0),
        ("resets", static m => m.Faults.RestartInReplies = int.MaxValue, static m => m.Faults.RestartInReplies = 0),
        ("unplugged", static m => m.Plug(false), static m => m.Plug(true)),
    ];

    // What a technician may read; nothing else is said.
    private static readonly string[] s_words =
    [
        " answers at ", "found ", "changed ", "the module does not know ", "settings were not kept", "lost, it does not answer", "lost, it does not tell its version", "lost, three heartbeats missed",
        "lost, it refuses to read", "it refuses to read, so it has lost its settings", "it has lost its settings", "it answers again", "it reads without being asked", "no module answers; check plug and supply",
        "bytes arrive that no known module sends; check the wiring, the supply and the speed", "bytes arrive that make no sense; check the wiring and the supply", "a code longer than 1024 bytes was dropped",
    ];

    public required TestContext TestContext { get; set; }

    [TestMethod]
    public void EveryTroubleIsBoundedToldAndForgiven()
    {
        List<string> wrong = [];
        List<string> logs = [];
        TestContext.WriteLine($"{"module",-12}" + string.Concat(s_troubles.Select(t => $"{t.Name,16}")));
        foreach ((string name, _, Func<IVirtualScanner> make) in UartModules.Answering)
        {
            var row = new StringBuilder($"{name,-12}");
            foreach ((string trouble, Action<IVirtualScanner> begin, Action<IVirtualScanner> end) in s_troubles)
            {
                (int back, string? error, List<string> lines) = Suffer(make, begin, end);
                row.Append(error is null ? $"{back,13} ms" : $"{"FAILED",16}");
                logs.Add($"{name}, {trouble}: {string.Join(" | ", lines)}");
                if (error is not null)
                    wrong.Add($"{name}, {trouble}: {error}: {string.Join(" | ", lines)}");
            }
            TestContext.WriteLine(row.ToString());
        }
        foreach (string log in logs)
            TestContext.WriteLine(log);
        Assert.IsEmpty(wrong, string.Join('\n', wrong));
    }

    private static (int BackMs, string? Error, List<string> Lines) Suffer(Func<IVirtualScanner> make, Action<IVirtualScanner> begin, Action<IVirtualScanner> end)
    {
        IVirtualScanner module = make();
        using var bench = new DetectorBench(module);
        var scanner = new ScannerDetector(bench.Line, null, bench);
        if (bench.Run(scanner, ReadyWithinMs, () => scanner.State == ScannerState.Ready) < 0)
            return (-1, "not ready at first", bench.Lines);
        scanner.StartReading();
        bench.Run(scanner, 1000, () => scanner.State == ScannerState.Reading);
        int before = bench.Lines.Count;
        begin(module);
        byte[] bytes = new byte[1024];
        string taken = "";
        bench.Run(scanner, TroubleMs, () => (taken += Encoding.Latin1.GetString(bytes, 0, scanner.TakeCode(bytes, 0, bytes.Length))).Length > 0);
        end(module);
        module.Show(Encoding.ASCII.GetBytes(Code), holdMs: RecoverWithinMs);
        int back = bench.Run(scanner, RecoverWithinMs, () => Encoding.UTF8.GetString(bytes, 0, scanner.TakeCode(bytes, 0, bytes.Length)) == Code);
        List<string> lines = [.. bench.Lines.Skip(before).Select(l => l[(l.IndexOf(' ', StringComparison.Ordinal) + 1)..])];
        if (taken.Length > 0)
            return (back, $"took trouble for a code: {taken}", lines);
        if (back < 0)
            return (back, "does not read again", lines);
        if (lines.Count > MostLines)
            return (back, $"{lines.Count} lines", lines);
        string? strange = lines.Find(l => !l.StartsWith("scanner: ", StringComparison.Ordinal) || !s_words.Any(w => l.Contains(w, StringComparison.Ordinal)));
        return (back, strange is null ? null : "strange words: " + strange, lines);
    }
}
