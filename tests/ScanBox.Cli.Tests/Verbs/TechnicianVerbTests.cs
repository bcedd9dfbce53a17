using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Settings;
using VirtualBoard.Flash;
using Workbench;

namespace ScanBox.Cli.Tests.Verbs;

/// <summary>doctor, logs and provision apply, with the whole firmware at the other end of the line.</summary>
[TestClass]
[DoNotParallelize]
public class TechnicianVerbTests
{
    private const string Pin = "246810";

    private Secrets _secrets = null!;

    [TestInitialize]
    public void KnowThePin() => _secrets = new Secrets(("SCANBOX_PIN", Pin));

    [TestCleanup]
    public void ForgetThePin() => _secrets.Dispose();

    [TestMethod]
    public void ADoctorSaysWhatIsWrongWithADisabledTerminal()
    {
        using var folder = new Folder();
        string box = MakeBox(folder);
        Assert.IsTrue(Scanbox.Run("doctor", "--state", box, "--json").Ends(0).Json().GetProperty("healthy").GetBoolean());
        Scanbox.Run("switch", "disable", "00000001", "--state", Path.Combine(box, "switch.db")).Ends(0);
        JsonElement found = Scanbox.Run("doctor", "--state", box, "--json").Ends(2).Json();
        string[] findings = [.. found.GetProperty("findings").EnumerateArray().Select(finding => $"{finding.GetProperty("weight")} {finding.GetProperty("part")}: {finding.GetProperty("what")}")];
        Assert.IsTrue(findings.Any(text => text.StartsWith("fault network", StringComparison.Ordinal) && text.Contains("F39 97", StringComparison.Ordinal)), string.Join('\n', findings));
        Assert.IsTrue(findings.Any(text => text.StartsWith("fault terminal", StringComparison.Ordinal)), string.Join('\n', findings));
    }

    [TestMethod]
    public void SettingsFromAFileAreInTheBoxAfterwards()
    {
        using var folder = new Folder();
        string box = MakeBox(folder);
        File.WriteAllText(folder.In("market.txt"), "# hall 5\nvolume=2\nwifi2.ssid=hall 5\nwifi2.password=hidden-word\n");
        CommandResult result = Scanbox.Run("provision", "apply", "--state", box, "--settings", folder.In("market.txt")).Ends(0);
        Assert.DoesNotContain("hidden-word", result.Output + result.Errors);
        BoxSettings settings = TestBench.Settings(new VirtualFlash(new DirectoryFlashStore(StateFolder.FlashOf(new DirectoryInfo(box)))))!;
        Assert.AreEqual((2, "hall 5", "hidden-word"), (settings.Volume, settings.Wifi2Ssid, settings.Wifi2Password));
        JsonElement refused = Scanbox.Run("provision", "apply", "--state", box, "--json", "volume=3", "switch.host=10.0.0.1").Ends(2).Json();
        Assert.Contains("switch.tls=0 is for a switch on a bench", refused.GetProperty("why").GetString()!);
        Assert.AreEqual(2, TestBench.Settings(new VirtualFlash(new DirectoryFlashStore(StateFolder.FlashOf(new DirectoryInfo(box)))))!.Volume);
    }

    [TestMethod]
    public void LogsAreCollectedOnceAFolder()
    {
        using var folder = new Folder();
        string box = MakeBox(folder);
        JsonElement files = Scanbox.Run("logs", "--out", folder.In("support"), "--state", box, "--json").Ends(0).Json().GetProperty("files");
        Assert.AreEqual("journal.0 log.txt selftest.txt settings.txt status.txt unknown.txt", string.Join(' ', files.EnumerateArray().Select(file => Path.GetFileName(file.GetString())).Order()));
        CollectionAssert.AreEqual(File.ReadAllBytes(Path.Combine(StateFolder.FlashOf(new DirectoryInfo(box)), "journal.0")), File.ReadAllBytes(Path.Combine(folder.In("support"), "journal.0")));
        Scanbox.Run("logs", "--out", folder.In("support"), "--state", box).IsWrongUsage("not empty");
    }

    [TestMethod]
    public void WhatIsWrongIsSaid()
    {
        Scanbox.Run("doctor", "--port", "/dev/no-such-port").Ends(70).Complains("cannot be opened");
        Scanbox.Run("doctor", "--port", "/dev/null").Ends(70).Complains("/dev/null");
        Scanbox.Run("doctor", "--port", "/dev/null", "--state", "box").IsWrongUsage("one of them");
        Scanbox.Run("logs").IsWrongUsage("--out");
        Scanbox.Run("provision", "apply").IsWrongUsage("nothing to set");
        Scanbox.Run("provision", "apply", "volume=99").IsWrongUsage("volume: 0 to 9");
    }

    private static string MakeBox(Folder folder)
    {
        string box = folder.In("box");
        Scanbox.Run("console", "--state", box, "--type", Pin, "--type", "status").Ends(0);
        return box;
    }
}
