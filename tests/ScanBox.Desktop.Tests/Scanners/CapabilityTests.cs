using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Parts.Scanners;
using ScanBox.Ports;
using ScanBox.Tests.InMemory;
using VirtualBoard.Scanners;

namespace ScanBox.Desktop.Tests.Scanners;

/// <summary>What every family is set up with, and its sleep, seen from the module. Tables are printed.</summary>
[TestClass]
public class CapabilityTests
{
    private const string Code = "134650328919428540";
    private const int ReadyWithinMs = 12_000;
    private const int SleepAfterMs = 3000;

    // From the wish for a code to a module that looks for it.
    private const int AwakeWithinMs = 700;
    private const int FoundWithinMs = 3000;

    // Settings by the names that the module's manual has for them: beep, its values for on and off; delay of the same code, and its value.
    private static readonly Dictionary<string, (string Beep, int On, int Off, string Same, int SameValue)> s_settings = new()
    {
        ["m3y"] = ("04F", 1, 0, "MTRI", 3000),
        ["ssi"] = ("38", 1, 0, "", 0),
        ["gm67"] = ("38", 1, 0, "", 0),
        ["se630"] = ("38", 1, 0, "", 0),
        ["m5"] = ("63 46", 1, 0, "", 0),
        ["de2120"] = ("BEPSUC", 1, 0, "", 0),
        ["newland-old"] = ("beep", 1, 0, "same code", 3000),
        ["newland"] = ("GRBENA", 1, 0, "RRDDUR", 3000),
        ["honeywell"] = ("BEPBEP", 1, 0, "DLYRRD", 3000),
    };

    private static readonly string[] s_sleepers = ["gm65", "m3y", "ssi", "gm67", "se630"];

    public required TestContext TestContext { get; set; }

    [TestMethod]
    public void EveryModuleIsSetUpAsTheBoardSays()
    {
        foreach ((string name, _, Func<IVirtualScanner> make) in UartModules.Answering)
        {
            var row = new StringBuilder($"{name,-12}");
            foreach (bool beeps in new[] { true, false, true })
            {
                // A former owner had it the other way.
                IVirtualScanner module = make();
                PresetBeep(name, module, !beeps);
                using var bench = new DetectorBench(module);
                var scanner = new ScannerDetector(bench.Line, null, bench) { Beeps = beeps };
                Assert.IsGreaterThanOrEqualTo(0, bench.Run(scanner, ReadyWithinMs, () => scanner.State == ScannerState.Ready), name);
                Assert.AreEqual(beeps, Beeps(name, module), $"{name}: {module.Settings}");
                AssertSameCode(name, module);
                if (beeps && row.Length < 13)
                    row.Append($"{module.FlashWrites,3} flash writes  {scanner.Description}");
            }
            TestContext.WriteLine(row.ToString());
        }
    }

    /// <summary>A board that is built anew with another wish is obeyed by a module that is known already.</summary>
    [TestMethod]
    public void AnotherWishIsWrittenToTheSameModule()
    {
        foreach ((string name, _, Func<IVirtualScanner> make) in UartModules.Answering)
        {
            IVirtualScanner module = make();
            using var bench = new DetectorBench(module);
            var storage = new MemoryStorage();
            foreach (bool beeps in new[] { true, false })
            {
                var scanner = new ScannerDetector(bench.Line, storage, bench) { Beeps = beeps };
                Assert.IsGreaterThanOrEqualTo(0, bench.Run(scanner, ReadyWithinMs, () => scanner.State == ScannerState.Ready), name);
                Assert.AreEqual(beeps, Beeps(name, module), $"{name}: {module.Settings}");
            }
        }
    }

    [TestMethod]
    public void AnIdleModuleSleepsAndWakesInTime()
    {
        List<string> wrong = [];
        TestContext.WriteLine($"{"module",-12}{"asleep after",14}{"awake after",14}{"again",10}{"after a dip",14}{"found asleep",14}");
        foreach ((string name, _, Func<IVirtualScanner> make) in UartModules.Answering)
        {
            if (!s_sleepers.Contains(name))
            {
                TestContext.WriteLine($"{name,-12}{"no command",14}");
                continue;
            }
            IVirtualScanner module = make();
            using var bench = new DetectorBench(module);
            var scanner = new ScannerDetector(bench.Line, null, bench) { SleepAfterMs = SleepAfterMs };
            bench.Run(scanner, ReadyWithinMs, () => scanner.State == ScannerState.Ready);
            int asleep = bench.Run(scanner, 10_000, () => IsAsleep(module));
            bench.Run(scanner, 60_000, () => false);
            bool slept = IsAsleep(module) && scanner.State == ScannerState.Ready;
            int first = Wake(bench, scanner);
            int again = Wake(bench, scanner);
            bench.Run(scanner, 10_000, () => IsAsleep(module));
            module.Restart();
            bench.Run(scanner, 5000, () => false);
            int dip = Read(bench, scanner, 10_000);
            bench.Run(scanner, 20_000, () => IsAsleep(module));
            var restarted = new ScannerDetector(bench.Line, null, bench);
            int found = IsAsleep(module) ? bench.Run(restarted, FoundWithinMs, () => restarted.Family != ScannerFamilyId.None) : -2;
            TestContext.WriteLine($"{name,-12}{asleep,11} ms{first,11} ms{again,7} ms{dip,11} ms{found,11} ms");
            // A Zebra dozes by itself.
            int soonest = name == "ssi" ? 0 : SleepAfterMs - 100;
            if (asleep < soonest || !slept || first is < 0 or > AwakeWithinMs || again is < 0 or > AwakeWithinMs || dip < 0 || found < 0)
                wrong.Add(name + ": " + string.Join("; ", bench.Lines));
            if (module is VirtualM3y && !slept)
                wrong.Add("m3y sleeps lightly");
        }
        Assert.IsEmpty(wrong, string.Join('\n', wrong));
    }

    [TestMethod]
    public void AModuleThatIsUnpluggedInItsSleepIsMissedAtThePayment()
    {
        foreach ((string name, _, Func<IVirtualScanner> make) in UartModules.Answering.Where(m => s_sleepers.Contains(m.Name)))
        {
            IVirtualScanner module = make();
            using var bench = new DetectorBench(module);
            var scanner = new ScannerDetector(bench.Line, null, bench) { SleepAfterMs = SleepAfterMs };
            bench.Run(scanner, ReadyWithinMs, () => scanner.State == ScannerState.Ready);
            bench.Run(scanner, 10_000, () => IsAsleep(module));
            module.Plug(false);
            bench.Run(scanner, 60_000, () => false);
            scanner.StartReading();
            int lost = bench.Run(scanner, 10_000, () => scanner.State != ScannerState.Ready);
            Assert.IsTrue(lost is >= 0 and < 2500, $"{name} after {lost} ms");
            StringAssert.Contains(bench.Lines[^1], "lost, it does not");
            module.Plug(true);
            Assert.IsGreaterThanOrEqualTo(0, bench.Run(scanner, 15_000, () => scanner.State == ScannerState.Reading), name);
        }
    }

    private static bool IsAsleep(IVirtualScanner module) => module switch
    {
        VirtualGm65 gm65 => gm65.IsAsleep,
        VirtualM3y m3y => m3y.IsDeepAsleep,
        ScannerModule other => other.IsAsleep,
        _ => false,
    };

    private static int Wake(DetectorBench bench, ScannerDetector scanner)
    {
        bench.Run(scanner, 10_000, () => IsAsleep(bench.Module));
        if (!IsAsleep(bench.Module))
            return -1;
        return Read(bench, scanner, AwakeWithinMs);
    }

    /// <summary>Reads a code; how long it took until the module looked for one.</summary>
    private static int Read(DetectorBench bench, ScannerDetector scanner, int withinMs)
    {
        scanner.StartReading();
        int looks = bench.Run(scanner, withinMs, () => scanner.State == ScannerState.Reading && bench.Module.IsLooking);
        bench.Module.Show(Encoding.ASCII.GetBytes(Code));
        byte[] bytes = new byte[1024];
        int taken = bench.Run(scanner, 8000, () => Encoding.UTF8.GetString(bytes, 0, scanner.TakeCode(bytes, 0, bytes.Length)) == Code);
        bench.Module.TakeAway();
        scanner.StopReading();
        return taken < 0 ? -1 : looks;
    }

    private static bool Beeps(string name, IVirtualScanner module) => module is VirtualGm65 gm65
        ? (gm65.Zone(0) & 0x40) != 0
        : ((ScannerModule)module).Configuration[s_settings[name].Beep] == s_settings[name].On;

    private static void PresetBeep(string name, IVirtualScanner module, bool beeps)
    {
        if (module is VirtualGm65 gm65)
            gm65.SetZone(0, (byte)(beeps ? 0xD4 : 0x94));
        else
            ((ScannerModule)module).Preset(s_settings[name].Beep, beeps ? s_settings[name].On : s_settings[name].Off);
    }

    private static void AssertSameCode(string name, IVirtualScanner module)
    {
        if (module is VirtualGm65 gm65)
            Assert.AreEqual(0x80 | 30, gm65.Zone(0x13));
        else if (s_settings[name].Same.Length > 0)
            Assert.AreEqual(s_settings[name].SameValue, ((ScannerModule)module).Configuration[s_settings[name].Same], name);
    }
}
