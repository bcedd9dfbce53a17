using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ReferenceSwitch.Hosting;
using ScanBox.Settings;
using VirtualBoard.Flash;
using Workbench;

namespace ScanBox.Cli.Tests.Factory;

/// <summary>The commands as a person types them, with the whole firmware on the virtual board and the reference switch that made the batch.</summary>
[TestClass]
[DoNotParallelize]
public class FactoryVerbTests
{
    private Folder _folder = null!;
    private Secrets _secrets = null!;

    [TestInitialize]
    public void KnowTheSecrets()
    {
        _folder = new Folder();
        _secrets = Secrets.Station();
        File.WriteAllText(_folder.In("bench.txt"), "switch.host=switch.test\nswitch.port=9000\nswitch.tls=0\nwifi.ssid=ScanBox bench\nwifi.password=on the bench only\n");
    }

    [TestCleanup]
    public void ForgetThem()
    {
        _secrets.Dispose();
        _folder.Dispose();
    }

    [TestMethod]
    public async Task ABoardIsMadeLabelledAndRecorded()
    {
        string signer = MakeBatch(2);
        JsonElement made = Station("board1").Ends(0).Json();
        Assert.AreEqual("passed SB24000001", $"{made.GetProperty("outcome").GetString()} {made.GetProperty("serial").GetString()}");
        JsonElement[] tests = [.. made.GetProperty("tests").EnumerateArray()];
        Assert.IsTrue(tests.All(test => test.GetProperty("state").GetString() == "good"), made.ToString());
        Assert.StartsWith("measured", tests.Single(test => test.GetProperty("part").GetString() == "speaker").GetProperty("what").GetString()!);
        Assert.Contains("switch", tests.Select(test => test.GetProperty("part").GetString()).ToArray());
        // What the box signed in with is what the switch made.
        await using (var host = new SwitchHost(new SwitchHostOptions { StorePath = _folder.In("switch.db") }))
            Assert.IsTrue(host.Terminals().Single(terminal => terminal.Serial == "SB24000001").SignedIn);
        Scanbox.Run("factory", "verify", _folder.In("batch.csv.ledger"), "--signer", signer).Ends(0);
        Assert.IsFalse(Scanbox.Run("factory", "verify", _folder.In("batch.csv.ledger"), "--signer", new string('0', 64), "--json").Ends(2).Json().GetProperty("good").GetBoolean());
        byte[] label = File.ReadAllBytes(made.GetProperty("label").GetString()!);
        Scanbox.Run("factory", "label", "SB24000001", "--batch", _folder.In("batch.csv"), "--labels", _folder.In("again"), "--label", "png").Ends(0);
        CollectionAssert.AreEqual(label, File.ReadAllBytes(Path.Combine(_folder.In("again"), "SB24000001.png")));
        Assert.AreEqual("already", Station("board1").Ends(0).Json().GetProperty("outcome").GetString());
    }

    [TestMethod]
    public void OfTwoStationsAtOnceOneIsKilledAndBothBoardsEndWithASerialOfTheirOwn()
    {
        MakeBatch(3);
        CommandResult other;
        using (ScanboxProcess killed = ScanboxProcess.Start(_folder.Path, Arguments("board1")))
        using (ScanboxProcess station = ScanboxProcess.Start(_folder.Path, [.. Arguments("board2"), "--json"]))
        {
            // Its serial is in the ledger, and perhaps in the box.
            Assert.IsNotNull(killed.WaitFor("serial SB2400000"));
            killed.Kill();
            other = station.WaitForEnd().Ends(0);
        }
        JsonElement first = Station("board1").Ends(0).Json();
        Assert.AreEqual("passed passed", $"{first.GetProperty("outcome").GetString()} {other.Json().GetProperty("outcome").GetString()}");
        Assert.AreNotEqual(first.GetProperty("serial").GetString(), other.Json().GetProperty("serial").GetString());
    }

    [TestMethod]
    public void ABoardWithAModemIsTestedOnBothWays()
    {
        MakeBatch(1);
        File.WriteAllText(_folder.In("bench.txt"), "switch.host=switch.test\nswitch.port=9000\nswitch.tls=0\nwifi.ssid=line 1\nwifi.password=of the line\nlink.first=4g\n");
        JsonElement made = Scanbox.Run([.. Arguments("board1"), "--board", "esp32-wrover-air780e", "--json"]).Ends(0).Json();
        string[] tests = [.. made.GetProperty("tests").EnumerateArray().Select(test => $"{test.GetProperty("part").GetString()} {test.GetProperty("state").GetString()}")];
        CollectionAssert.IsSubsetOf(new[] { "modem good", "SIM good", "Wi-Fi good", "switch good", "scanner untested" }, tests, string.Join(", ", tests));
        BoxSettings settings = TestBench.Settings(new VirtualFlash(new DirectoryFlashStore(StateFolder.FlashOf(new DirectoryInfo(_folder.In("board1"))))))!;
        Assert.AreEqual((true, "", ""), (settings.ModemFirst, settings.WifiSsid, settings.WifiPassword));
    }

    [TestMethod]
    public void WhatIsWrongIsSaid()
    {
        MakeBatch(1);
        Scanbox.Run("factory", "run", "--batch", _folder.In("batch.csv")).IsWrongUsage("--port");
        Scanbox.Run("factory", "run", "--state", "b", "--batch", _folder.In("none.csv")).Ends(70).Complains("cannot be read");
        Scanbox.Run("factory", "run", "--state", "b", "--batch", _folder.In("batch.csv")).IsWrongUsage("switch.host and switch.port");
        File.WriteAllText(_folder.In("bad.txt"), "serial=SB-1\n");
        Scanbox.Run("factory", "run", "--state", "b", "--batch", _folder.In("batch.csv"), "--settings", _folder.In("bad.txt")).IsWrongUsage("serial cannot be set for a whole batch");
        Scanbox.Run([.. Arguments("b"), "--ledger", _folder.In("elsewhere")]).Ends(70).Complains("is the share there?");
        Scanbox.Run("factory", "ledger", "--batch", _folder.In("batch.csv")).Ends(70).Complains("cannot be made");
        Environment.SetEnvironmentVariable("SCANBOX_COMPONENT_2", new string('1', 32));
        Scanbox.Run(Arguments("b")).IsWrongUsage("the batch is under one with");
        Environment.SetEnvironmentVariable("SCANBOX_COMPONENT_2", "no component");
        CommandResult wrong = Scanbox.Run(Arguments("b"));
        wrong.IsWrongUsage("the second component is not 32 hexadecimal digits");
        Assert.DoesNotContain("no component", wrong.Errors);
        Scanbox.Run("factory", "batch", "--switch-state", _folder.In("switch.db"), "--first", "SB", "--out", _folder.In("b.csv")).IsWrongUsage("digits at the end");
        Scanbox.Run("factory", "batch", "--switch-state", _folder.In("switch.db"), "--first", "SB9", "--count", "2", "--out", _folder.In("b.csv")).IsWrongUsage("do not count");
        Assert.IsFalse(Directory.Exists("b"), "no board was touched");
    }

    private string MakeBatch(int boxes)
    {
        string signer = Scanbox.Run("provision", "key", "--out", _folder.In("records.pem"), "--json").Ends(0).Json().GetProperty("signer").GetString()!;
        Scanbox.Run("factory", "batch", "--switch-state", _folder.In("switch.db"), "--first", "SB24000001", "--count", $"{boxes}", "--out", _folder.In("batch.csv")).Ends(0);
        Scanbox.Run("factory", "ledger", "--batch", _folder.In("batch.csv")).Ends(0);
        return signer;
    }

    private CommandResult Station(string board) => Scanbox.Run([.. Arguments(board), "--json"]);

    private string[] Arguments(string board) =>
    [
        "factory", "run", "--state", _folder.In(board), "--switch-state", _folder.In("switch.db"), "--batch", _folder.In("batch.csv"), "--settings", _folder.In("bench.txt"),
        "--key", _folder.In("records.pem"), "--station", "line1", "--labels", _folder.In("labels"), "--label", "png",
    ];
}
