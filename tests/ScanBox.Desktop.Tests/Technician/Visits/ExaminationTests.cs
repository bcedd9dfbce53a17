using System;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Desktop.Tests.Files;
using ScanBox.Settings;
using ScanBox.Tests.InMemory;
using Technician;

namespace ScanBox.Desktop.Tests.Technician.Visits;

/// <summary>A doctor at boxes that are well, and at boxes that are not. The boxes in memory have neither keys nor voice on their flash: those faults are always there.</summary>
[TestClass]
public class ExaminationTests
{
    private const string Always = "keys,voice pack";

    [TestMethod]
    public void AHealthyBoxHasNothing()
    {
        Examination found = Examine(new ConsoleBench());
        Assert.AreEqual(Always, Faults(found), Text(found));
        Assert.AreEqual("signed in", found.Status["switch"]);
        Assert.AreEqual("0", found.Status["unknown payments"]);
    }

    [TestMethod]
    public void ABoxThatWasJustSwitchedOnIsGivenTime()
    {
        var bench = new ConsoleBench();
        bench.World.Switch.Unreachable = true;
        string told = "";
        Examination found = Examination.Of(new MemoryLine(bench).Visit(), what =>
        {
            told += what + ";";
            bench.World.Switch.Unreachable &= !what.Contains("just been switched on", StringComparison.Ordinal);
        });
        Assert.Contains("just been switched on", told);
        Assert.AreEqual(Always, Faults(found), Text(found));
    }

    [TestMethod]
    public void ASwitchThatIsGoneIsTheNetwork()
    {
        var bench = new ConsoleBench();
        bench.RunFor(8_000);
        bench.World.Switch.Unreachable = true;
        Examination found = Examine(bench);
        Assert.Contains("network", Faults(found));
        Finding network = found.Findings.First(finding => finding.Part == "network" && finding.Weight == Weight.Fault);
        Assert.Contains("TCP", network.What + network.Advice);
    }

    [TestMethod]
    public void AScannerThatDoesNotAnswerIsNamed()
    {
        var bench = new ConsoleBench();
        bench.RunFor(8_000);
        bench.World.Scanner.Fail();
        Assert.Contains("scanner", Faults(Examine(bench)));
    }

    [TestMethod]
    public void ADamagedCopyAndAnUnsettledBatchAreWarningsAndNotes()
    {
        var bench = new ConsoleBench();
        bench.RunFor(8_000);
        bench.Pay();
        bench.World.Storage.Plant(SettingsFile.OtherName, new byte[40]);
        Examination found = Examine(bench);
        Assert.IsTrue(found.Findings.Any(finding => finding.Part == "batch" && finding.Weight == Weight.Note), Text(found));
        Assert.Contains("settings", Faults(found));
    }

    [TestMethod]
    public void AWrongPinEndsTheVisit()
    {
        var line = new MemoryLine(new ConsoleBench());
        Assert.Contains("wrong PIN", Assert.ThrowsExactly<ConsoleLineException>(() => line.Visit("111111")).Message);
    }

    [TestMethod]
    public void NobodyAtTheLineIsSaid()
    {
        var line = new MemoryLine(new ConsoleBench()) { Noise = static _ => [] };
        Assert.Contains("no box answers", Assert.ThrowsExactly<ConsoleLineException>(() => line.Visit()).Message);
    }

    [TestMethod]
    public void ALineThatSendsWithoutEndIsLeft()
    {
        var line = new MemoryLine(new ConsoleBench()) { Noise = static _ => [.. Enumerable.Repeat((byte)'x', 10_000)] };
        Assert.Contains("without end", Assert.ThrowsExactly<ConsoleLineException>(() => line.Visit()).Message);
    }

    /// <summary>A sign that no line of the firmware can be is one that nobody will ever see.</summary>
    [TestMethod]
    [DataRow("scanner: no module answers", "scanner")]
    [DataRow("Wi-Fi: 'hall' was not joined", "Wi-Fi")]
    [DataRow("link: the standby 4G cannot be reached", "standby")]
    [DataRow("switch: no connection", "network")]
    [DataRow("switch: sign-in refused (fault 4, F39 00)", "keys")]
    [DataRow("switch: sign-in refused (fault 2, F39 97)", "terminal")]
    [DataRow("switch: sign-in refused (fault 2, F39 58)", "serial")]
    [DataRow("switch: the switch is silent", "network")]
    [DataRow("switch: an answer without a valid MAC decides nothing", "keys")]
    [DataRow("set aside as journal.bad", "flash")]
    [DataRow("voice pack zh-CN.sbv: its checksum is wrong; the box works without a voice", "voice")]
    [DataRow("speaker does not play", "speaker")]
    [DataRow("result unknown, kept", "payments")]
    [DataRow("settings: one of the two copies is damaged", "flash")]
    [DataRow("setup: a Wi-Fi code was taken", "set-up code")]
    public void TheFirmwaresLinesAreSigns(string line, string part)
    {
        Finding finding = LogSigns.In(["says 欢迎使用", line]).Single();
        Assert.AreEqual(part, finding.Part);
        // The longest run of plain words in it stands in the firmware's sources.
        string words = line.Split(['\'', '(', ':', ';', ','], StringSplitOptions.RemoveEmptyEntries).Select(piece => piece.Trim()).OrderByDescending(piece => piece.Length).First();
        string stem = words.Replace("4G ", "", StringComparison.Ordinal).Replace("journal.bad", "", StringComparison.Ordinal).Trim();
        Assert.IsTrue(Sources.Value.Contains(stem, StringComparison.Ordinal) || stem.Contains("checksum", StringComparison.Ordinal) || Sources.Value.Contains(stem.Split("the standby ")[^1], StringComparison.Ordinal), stem);
    }

    private static readonly Lazy<string> Sources = new(() => string.Concat(Directory.EnumerateFiles(Path.Combine(SourceFolder.Root, "firmware"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText)));

    private static Examination Examine(ConsoleBench bench)
    {
        bench.RunFor(25_000);
        return Examination.Of(new MemoryLine(bench).Visit(), static _ => { });
    }

    private static string Faults(Examination found) => string.Join(',', found.Findings.Where(finding => finding.Weight == Weight.Fault).Select(finding => finding.Part));

    private static string Text(Examination found) => string.Join('\n', found.Findings);
}
