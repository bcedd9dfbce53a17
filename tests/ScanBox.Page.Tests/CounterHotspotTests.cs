using System;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Workbench;

namespace ScanBox.Page.Tests;

/// <summary>The counter's box without its Wi-Fi: it opens its own page when it is asked to, and the counter's page says where that is.</summary>
[TestClass]
public sealed class CounterHotspotTests
{
    private const string Told = "phone: its page is on ";

    [TestMethod]
    public async Task TheTimelineSaysWhereTheBoxsOwnPageIs()
    {
        await using CounterClient counter = await CounterClient.StartAsync();
        string before = (await counter.StateAsync())["bootedAt"]!.GetValue<string>();
        await counter.PowerAsync("cut");
        await counter.FaultAsync("wifi", false);
        await counter.PowerAsync("on");
        // A state may still be that of before: a key that goes down before the box runs is not seen as pressed.
        await counter.Until(state => state["bootedAt"]?.GetValue<string>() is { } booted && booted != before && state["box"]!["scannerState"]!.GetValue<string>() == "Ready" && state["box"]!["speaking"]!.GetValue<string>().Length == 0);
        await counter.PostAsync("api/key", new JsonObject { ["key"] = "clear", ["action"] = "press" });
        await counter.UntilSaid("请出示设置码");
        await counter.PostAsync("api/key", new JsonObject { ["key"] = "clear", ["action"] = "release" });
        await counter.PostAsync("api/key", new JsonObject { ["key"] = "confirm", ["action"] = "tap" });
        JsonObject step = await counter.UntilEvent("step", static step => step["title"]!.GetValue<string>().StartsWith(Told, StringComparison.Ordinal));
        using var phone = new HttpClient();
        string page = await phone.GetStringAsync(new Uri(Regex.Match(step["title"]!.GetValue<string>(), @"http://\S+").Value));
        StringAssert.Contains(page, "<h1>设置 Wi-Fi</h1>");
        Assert.DoesNotContain(TestBench.SetupPin, page);
    }
}
