using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Settings;
using VirtualBoard.Flash;
using Workbench;

namespace ScanBox.Cli.Tests.Verbs;

/// <summary>The page for a phone, from the command line.</summary>
[TestClass]
public class ProvisionPhoneTests
{
    [TestMethod]
    public async Task ANewBoxTakesTheNetworkThatTheLabelsPinAllows()
    {
        using var folder = new Folder();
        using var box = ScanboxProcess.Start(folder.Path, "provision", "phone", "--state", "box", "--serial", "SB24000123", "--wifi", "hall 7", "--wifi-password", "hidden-word", "--json");
        string told = box.WaitFor("The page is on")!;
        var address = new Uri(Regex.Match(told, @"http://\S+").Value);
        Assert.Contains("hotspot ScanBox-000123", told);
        string pin = Regex.Match(told, @"PIN (\d+)").Groups[1].Value;

        using var phone = new HttpClient();
        string page = await phone.GetStringAsync(address);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["t"] = Regex.Match(page, "name=\"t\" value=\"(\\w+)\"").Groups[1].Value,
            ["l"] = "zh",
            ["n"] = "-",
            ["o"] = "hall 7",
            ["p"] = "hidden-word",
            ["c"] = pin,
        });
        using HttpResponseMessage answer = await phone.PostAsync(new Uri(address, "join"), form);
        Assert.IsTrue(answer.IsSuccessStatusCode, "a redirect was followed");

        CommandResult end = box.WaitForEnd().Ends(0);
        JsonElement document = end.Json();
        Assert.IsTrue(document.GetProperty("set").GetBoolean());
        Assert.AreEqual("hall 7", document.GetProperty("network").GetString());
        var file = new SettingsFile();
        file.Load(new FlashFiles(new VirtualFlash(new DirectoryFlashStore(StateFolder.FlashOf(new System.IO.DirectoryInfo(System.IO.Path.Combine(folder.Path, "box")))))));
        Assert.AreEqual(("hall 7", "hidden-word"), (file.Unfinished!.WifiSsid, file.Unfinished.WifiPassword));
    }

    [TestMethod]
    public void WhatIsMissingOrKnownAlreadyIsSaid()
    {
        using var folder = new Folder();
        string box = System.IO.Path.Combine(folder.Path, "box");
        Scanbox.Run(["provision", "phone"]).IsWrongUsage("--serial");
        Scanbox.Run(["provision", "phone", "--serial", "no serial"]).IsWrongUsage("--serial");
        Scanbox.Run(["provision", "phone", "--port", "70000"]).IsWrongUsage("--port");
        Scanbox.Run(["provision", "show", "--state", box, "--serial", "SB24000123", "WIFI:T:WPA;S:hall 5;P:12345678;;"]).Ends(0);
        Scanbox.Run(["provision", "phone", "--state", box, "--wifi", "hall 5"]).IsWrongUsage("knows 'hall 5' already");
        Scanbox.Run(["provision", "phone", "--state", box, "--serial", "SB24000124"]).IsWrongUsage("has one already");
    }
}
