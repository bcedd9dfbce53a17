using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CounterPage;
using CounterPage.Bench;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Device;
using ScanBox.Ports;
using Workbench;

namespace ScanBox.Page.Tests;

/// <summary>Every board of boards/ on the page: its keys, on the matrix or by themselves, and its lamp.</summary>
[TestClass]
public sealed class CounterBoardTests
{
    // Every digit, the point, plus and back have a part in the amount: 12345.6 + 890.
    private static readonly string[] s_amount = ["1", "2", "3", "4", "5", ".", "6", "7", "back", "+", "8", "9", "0"];

    private static readonly string[] s_others = ["confirm", "clear", "volume+", "volume-", "total", "replay", "undo"];

    public static IEnumerable<object[]> Boards => BoardChoice.Names.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Boards))]
    public async Task EveryKeyReachesTheFirmware(string board)
    {
        await using CounterClient counter = await CounterClient.StartAsync(new CounterOptions { Board = board });
        JsonNode box = (await counter.StateAsync())["box"]!;
        string[] keys = [.. box["keys"]!.AsArray().SelectMany(row => row!.AsArray()).Select(key => key!.GetValue<string>()).Where(key => key.Length > 0)];
        BoardPlan plan = BoardChoice.Plan(board);
        CollectionAssert.AreEquivalent(plan.KeypadKeys.Concat(plan.ButtonKeys).Where(key => key != Key.None).Select(KeyNames.Of).ToArray(), keys, "what is wired is shown, once");
        CollectionAssert.AreEquivalent(s_amount.Union(s_others).ToArray(), keys, "and each is pressed here");

        await TapAsync(counter, "volume+");
        await counter.Until(state => state["box"]!["volume"]!.GetValue<int>() == 7);
        await TapAsync(counter, "volume-");
        await counter.Until(state => state["box"]!["volume"]!.GetValue<int>() == 6);
        await TapAsync(counter, [.. s_amount, "confirm"]);
        await counter.UntilSaid("请支付一万三千二百三十五点六元");
        await TapAsync(counter, "clear");
        await counter.UntilSaid("已取消");
        await TapAsync(counter, "total");
        await counter.UntilSaid("今日收款零笔共零元");
        await TapAsync(counter, "replay");
        await counter.UntilSaid("暂无收款记录");
        await TapAsync(counter, "undo");
        await counter.UntilSaid("请输入流水号");
        await TapAsync(counter, "clear");

        // A box with a modem alone goes by its standby.
        string signal = LinkChoice.Named(LinkChoice.Of(plan)).HasModem ? "Standby" : "Ready";
        string colour = plan.LampGreen < 0 ? "plain" : "green";
        await counter.Until(state => state["box"]!["lampSignal"]!.GetValue<string>() == signal && state["box"]!["lamp"]!.GetValue<string>() == colour);
    }

    [TestMethod]
    public async Task ABoxSaysHowItsBatteryIs()
    {
        await using CounterClient counter = await CounterClient.StartAsync(new CounterOptions { Board = "esp32-s3-battery" });
        await counter.PostAsync("api/battery", new JsonObject { ["percent"] = 12 });
        await counter.UntilSaid("电量低,请充电");
        await counter.PostAsync("api/battery", new JsonObject { ["charger"] = true });
        await counter.UntilSaid("正在充电");
        JsonObject state = await counter.StateAsync();
        Assert.AreEqual(12, state["battery"]!["percent"]!.GetValue<int>());
        Assert.IsTrue(state["battery"]!["charger"]!.GetValue<bool>());

        // As good as empty: nothing new is begun.
        await counter.PostAsync("api/battery", new JsonObject { ["percent"] = 2, ["charger"] = false });
        await counter.UntilEvent("step", step => step["title"]!.GetValue<string>().Contains("state 3 (", StringComparison.Ordinal) && step["title"]!.GetValue<string>().EndsWith("charger out", StringComparison.Ordinal));
        await counter.Until(state => state["box"]!["speaking"]!.GetValue<string>().Length == 0);
        int before = counter.Words.Length;
        await TapAsync(counter, "5", "confirm");
        await counter.Until(_ => counter.Words.Length > before);
        Assert.AreEqual("电量低,请充电", counter.Words[before], "why not");
        Assert.AreEqual("Idle", (await counter.StateAsync())["box"]!["state"]!.GetValue<string>());
        foreach (string body in new[] { """{"percent":101}""", """{"percent":-1}""", """{"percent":1.5}""", """{"percent":"1"}""", """{"charger":1}""", """{"volts":4}""" })
            Assert.AreEqual(HttpStatusCode.BadRequest, await counter.TryAsync("api/battery", body), body);
    }

    private static async Task TapAsync(CounterClient counter, params string[] keys)
    {
        foreach (string key in keys)
            await counter.PostAsync("api/key", new JsonObject { ["key"] = key, ["action"] = "tap" });
    }
}
