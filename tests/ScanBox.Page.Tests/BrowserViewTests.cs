using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CounterPage;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace ScanBox.Page.Tests;

/// <summary>Both views in a real browser: what the acquirer reads, language and theme, and whether everybody can use them.</summary>
[TestClass]
public sealed class BrowserViewTests
{
    [TestMethod]
    public async Task TheAcquirerReadsAndSearchesTheBooks()
    {
        await using CounterClient counter = await CounterClient.StartAsync();
        await PayAsync(counter, "wechat", "1", "0");
        await PayAsync(counter, "alipay", "2", ".", "5");
        await PayAsync(counter, "wechat", "4");
        JsonArray purchases = (await counter.GetAsync("api/acquirer"))["purchases"]!.AsArray();
        string rrn = purchases.Single(row => row!["scheme"]!.GetValue<string>() == "alipay")!["rrn"]!.GetValue<string>();

        JsonObject seen = await Browser.PlayAsync("acquirer", counter.Server.Address, new JsonObject
        {
            ["purchases"] = 3,
            ["queries"] = new JsonArray(Query(rrn, 1), Query("WeChat", 2), Query("no such thing", 0), Query("", 3)),
        });
        Assert.AreEqual("3 · ¥16.50", Text(seen["figures"]!["box"]));
        Assert.AreEqual("3 · ¥16.50", Text(seen["figures"]!["switch"]));
        Assert.AreEqual("Balanced", Text(seen["figures"]!["ledger"]));
        JsonNode total = seen["totals"]!.AsArray().Single()!;
        Assert.AreEqual("3", Text(total["count"]));
        Assert.AreEqual("¥16.50", Text(total["sumFen"]));
        Assert.AreEqual("alipay", Text(seen["found"]![rrn]![0]!["scheme"]));
        Assert.AreEqual("¥2.50", Text(seen["found"]![rrn]![0]!["amountFen"]));
        Assert.IsTrue(seen["found"]!["WeChat"]!.AsArray().All(row => Text(row!["scheme"]) == "wechat"));
        Assert.AreEqual(2, seen["routing"]!.AsArray().Sum(row => Text(row!["sumFen"]) == "¥16.50" ? 2 : 1), "two wallets, one or two clearing houses");
        Assert.AreEqual(
            seen["lines"]!.AsArray().Sum(row => Fen(row!["debitFen"])),
            seen["lines"]!.AsArray().Sum(row => Fen(row!["creditFen"])),
            "both sides of the ledger");
    }

    [TestMethod]
    public async Task LanguageAndThemeAreSwitchedAndRemembered()
    {
        await using CounterClient counter = await CounterClient.StartAsync();
        JsonObject seen = await Browser.PlayAsync("choices", counter.Server.Address);
        Assert.AreEqual("en", Text(seen["first"]!["lang"]));
        Assert.AreEqual("The counter", Text(seen["first"]!["heading"]));
        foreach (string later in new[] { "second", "again" })
        {
            Assert.AreEqual("zh-CN", Text(seen[later]!["lang"]), later);
            Assert.AreEqual("柜台", Text(seen[later]!["heading"]), later);
            Assert.AreNotEqual(Text(seen["first"]!["ground"]), Text(seen[later]!["ground"]), later);
        }
        Assert.AreEqual("收单机构账目", Text(seen["acquirer"]!["heading"]));
        Assert.AreEqual(Text(seen["again"]!["ground"]), Text(seen["acquirer"]!["ground"]));
        foreach (string view in new[] { "first", "second", "again", "acquirer" })
            Assert.IsEmpty(seen[view]!["missing"]!.AsArray(), seen[view]!["missing"]!.ToJsonString());
        string[][] titles = [.. seen["zh"]!.AsArray().Select(pair => new[] { Text(pair![0]), Text(pair[1]) })];
        Assert.AreEqual("扫码模块：就绪", titles.First(pair => pair[0] == "scanner: Ready")[1]);
        StringAssert.EndsWith(titles.First(pair => pair[0].EndsWith("→ SignedIn", StringComparison.Ordinal))[1], "→ 已签到");
    }

    [TestMethod]
    [DataRow(false, "esp32-wroom-voice")]
    [DataRow(true, "esp32-s3-battery")]
    public async Task AxeFindsNothingAndNothingIsWiderThanTheWindow(bool powerOff, string board)
    {
        // Boards with the most on them: beeper and voice module, battery and buttons at the side.
        await using CounterClient counter = await CounterClient.StartAsync(new CounterOptions { Board = board });
        await PayAsync(counter, "wechat", "1", "2", ".", "5");
        if (powerOff)
        {
            await counter.PowerAsync("cut");
        }
        else
        {
            // As much as there can be at once: a payment under way, the customer asked for a password.
            await counter.PostAsync("api/phones/alipay/behave", new JsonObject { ["password"] = true });
            await counter.PostAsync("api/phones/jd/show", new JsonObject { ["what"] = "receive" });
            await counter.TypeAsync("3");
            await counter.HoldAsync("alipay");
            await counter.Until(state => CounterClient.Phone(state, "alipay")["asking"]!.GetValue<bool>());
        }
        var failures = new List<string>();
        foreach ((string path, string ready) in new[] { ("", powerOff ? "#banner[data-kind=\"off\"]" : ".step"), ("acquirer", "#figure-box") })
        {
            JsonObject seen = await Browser.PlayAsync("accessible", counter.Server.Address, new JsonObject
            {
                ["path"] = path,
                ["ready"] = ready,
                ["looks"] = new JsonArray(Look("light", 1440, 900, "en-GB"), Look("dark", 1440, 900, "zh-CN"), Look("light", 360, 740, "zh-CN"), Look("dark", 360, 740, "en-GB")),
            });
            foreach (JsonNode? result in seen["results"]!.AsArray())
            {
                string[] passes = [.. result!["passes"]!.AsArray().Select(Text)];
                CollectionAssert.Contains(passes, "color-contrast", "axe has looked");
                CollectionAssert.Contains(passes, "button-name");
                failures.AddRange(result!["violations"]!.AsArray().Select(violation => $"{result["look"]}: {violation}"));
                if (result["wider"]!.GetValue<int>() > 0)
                    failures.Add($"{result["look"]}: {result["wider"]} px wider than the window");
            }
        }
        Assert.IsEmpty(failures, string.Join('\n', failures));
    }

    private static JsonObject Query(string text, int rows) => new() { ["text"] = text, ["rows"] = rows };

    private static JsonObject Look(string theme, int width, int height, string locale) => new() { ["theme"] = theme, ["width"] = width, ["height"] = height, ["locale"] = locale };

    private static string Text(JsonNode? node) => node!.GetValue<string>();

    private static long Fen(JsonNode? cell) => long.Parse("0" + string.Concat(Text(cell).Where(char.IsAsciiDigit)), System.Globalization.CultureInfo.InvariantCulture);

    private static async Task PayAsync(CounterClient counter, string phone, params string[] keys)
    {
        int before = (await counter.StateAsync())["agree"]!["boxCount"]!.GetValue<int>();
        await counter.TypeAsync(keys);
        await counter.HoldAsync(phone);
        await counter.Until(state => state["agree"]!["boxCount"]!.GetValue<int>() == before + 1 && state["box"]!["state"]!.GetValue<string>() == "Idle");
    }
}
