using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using VirtualBoard.Scanners;

namespace ScanBox.Desktop.Tests.VirtualBoard;

/// <summary>What every virtual module does with faults of its line and with garbage.</summary>
[TestClass]
public class ModuleFaultTests
{
    // What a family answers to, and something of the answer.
    private static readonly (string Name, Func<ScannerModule> Make, int Baud, string Ask, string Answer)[] s_families =
    [
        ("m3y", () => new VirtualM3y(32, 34), 9600, "5A 00 00 0A 53 5F 43 4D 44 5F 30 32 30 44 65 A5", "5A 01 00 02 90 00 93 A5"),
        ("zebra", () => new VirtualSsi(32, 34), 9600, "04 D2 04 00 FF 26", "04 D0 00 00 FF 2C"),
        ("gm67", () => new VirtualSsi(32, 34, SsiVariant.Gm67), 115200, "04 D2 04 00 FF 26", "04 D0 00 00 FF 2C"),
        ("se630", () => new VirtualSsi(32, 34, SsiVariant.Se630), 9600, "04 D2 04 00 FF 26", "04 D0 00 00 FF 2C"),
        ("m5", () => new VirtualM5Qr(32, 34), 115200, "23 61 41", "24 61 41 00"),
        ("de2120", () => new VirtualDe2120(32, 34), 115200, "5E 5F 5E 53 4C 45 45 50 2E", "06"),
        ("newland-old", () => new VirtualNewlandOld(32, 34), 9600, "1B 30", "06"),
        ("newland", () => new VirtualNewland(32, 34), 9600, "7E 01 30 30 30 30 23 49 4C 4C 53 43 4E 2A 3B 03", "02 01 30 30 30 30 23 49 4C 4C 53 43 4E 31 06 3B 03"),
        ("honeywell", () => new VirtualHoneywell(32, 34), 115200, "16 4D 0D 53 43 4E 4C 45 44 3F 21", "53 43 4E 4C 45 44 31 06 21"),
    ];

    public static IEnumerable<object[]> Families => s_families.Select(f => new object[] { f.Name });

    [TestMethod]
    [DynamicData(nameof(Families))]
    public void FaultsShowOnTheWire(string name)
    {
        (_, Func<ScannerModule> make, int baud, string ask, string answer) = Family(name);
        using ModuleBench<ScannerModule> line = Awake(make(), baud);
        ScannerFaults faults = line.Module.Faults;
        Assert.AreEqual(answer, line.Ask(ask));
        faults.Noise = true;
        Assert.AreEqual("F8 " + answer, line.Ask(ask));
        faults.Noise = false;
        faults.LoseReplies = 1;
        Assert.AreEqual("", line.Ask(ask));
        faults.SpoilReplies = 1;
        Assert.AreNotEqual(answer, line.Ask(ask));
        faults.HalveReplies = 1;
        Assert.AreEqual(answer[..Math.Max(0, (answer.Length + 1) / 3 / 2 * 3 - 1)], line.Ask(ask));
        faults.LateMs = 400;
        Assert.AreEqual("", line.Ask(ask, 300));
        Assert.AreEqual(answer, line.Take(200));
        faults.LateMs = 0;
        faults.Silent = true;
        Assert.AreEqual("", line.Ask(ask));
        faults.Silent = false;
        line.Module.Plug(false);
        Assert.AreEqual("", line.Ask(ask));
        line.Module.Plug(true);
        Assert.AreEqual(answer, line.Ask(ask));
    }

    [TestMethod]
    [DynamicData(nameof(Families))]
    public void ARestartInTheMiddleOfAReplyIsGotOver(string name)
    {
        (_, Func<ScannerModule> make, int baud, string ask, string answer) = Family(name);
        using ModuleBench<ScannerModule> line = Awake(make(), baud);
        line.Module.Faults.RestartInReplies = 1;
        Assert.AreNotEqual(answer, line.Ask(ask));
        Assert.AreEqual("", line.Ask(ask, 150), "it is booting");
        line.Wait((int)line.Module.BootTime.TotalMilliseconds);
        Wake(line);
        Assert.AreEqual(answer, line.Ask(ask));
    }

    [TestMethod]
    [DynamicData(nameof(Families))]
    public void AFloodFillsTheLineAndEnds(string name)
    {
        (_, Func<ScannerModule> make, int baud, string ask, string answer) = Family(name);
        using ModuleBench<ScannerModule> line = Awake(make(), baud);
        line.Module.Babble(500);
        int count = line.TakeBytes(1000).Length;
        Assert.IsTrue(count > baud / 10 * 4 / 10, $"{count} bytes in half a second");
        Wake(line);
        Assert.AreEqual(answer, line.Ask(ask));
    }

    [TestMethod]
    [DynamicData(nameof(Families))]
    public void ItKeepsTheSpeedOfAFormerOwner(string name)
    {
        (_, Func<ScannerModule> make, int baud, string ask, string answer) = Family(name);
        ScannerModule module = make();
        using ModuleBench<ScannerModule> line = Awake(module, baud);
        int other = baud == 57600 ? 9600 : 57600;
        module.StartAtBaud(other);
        Assert.AreNotEqual(answer, line.Ask(ask, 1000));
        line.Repower(other);
        Wake(line);
        Assert.AreEqual(answer, line.Ask(ask));
        Assert.AreEqual(0, module.FlashWrites);
    }

    [TestMethod]
    [DynamicData(nameof(Families))]
    public void GarbageNeitherHurtsNorGrows(string name)
    {
        (_, Func<ScannerModule> make, int baud, string ask, string answer) = Family(name);
        const int Bytes = 100_000;
        const int Piece = 500;
        string[] mentions = ["7E01303030304053434E4D4F44", "164D0D", "5A00000A", "5E5F5E", "4E4C5330303036303130", "05E6040000", "216141", "3B03", "2E", "07C60408008A08FE95"];
        var random = new Random(20260 + name.Length);
        ScannerModule module = make();
        using ModuleBench<ScannerModule> line = Awake(module, baud);
        long said = 0;
        for (int sent = 0; sent < Bytes; sent += Piece)
        {
            byte[] piece = new byte[Piece];
            random.NextBytes(piece);
            // Beginnings of real commands lead further into it than chance does.
            for (int at = random.Next(60); at < Piece - 30; at += 5 + random.Next(60))
                Convert.FromHexString(mentions[random.Next(mentions.Length)]).CopyTo(piece, at);
            if (random.Next(10) == 0)
                module.Show(piece[..random.Next(1, 400)], holdMs: 2000);
            line.Send(piece);
            said += line.TakeBytes(600).Length;
        }
        Assert.IsTrue(said < Bytes * 20L, $"{said} bytes for {Bytes}");
        Assert.IsFalse(module.Settings.Length > 1000, module.Settings);
        module.ResetToDefaults();
        module.TakeAway();
        line.Repower(baud);
        Wake(line);
        Assert.AreEqual(answer, line.Ask(ask));
    }

    private static (string Name, Func<ScannerModule> Make, int Baud, string Ask, string Answer) Family(string name) => s_families.First(f => f.Name == name);

    private static ModuleBench<ScannerModule> Awake(ScannerModule module, int baud)
    {
        var line = new ModuleBench<ScannerModule>(module, baud);
        Wake(line);
        return line;
    }

    /// <summary>A null wakes an SSI decoder, and means nothing to the others.</summary>
    private static void Wake(ModuleBench<ScannerModule> line)
    {
        line.Send("00");
        line.Take(600);
    }
}
