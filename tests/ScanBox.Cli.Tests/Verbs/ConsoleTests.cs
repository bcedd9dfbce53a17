using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Settings;
using VirtualBoard.Flash;
using Workbench;

namespace ScanBox.Cli.Tests.Verbs;

/// <summary>The technician's console through the whole firmware: keypad, UART, Wi-Fi, a real switch over TCP.</summary>
[TestClass]
public class ConsoleTests
{
    private const string Pin = "246810";

    [TestMethod]
    public void ATechnicianLooksAtEverything()
    {
        CommandResult result = Type([], Pin, "status", "network", "selftest", "unknown", "log", "journal", "help").Ends(0);
        foreach (string line in new[] { "keys: there", "switch.test:9000", "TCP: ok", "sign-in: ok", "echo: ok", "voice pack: ok", "unknown payments: 0", "switch: signed in", "file journal.0" })
            Assert.Contains(line, result.Output);
    }

    [TestMethod]
    public void AScanTestNamesTheCodeAndPaysNothing()
    {
        string text = Type(["--code", "134650328919428540"], Pin, "scan", "status").Ends(0).Output;
        Assert.Contains("payment wechat", text);
        Assert.Contains("ending in 428540", text);
        Assert.DoesNotContain("134650328919428540", text);
        Assert.Contains("nothing to settle", text);
    }

    [TestMethod]
    public void ANewBoardIsSetUpByHand()
    {
        using var folder = new Folder();
        string[] lines =
        [
            "set terminal 12345678", "set merchant 123456789012345", "set serial SB-1", "set switch.host switch.test", "set switch.port 9000", "set switch.tls 0",
            "set wifi.ssid 五号大厅", "set technician.pin 987654", "save", "restart", "status",
        ];
        CommandResult result = Type(["--state", folder.Path], lines);
        Assert.Contains("PIN: ", result.Ends(70).Output, "a folder without a box is set up by the bench, and its console is closed");
        using var empty = new Folder();
        result = Type(["--unset"], lines).Ends(0);
        Assert.Contains("saved; `restart` to use it", result.Output);
        Assert.Contains("not set up: the settings are good, the keys are missing", result.Output);
    }

    [TestMethod]
    public void WhatIsSavedIsOnFlashAfterwards()
    {
        using var folder = new Folder();
        Type(["--state", folder.Path], Pin, "set volume 2", "set vendor.pin", "8642", "save", "logout").Ends(0);
        var flash = new VirtualFlash(new DirectoryFlashStore(StateFolder.FlashOf(new DirectoryInfo(folder.Path))));
        BoxSettings settings = TestBench.Settings(flash)!;
        Assert.AreEqual(2, settings.Volume);
        Assert.AreEqual("8642", settings.VendorPin);
        Assert.Contains("volume=2", Type(["--state", folder.Path], Pin, "show volume").Ends(0).Output);
    }

    [TestMethod]
    public void AResetTakesEffectAndTheBoxComesBack()
    {
        using var folder = new Folder();
        Type(["--state", folder.Path], Pin, "set fixed.fen 500", "save", "restart", Pin, "show fixed.fen", "reset yes", Pin, "show").Ends(0);
        string text = Type(["--state", folder.Path], Pin, "show").Ends(0).Output;
        Assert.Contains("fixed.fen=0", text);
        Assert.Contains("wifi.ssid=" + Environment.NewLine, text);
        Assert.Contains("serial=0000020000000001", text);
    }

    [TestMethod]
    public void TheScannersPlugIsTheConsoleWhereNoUartIsLeft()
    {
        string text = Type(["--board", "esp32-wroom-4mb"], Pin, "status").Ends(0).Output;
        Assert.Contains("the console has its plug", text);
        Assert.Contains("switch: signed in", Type(["--board", "esp32-wroom-4mb"], Pin, "network", "status").Ends(0).Output);
    }

    [TestMethod]
    public void AWrongPinIsAnErrorAndPinsAreNotPrinted()
    {
        CommandResult result = Type(["--json"], "111111").Ends(70);
        using JsonDocument document = JsonDocument.Parse(result.Output);
        JsonElement answer = document.RootElement.GetProperty("answers").EnumerateArray().Single();
        Assert.AreEqual("wrong PIN", answer.GetProperty("error").GetString());
        Assert.DoesNotContain("111111", result.Output + result.Errors);
    }

    private static CommandResult Type(string[] options, params string[] lines) =>
        Scanbox.Run(["console", .. options, .. lines.SelectMany(line => new[] { "--type", line })]);
}
