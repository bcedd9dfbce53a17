using System;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Desktop.Tests.Files;
using ScanBox.Settings;
using ScanBox.Tests.InMemory;
using Technician;

namespace ScanBox.Desktop.Tests.Technician.Visits;

/// <summary>What a laptop takes out of a box, and brings into it.</summary>
[TestClass]
public class SupportFilesTests
{
    [TestMethod]
    public void TheJournalArrivesByteForByteAndNoSecretDoes()
    {
        ConsoleBench bench = Paid();
        using var folder = new Folder();
        SupportFiles.Fetch(new MemoryLine(bench).Visit(), folder.In("box"), static _ => { });
        CollectionAssert.AreEqual(bench.World.Storage.Find("journal.0"), File.ReadAllBytes(Path.Combine(folder.In("box"), "journal.0")));
        string all = string.Concat(Directory.GetFiles(folder.In("box"), "*.txt").Select(File.ReadAllText));
        Assert.Contains("console: opened", all);
        Assert.Contains("wifi.ssid=hall 5", all);
        foreach (string secret in new[] { "secret-wifi", "135790", ConsoleBench.Pin, World.WechatCode })
            Assert.DoesNotContain(secret, all);
    }

    [TestMethod]
    public void AJournalThatWasChangedOnTheWayIsNotKept()
    {
        ConsoleBench bench = Paid();
        ConsoleAnswer answer = new MemoryLine(bench).Visit().Ask("journal");
        byte[] whole = SupportFiles.Journal(answer).Single().Bytes;
        var random = new Random(5);
        int refused = 0;
        for (int i = 0; i < 10_000; i++)
        {
            string[] lines = [.. answer.Lines];
            int at = random.Next(lines.Length);
            lines = random.Next(4) switch
            {
                0 => [.. lines[..at], .. lines[(at + 1)..]],
                1 => [.. lines[..at], lines[at], .. lines[at..]],
                2 => [.. lines[..at], lines[random.Next(lines.Length)], .. lines[(at + 1)..]],
                _ => [.. lines[..at], Flipped(lines[at], random), .. lines[(at + 1)..]],
            };
            try
            {
                foreach ((string name, byte[] bytes) in SupportFiles.Journal(answer with { Lines = lines }))
                    Assert.IsTrue(bytes.AsSpan().SequenceEqual(whole) && !name.Contains('/', StringComparison.Ordinal));
            }
            catch (ConsoleLineException)
            {
                refused++;
            }
        }
        Assert.IsTrue(refused > 5_000, $"{refused}");
        Assert.ThrowsExactly<ConsoleLineException>(() => SupportFiles.Journal(new ConsoleAnswer("journal", ["file ../../x 0", "crc 00000000"], null)));
        Assert.ThrowsExactly<ConsoleLineException>(() => SupportFiles.Journal(new ConsoleAnswer("journal", ["file x 2000000000"], null)));
    }

    [TestMethod]
    public void SettingsComeInTogetherOrNotAtAll()
    {
        var bench = new ConsoleBench();
        bench.RunFor(8_000);
        var line = new MemoryLine(bench);
        BoxVisit visit = line.Visit();
        Assert.IsNull(SettingsSheet.Apply(visit, [("volume", "3"), ("wifi.password", "another word"), ("fixed.fen", "500")]));
        BoxSettings settings = new SettingsFile().Load(bench.World.Storage)!;
        Assert.AreEqual((3, "another word", 500L), (settings.Volume, settings.WifiPassword, settings.FixedFen));
        Assert.Contains("serial", SettingsSheet.Apply(visit, [("volume", "4"), ("serial", "X1")])!);
        Assert.Contains("0 to 9", SettingsSheet.Apply(visit, [("fixed.fen", "1"), ("volume", "44")])!);
        Assert.Contains("switch.tls=0", SettingsSheet.Apply(visit, [("volume", "5"), ("switch.tls", "0")])!);
        settings = new SettingsFile().Load(bench.World.Storage)!;
        Assert.AreEqual((3, 500L), (settings.Volume, settings.FixedFen));
        Assert.IsNull(SettingsSheet.Apply(visit, [("volume", "3")]), "as it is already");
        Assert.DoesNotContain("another word", visit.Ask("show").Lines.Aggregate("", (all, each) => all + each));
    }

    private static string Flipped(string line, Random random)
    {
        char[] characters = line.ToCharArray();
        characters[random.Next(characters.Length)] ^= (char)(1 << random.Next(5));
        return new string(characters);
    }

    private static ConsoleBench Paid()
    {
        var bench = new ConsoleBench();
        bench.RunFor(8_000);
        bench.Pay();
        return bench;
    }
}
