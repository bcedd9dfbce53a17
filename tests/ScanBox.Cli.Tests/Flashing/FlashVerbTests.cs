using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Desktop.Tests.Flashing;
using ScanBox.Settings;
using VirtualBoard.Flash;
using Workbench;

namespace ScanBox.Cli.Tests.Flashing;

/// <summary>The verb, as a person types it.</summary>
[TestClass]
public class FlashVerbTests
{
    private const string WifiPassword = "correct-horse-5";
    private const string Pin = "80917263";

    private static readonly string s_settings = string.Join('\n', "# hall 5", "switch.host=switch.example", "switch.port=8443", "wifi.ssid=hall5", "wifi.password=" + WifiPassword, "technician.pin=" + Pin, "");

    [TestMethod]
    public void OneCommandMakesABareBoardABox()
    {
        using var bench = new FlashBench();
        string port = bench.Plug();
        File.WriteAllText(bench.In("market.txt"), s_settings);
        File.WriteAllText(bench.In("ca.pem"), FlashBench.Authority());
        CommandResult result = Flash(bench, "--port", port, "--image", bench.In("ScanBox.Device.bin"), "--settings", bench.In("market.txt"), "--ca", bench.In("ca.pem"), "--rules", SourceFolder.Rules("test-operator.rules"), "--masserase", "--json").Ends(0);
        JsonElement board = result.Json().GetProperty("boards")[0];
        Assert.AreEqual("port:String mac:String outcome:String step:Null reason:Null runtime:String compared:Boolean", CommandResult.Shape(board));
        Assert.AreEqual("done", board.GetProperty("outcome").GetString());
        Assert.IsFalse(result.Json().GetProperty("filesReadBack").GetBoolean());

        // What the box itself makes of its files.
        var flash = new VirtualFlash(new MemoryFlashStore());
        foreach (string file in Directory.GetFiles(bench.In(FlashBench.Mac + "/I")))
            flash.WriteFile(Path.GetFileName(file), File.ReadAllBytes(file));
        CollectionAssert.AreEquivalent(new[] { "settings", "settings.b", "ca.pem", "rules", "zh-CN.sbv" }, flash.Names.ToArray());
        var reader = new SettingsFile();
        Assert.IsNull(reader.Load(new FlashFiles(flash)));
        Assert.AreEqual(SettingsError.Incomplete, reader.Error);
        Assert.AreEqual(WifiPassword, reader.Unfinished!.WifiPassword);
        Assert.AreEqual(Pin, reader.Unfinished.TechnicianPin);
        Assert.IsNotNull(ScanBox.Device.AuthorityFile.Load(new FlashFiles(flash)));
    }

    [TestMethod]
    public void ASecretIsInNoLogNoRecordAndNoCommandLine()
    {
        using var bench = new FlashBench();
        string port = bench.Plug();
        bench.Spoil(port, "file leak");
        File.WriteAllText(bench.In("market.txt"), s_settings);
        CommandResult result = Flash(bench, "--port", port, "--settings", bench.In("market.txt"));
        Assert.Contains("***", bench.LogText, "the bad flasher did print them");
        string[] kept = [.. Directory.GetFiles(bench.RecordPath, "*", SearchOption.AllDirectories).Select(File.ReadAllText), .. bench.Calls, result.Output, result.Errors];
        Assert.IsGreaterThan(4, kept.Length);
        foreach (string secret in new[] { WifiPassword, Pin, Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(bench.OnChip("I/settings")!)) })
            Assert.IsFalse(kept.Any(text => text.Contains(secret, StringComparison.OrdinalIgnoreCase)), "a secret, or what it can be guessed from");
        Assert.IsFalse(Directory.Exists(Path.Combine(bench.RecordPath, "work")), "the files for the flasher are gone");
    }

    [TestMethod]
    public void ADryRunStartsNothing()
    {
        using var bench = new FlashBench();
        string[] lines = [.. Flash(bench, "--port", "COM3", "--image", bench.In("ScanBox.Device.bin"), "--baud", "921600", "--runtime", "1.12.4.289", "--address", "0x1D0000", "--masserase", "--dry-run", "--json").Ends(0)
            .Json().GetProperty("lines").EnumerateArray().Select(line => line.GetString()!.Replace(FlashBench.Flasher, "nanoff", StringComparison.Ordinal).Replace(bench.Folder, "", StringComparison.Ordinal))];
        CollectionAssert.AreEqual(
            new[]
            {
                "nanoff --platform esp32 --serialport COM3 --baud 921600 --devicedetails --suppressnanoffversioncheck",
                "nanoff --target ESP32_PSRAM_REV3 --serialport COM3 --baud 921600 --update --fwversion 1.12.4.289 --masserase -v m --suppressnanoffversioncheck",
                "nanoff --serialport COM3 --filedeployment zh-CN.sbv.json --suppressnanoffversioncheck",
                "nanoff --target ESP32_PSRAM_REV3 --serialport COM3 --baud 921600 --deploy --image /ScanBox.Device.bin --address 0x1D0000 --suppressnanoffversioncheck",
                "nanoff --nanodevice --serialport COM3 --devicedetails --suppressnanoffversioncheck",
            },
            lines.Select(line => line.Replace("sh " + FlashBench.Flasher[4..^1], "nanoff", StringComparison.Ordinal)).ToArray());
        Assert.IsEmpty(bench.Calls);
        Assert.IsFalse(Directory.Exists(bench.RecordPath));
    }

    [TestMethod]
    public void EachBoardGetsTheImageAndTheVoiceThatFitIt()
    {
        using var bench = new FlashBench();
        foreach (string board in BoardChoice.Names)
        {
            Device.BoardPlan plan = BoardChoice.Plan(board);
            string[] lines = [.. Flash(bench, "--board", board, "--port", "COM3", "--dry-run", "--json").Ends(0).Json().GetProperty("lines").EnumerateArray().Select(line => line.GetString()!)];
            Assert.Contains(" --target " + plan.Target + " ", lines[1]);
            Assert.AreEqual(plan.SoundBck >= 0, lines.Any(line => line.Contains("zh-CN.sbv", StringComparison.Ordinal)), board);
        }
    }

    [TestMethod]
    public void OneOfTwoBoardsFailsAndBothAreSaid()
    {
        using var bench = new FlashBench();
        string good = bench.Plug("COM3"), bad = bench.Plug("COM4", FlashBench.OtherMac, flash: 16);
        CommandResult result = Flash(bench, "--port", good, "--port", bad).Ends(2);
        Assert.Contains("1 of 2 boards are done", result.Output);
        Assert.Contains("16 MB of flash", result.Output);
    }

    [TestMethod]
    [DataRow("boards/C82E1825A214.json.new", "the record cannot be written", false)]
    [DataRow("boards.csv", "boards.csv cannot be written", true)]
    [DataRow("flash.log", "the log cannot be written", true)]
    public void WhatCannotBeRecordedIsNoSuccess(string full, string problem, bool isFlashed)
    {
        if (!File.Exists("/dev/full"))
            Assert.Inconclusive("no device that is always full");
        using var bench = new FlashBench();
        string port = bench.Plug();
        Directory.CreateDirectory(Path.Combine(bench.RecordPath, "boards"));
        string name = Path.Combine(bench.RecordPath, full);
        // A record is read before it is written, which a device that is always full would not end: something is in the place of the unfinished one.
        bool isRecord = name.EndsWith(".new", StringComparison.Ordinal);
        if (isRecord)
            Directory.CreateDirectory(name);
        else
            File.CreateSymbolicLink(name, "/dev/full");
        CommandResult result = Flash(bench, "--port", port).Ends(70);
        Assert.Contains(problem, result.Output + result.Errors);
        Assert.AreEqual(isFlashed, bench.OnChip("runtime") is not null, "what cannot be recorded is not begun");

        if (isRecord)
            Directory.Delete(name);
        else
            File.Delete(name);
        Assert.Contains("1 of 1 boards are done", Flash(bench, "--port", port).Ends(0).Output);
        Assert.Contains(",done,", bench.Table);
        Assert.HasCount(2, bench.Table.Trim().Split('\n'));
    }

    [TestMethod]
    public void ARunThatWasKilledIsGoneOnWith()
    {
        using var bench = new FlashBench();
        string port = bench.Plug();
        bench.Spoil(port, "proof orphan");
        string[] words = ["flash", "--port", port, "--image", bench.In("ScanBox.Device.bin"), "--flasher", FlashBench.Flasher, "--record", bench.RecordPath];
        using (ScanboxProcess process = ScanboxProcess.Start(bench.Folder, words))
        {
            process.WaitFor(": proof");
            ScanboxProcess.RunIn(bench.Folder, words).Ends(70).Complains("another run uses it");
            process.Kill();
            process.WaitForEnd();
        }
        CommandResult again = ScanboxProcess.RunIn(bench.Folder, words).Ends(0);
        Assert.Contains("1 of 1 boards are done", again.Output);
        Assert.HasCount(1, bench.Calls.Where(line => line.Contains("--update", StringComparison.Ordinal)).ToArray());
        Assert.HasCount(2, bench.Table.Trim().Split('\n'));
        Assert.IsFalse(Directory.Exists(Path.Combine(bench.RecordPath, "work")), "what the killed run left is gone");
    }

    [TestMethod]
    public void CompleteSettingsAreTakenByTheBoxAndSavedOver()
    {
        using var bench = new FlashBench();
        string port = bench.Plug();
        File.WriteAllText(bench.In("one.txt"), s_settings + "terminal=00000001\nmerchant=898110000000001\nserial=SB24000123\n");
        CommandResult result = Flash(bench, "--port", port, "--settings", bench.In("one.txt")).Ends(0);
        Assert.DoesNotContain("is missing", result.Errors);
        var storage = new FlashFiles(new VirtualFlash(new MemoryFlashStore()));
        foreach (string name in new[] { SettingsFile.Name, SettingsFile.OtherName })
            storage.Create(name, bench.OnChip("I/" + name)!, 0, bench.OnChip("I/" + name)!.Length);
        BoxSettings settings = new SettingsFile().Load(storage)!;
        Assert.AreEqual("SB24000123", settings.Serial);
        settings.Volume = 9;
        Assert.IsTrue(SettingsFile.Save(storage, settings));
        Assert.AreEqual(9, new SettingsFile().Load(storage)!.Volume, "what the box saves later counts");
    }

    [TestMethod]
    public void AnApplicationThatIsBuiltAnewMeanwhileIsNotMixedIn()
    {
        using var bench = new FlashBench();
        global::Flashing.FlashJob job = bench.Job();
        File.WriteAllText(bench.In("ScanBox.Device.bin"), "half of a newer one");
        bench.Run(job, bench.Plug());
        CollectionAssert.AreEqual("an application"u8.ToArray(), bench.OnChip("application"));
        Assert.Contains(global::Flashing.FlashFile.HashOf("an application"u8.ToArray()), bench.Table);
    }

    [TestMethod]
    public void TwoRunsDoNotShareARecord()
    {
        using var bench = new FlashBench();
        string port = bench.Plug();
        using (global::Flashing.RecordFolder.Open(bench.RecordPath))
            Flash(bench, "--port", port).Ends(70).Complains("another run uses it");
        Assert.IsEmpty(bench.Calls);
        Flash(bench, "--port", port).Ends(0);
    }

    [TestMethod]
    public void AMissingPortIsNamedWithThoseThatAreThere()
    {
        using var bench = new FlashBench();
        bench.Plug("COM7");
        CommandResult result = ScanboxProcess.RunIn(bench.Folder, "flash", "--port", "COM3", "--patience", "0", "--flasher", FlashBench.Flasher, "--record", bench.RecordPath).Ends(2);
        Assert.Contains("COM3: there is no such port; there are: COM7", result.Errors);
    }

    [TestMethod]
    public void ADamagedRecordIsNotOverwritten()
    {
        using var bench = new FlashBench();
        string port = bench.Plug();
        Flash(bench, "--port", port).Ends(0);
        foreach (string damaged in new[] { "", "{ \"mac\":", "null", "[]", "{\"mac\":\"C82E1825A214\"}", "{\"mac\":\"C82E1825A214\",\"board\":\"x\",\"steps\":[null]}", "{\"mac\":\"C82E1825A215\",\"board\":\"x\"}", "{\"mac\":\"C82E1825A214\",\"board\":\"x\",\"steps\":null}" })
        {
            File.WriteAllText(Path.Combine(bench.RecordPath, "boards", FlashBench.Mac + ".json"), damaged);
            Flash(bench, "--port", port).Ends(70).Complains("is damaged");
        }
    }

    [TestMethod]
    public void WrongWordsAreSaidBeforeAnythingStarts()
    {
        using var bench = new FlashBench();
        string port = bench.Plug();
        void Refuses(string problem, params string[] words) => Flash(bench, words).IsWrongUsage(problem);
        string Text(string name, string content)
        {
            File.WriteAllText(bench.In(name), content);
            return bench.In(name);
        }
        Refuses("--port");
        Refuses("named twice", "--port", port, "--port", port);
        Refuses("is no port", "--port", "-x\u0007");
        Refuses("--board", "--board", "toaster", "--port", port);
        Refuses("--baud", "--port", port, "--baud", "12");
        Refuses("--address", "--port", port, "--address", "1B0000");
        Refuses("--runtime", "--port", port, "--runtime", "1.2 --masserase");
        Refuses("ScanBox.bin", "--port", port, "--image", bench.In("ScanBox.bin"));
        Refuses("is empty", "--port", port, "--image", Text("empty.bin", ""));
        Refuses("certificate", "--port", port, "--ca", Text("ca.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"));
        Refuses("line 1", "--port", port, "--rules", Text("rules", "nonsense"));
        Refuses("voice", "--port", port, "--voice", Text("voice", "nonsense"));
        Refuses("voice module", "--board", "esp32-wroom-voice", "--port", port, "--voice", Text("voice", "nonsense"));
        Refuses("one box's", "--port", port, "--port", bench.Plug("COM4"), "--settings", Text("s.txt", "serial=SB1"));
        Refuses("line 2", "--port", port, "--settings", Text("s.txt", "# x\ntechnician.pin=12"));
        Refuses("there is no setting", "--port", port, "--settings", Text("s.txt", "setup.issued=1"));
        Assert.IsEmpty(bench.Calls);
        Assert.IsFalse(Flash(bench, "--port", port, "--settings", Text("s.txt", "wifi.password=\u0001secretword")).Errors.Contains("secretword", StringComparison.Ordinal));
    }

    private static CommandResult Flash(FlashBench bench, params string[] words) =>
        Scanbox.Run(["flash", "--patience", "0", "--flasher", FlashBench.Flasher, "--record", bench.RecordPath, .. words]);
}
