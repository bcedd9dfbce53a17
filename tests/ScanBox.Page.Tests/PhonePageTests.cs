using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ReferenceSwitch.Hosting;
using ScanBox.Settings;
using VirtualBoard.Flash;
using VirtualBoard.Network;
using Workbench;

namespace ScanBox.Page.Tests;

/// <summary>The page that a box without network shows a phone, in a real browser of 360 px: from the list of networks to the box that has joined.</summary>
[TestClass]
public sealed class PhonePageTests
{
    private const string Serial = "SB24000123";
    private const string Password = TestBench.WifiPassword;

    [TestMethod]
    public async Task ANewBoxIsSetUpInChinese()
    {
        var flash = new VirtualFlash(new MemoryFlashStore());
        Assert.IsTrue(SettingsFile.SaveUnfinished(new FlashFiles(flash), new BoxSettings { Serial = Serial, SetupPin = TestBench.SetupPin, SetupPassword = TestBench.SetupPassword }));
        using var bench = new PhoneBench(flash);
        JsonObject seen = await Browser.PlayAsync("phone", await bench.PageAsync(), new JsonObject
        {
            ["locale"] = "zh-CN",
            ["theme"] = "light",
            ["picture"] = Environment.GetEnvironmentVariable("SCANBOX_PICTURES"),
            ["steps"] = new JsonArray(
                Join(TestBench.WifiSsid, Password, "99999999", ".w:has-text('配网码不对')"),
                Join(TestBench.WifiSsid, "not-the-password", TestBench.SetupPin, ".w:has-text('拒绝了这个密码')"),
                Join(TestBench.WifiSsid, Password, TestBench.SetupPin, "h1:has-text('设置完成')")),
        });
        JsonObject[] views = Views(seen, "zh-CN");
        StringAssert.Contains(Text(views[0]["text"]), "本机 " + Serial);
        foreach (string name in new[] { TestBench.WifiSsid, "Neighbour 隔壁", "far away", "<script>alert(1)" })
            StringAssert.Contains(Text(views[0]["text"]), name);
        StringAssert.Contains(Text(views[2]["text"]), $"“{TestBench.WifiSsid}”拒绝了这个密码");
        StringAssert.Contains(Text(views[2]["chosen"]![0]), TestBench.WifiSsid, "what was chosen stays chosen");
        StringAssert.Contains(Text(views[3]["text"]), "192.168.1.23");
        Assert.AreEqual("en", Text(seen["language"]));
        HasNoSecret(seen, "not-the-password");

        Assert.IsTrue(await bench.EndAsync(), bench.Visit.Why);
        Assert.AreEqual(TestBench.WifiSsid, bench.Settings.WifiSsid);
        Assert.AreEqual(Password, bench.Settings.WifiPassword);
        Assert.AreEqual(Serial, bench.Settings.Serial);
        Assert.IsFalse(bench.Network.Hotspot.IsOn, "the access point is gone");
        Assert.IsNull(bench.Network.Hotspot.Page);
        Assert.IsFalse(bench.Visit.Log.Any(line => line.Contains(Password, StringComparison.Ordinal) || line.Contains(TestBench.SetupPin, StringComparison.Ordinal)), "no secret in the log");
    }

    [TestMethod]
    public async Task ABoxThatHasMovedJoinsAHiddenNetworkInEnglish()
    {
        var flash = new VirtualFlash(new MemoryFlashStore());
        await using var host = new SwitchHost(new SwitchHostOptions());
        TestBench.SetUp(flash, host.Provision(), null);
        using var bench = new PhoneBench(flash, static network =>
        {
            network.Ssid = "a hall without way out";
            network.Connect = ConnectMode.Refuse;
        });
        JsonObject seen = await Browser.PlayAsync("phone", await bench.PageAsync(), new JsonObject
        {
            ["locale"] = "en-GB",
            ["theme"] = "dark",
            ["picture"] = Environment.GetEnvironmentVariable("SCANBOX_PICTURES"),
            ["steps"] = new JsonArray(
                Other("back rom", "behind the curtain", TestBench.SetupPin, ".w:has-text('is not here')"),
                Other("back room", "behind the curtain", TestBench.SetupPin, "h1:has-text('payment switch is not there')"),
                new JsonObject { ["keep"] = TestBench.SetupPin, ["until"] = "h1:has-text('Done')" }),
        });
        JsonObject[] views = Views(seen, "en");
        Assert.DoesNotContain("back room", Text(views[0]["text"]), "it hides");
        CollectionAssert.Contains(views[1]["typed"]!.AsArray().Select(Text).ToArray(), "back rom", "what was typed stays typed");
        StringAssert.Contains(Text(views[2]["text"]), "192.168.1.23");
        Assert.AreEqual("zh-CN", Text(seen["language"]));
        HasNoSecret(seen, "behind the curtain");

        Assert.IsTrue(await bench.EndAsync(), bench.Visit.Why);
        Assert.AreEqual("back room", bench.Network.JoinedSsid, "the box that takes payments has joined it");
        Assert.AreEqual("back room", bench.Settings.WifiSsid);
        Assert.AreEqual(TestBench.WifiSsid, bench.Settings.Wifi2Ssid, "the network of before is kept");
        Assert.AreEqual(TestBench.WifiPassword, bench.Settings.Wifi2Password);
        Assert.AreEqual(TestBench.VendorPin, bench.Settings.VendorPin, "nothing but Wi-Fi has changed");
    }

    private static JsonObject Join(string network, string password, string pin, string until) =>
        new() { ["network"] = network, ["password"] = password, ["pin"] = pin, ["until"] = until };

    private static JsonObject Other(string name, string password, string pin, string until) =>
        new() { ["other"] = name, ["password"] = password, ["pin"] = pin, ["until"] = until };

    private static JsonObject[] Views(JsonObject seen, string lang)
    {
        JsonObject[] views = [.. seen["views"]!.AsArray().Select(view => view!.AsObject())];
        var failures = new List<string>();
        foreach (JsonObject view in views)
        {
            string name = Text(view["name"]);
            Assert.AreEqual(lang, Text(view["lang"]), name);
            CollectionAssert.Contains(view["passes"]!.AsArray().Select(Text).ToArray(), "color-contrast", "axe has looked");
            failures.AddRange(view["violations"]!.AsArray().Select(violation => $"{name}: {violation}"));
            if (view["wider"]!.GetValue<int>() > 0)
                failures.Add($"{name}: wider than the window");
            if (view["small"]!.GetValue<int>() > 0)
                failures.Add($"{name}: something to tap is too small for a finger");
            if (view["scripts"]!.GetValue<int>() > 0)
                failures.Add($"{name}: a script");
        }
        Assert.IsEmpty(failures, string.Join('\n', failures));
        return views;
    }

    private static void HasNoSecret(JsonObject seen, string typed)
    {
        string all = string.Join('\n', seen["sources"]!.AsArray().Select(Text)) + string.Join('\n', seen["views"]!.AsArray().Select(view => view!["typed"]!.ToJsonString()));
        Assert.IsTrue(all.Contains("<h1>", StringComparison.Ordinal), "answers were kept");
        foreach (string secret in new[] { TestBench.SetupPin, TestBench.SetupPassword, TestBench.WifiPassword, TestBench.VendorPin, typed })
            Assert.DoesNotContain(secret, all);
    }

    private static string Text(JsonNode? node) => node!.GetValue<string>();
}
