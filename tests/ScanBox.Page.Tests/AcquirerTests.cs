using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Workbench;

namespace ScanBox.Page.Tests;

/// <summary>The acquirer's view behind a day with everything in it: purchases, a reversal, a void, the end of the day, a refund of a part.</summary>
[TestClass]
public sealed class AcquirerTests
{
    [TestMethod]
    public async Task TotalsAreTheBoxesAndEveryPurchaseHasItsRoute()
    {
        await using CounterClient counter = await CounterClient.StartAsync();
        await PayAsync(counter, "wechat", 1, 1000, "1", "0");
        await PayAsync(counter, "alipay", 2, 3000, "2", "0");
        await PayAsync(counter, "unionpay", 3, 3500, "5");
        await CutBehindTheRecordAsync(counter);
        await GiveBackAsync(counter, "五元已退款");
        await CheckTotalsAsync(counter, batch: 1, [3, 3500, 1, 500]);

        int said = counter.Words.Length;
        await counter.PostAsync("api/key", new JsonObject { ["key"] = "total", ["action"] = "press" });
        await SaysAsync(counter, said, "结算成功");
        await counter.PostAsync("api/key", new JsonObject { ["key"] = "total", ["action"] = "release" });
        await PayAsync(counter, "wechat", 1, 400, "4");
        await GiveBackAsync(counter, "二点五元已退款", "2", ".", "5");
        // The switch opens a batch; which one is its own affair.
        int batch = (await counter.StateAsync())["agree"]!["batch"]!.GetValue<int>();
        Assert.IsGreaterThan(1, batch);
        await CheckTotalsAsync(counter, batch, [1, 400, 1, 250]);
        JsonObject view = await CheckTotalsAsync(counter, batch: 1, [3, 3500, 1, 500]);

        string[] rows = [.. view["purchases"]!.AsArray().Select(row => $"{row!["payment"]} {row["kind"]} {row["state"]} {row["amountFen"]} {row["route"]} {row["clearingHouse"]}")];
        CollectionAssert.AreEqual(
            new[]
            {
                $"{batch:D6}-000002 Refund Approved 250 netsunion true",
                $"{batch:D6}-000001 Purchase Approved 400 netsunion true",
                "000001-000005 Void Approved 500 unionpay true",
                "000001-000004 Purchase Tombstone 700  false",
                "000001-000003 Purchase Approved 500 unionpay true",
                "000001-000002 Purchase Approved 2000 netsunion true",
                "000001-000001 Purchase Approved 1000 netsunion true",
            },
            rows);
        Assert.AreEqual("000001-000004", view["reversals"]!.AsArray().Single()!["payment"]!.GetValue<string>());
        Assert.IsTrue(view["ledger"]!["balanced"]!.GetValue<bool>());
        foreach ((string query, int found) in new[] { ("netsunion", 4), ("Void", 1), ("000001-000004", 1), ("NetsUnion 网联", 4), ("nobody", 0) })
            Assert.HasCount(found, (await counter.GetAsync("api/acquirer?q=" + Uri.EscapeDataString(query)))["purchases"]!.AsArray(), query);
        await CheckPageAsync(counter);
    }

    private static async Task CheckPageAsync(CounterClient counter)
    {
        JsonObject seen = await Browser.PlayAsync("acquirer", counter.Server.Address, new JsonObject
        {
            ["purchases"] = 7,
            ["queries"] = new JsonArray(new JsonObject { ["text"] = "unionpay", ["rows"] = 2 }, new JsonObject { ["text"] = "", ["rows"] = 7 }),
        });
        Assert.AreEqual("1 · ¥4.00", seen["figures"]!["box"]!.GetValue<string>());
        Assert.AreEqual("1 · ¥4.00", seen["figures"]!["switch"]!.GetValue<string>());
        Assert.AreEqual("Balanced", seen["figures"]!["ledger"]!.GetValue<string>());
        // Only what was bought is counted: what was given back went the same way.
        string[] routes = [.. seen["routing"]!.AsArray().Select(row => $"{row!["channel"]} {row["count"]} {row["sumFen"]}").Order(StringComparer.Ordinal)];
        CollectionAssert.AreEqual(new[] { "NetsUnion 网联 3 ¥34.00", "UnionPay 银联 1 ¥5.00" }, routes);
    }

    /// <summary>What the acquirer totals for a batch is what was done and, for the batch that is open, what the box counts.</summary>
    private static async Task<JsonObject> CheckTotalsAsync(CounterClient counter, int batch, long[] expected)
    {
        JsonObject view = await counter.GetAsync("api/acquirer");
        JsonNode[] rows = [.. view["totals"]!.AsArray().Where(row => row!["batch"]!.GetValue<int>() == batch).Select(row => row!)];
        // A day that ends meanwhile makes two rows of a batch.
        long[] totals = [.. new[] { "count", "sumFen", "returnCount", "returnedFen" }.Select(name => rows.Sum(row => row[name]!.GetValue<long>()))];
        CollectionAssert.AreEqual(expected, totals, view["totals"]!.ToJsonString());
        JsonNode box = (await counter.StateAsync())["agree"]!;
        if (box["batch"]!.GetValue<int>() == batch)
            CollectionAssert.AreEqual(expected, new[] { "boxCount", "boxFen", "boxReturnCount", "boxReturnFen" }.Select(name => box[name]!.GetValue<long>()).ToArray(), "the box");
        return view;
    }

    private static async Task PayAsync(CounterClient counter, string phone, int count, long fen, params string[] keys)
    {
        await counter.TypeAsync(keys);
        await counter.HoldAsync(phone);
        await counter.UntilAgreed(count, fen);
    }

    private static async Task CutBehindTheRecordAsync(CounterClient counter)
    {
        await counter.TypeAsync("7");
        await counter.PowerAsync("cutAfterNextWrite");
        await counter.HoldAsync("ccb");
        await counter.Until(state => state["power"]!.GetValue<string>() == "off");
        await counter.PowerAsync("on");
        await counter.UntilSaid("七元已撤销,未收款");
        await counter.UntilReady();
        await counter.UntilAgreed(3, 3500);
    }

    /// <summary>The vendor gives the last payment back, or a part of it.</summary>
    private static async Task GiveBackAsync(CounterClient counter, string given, params string[] part)
    {
        await TapAsync(counter, "请输入流水号", "undo");
        await TapAsync(counter, "请输入管理密码", "confirm");
        await TapAsync(counter, "请按确认键", [.. TestBench.VendorPin.Select(digit => digit.ToString()), "confirm"]);
        if (part.Length > 0)
            await TapAsync(counter, "请按确认键", [.. part, "confirm"]);
        await TapAsync(counter, given, "confirm");
        await counter.Until(state => state["box"]!["state"]!.GetValue<string>() == "Idle" && state["agree"]!["agree"]!.GetValue<bool>());
    }

    private static async Task TapAsync(CounterClient counter, string says, params string[] keys)
    {
        int said = counter.Words.Length;
        foreach (string key in keys)
            await counter.PostAsync("api/key", new JsonObject { ["key"] = key, ["action"] = "tap" });
        await SaysAsync(counter, said, says);
    }

    private static Task SaysAsync(CounterClient counter, int after, string text) => counter.Until(_ => counter.Words.Skip(after).Any(said => said.Contains(text, StringComparison.Ordinal)));
}
