using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace ScanBox.Page.Tests;

/// <summary>Payments by hand in a real browser: what the page shows is what the books say.</summary>
[TestClass]
public sealed class BrowserPaymentTests
{
    [TestMethod]
    [DataRow("wechat", "12.5", "微信收款十二点五元", "WeChat Pay received ¥12.50", 1250L, "click")]
    [DataRow("alipay", "8", "支付宝到账八元", "Alipay received ¥8.00", 800L, "click")]
    [DataRow("unionpay", "30.05", "云闪付收款三十点零五元", "Cloud QuickPass received ¥30.05", 3005L, "drag")]
    public async Task AWalletPays(string phone, string amount, string said, string meaning, long fen, string by)
    {
        await using CounterClient counter = await CounterClient.StartAsync();
        JsonObject seen = await Browser.PlayAsync("pay", counter.Server.Address, new JsonObject
        {
            ["phone"] = phone, ["amount"] = amount, ["said"] = said, ["by"] = by, ["payment"] = "000001-000001",
        });
        JsonNode after = seen["after"]!;
        string yuan = PageView.Yuan(fen);

        JsonNode caption = after["captions"]!.AsArray().Single(one => one!["said"]!.GetValue<string>() == said)!;
        Assert.AreEqual(meaning, caption["meaning"]!.GetValue<string>());
        Assert.IsTrue(after["displayed"]!.AsArray().Any(shown => shown!.GetValue<string>().Trim() == PageView.Digits(fen)), after["displayed"]!.ToJsonString());
        Assert.AreEqual(6, after["places"]!.GetValue<int>(), "the board's display has six digits");
        Assert.AreEqual("¥5,000.00", seen["before"]!["balances"]![phone]!.GetValue<string>());
        Assert.AreEqual(PageView.Yuan(500_000 - fen), after["balances"]![phone]!.GetValue<string>());
        Assert.AreEqual("1 · " + yuan, after["box"]!.GetValue<string>());
        Assert.AreEqual("1 · " + yuan, after["switch"]!.GetValue<string>());
        Assert.AreEqual("agree", after["agree"]!.GetValue<string>());
        Assert.IsEmpty(after["owed"]!.AsArray());

        string[] kinds = [.. PageView.Group(after, "000001-000001")["kinds"]!.AsArray().Select(kind => kind!.GetValue<string>())];
        foreach (string kind in new[] { "key", "uart", "code", "journal", "sent", "received", "mac", "state", "spoken" })
            CollectionAssert.Contains(kinds, kind);
        JsonArray saved = seen["saved"]!["steps"]!.AsArray();
        Assert.IsTrue(saved.All(step => step!["payment"]!.GetValue<string>() == "000001-000001"));
        Assert.IsGreaterThan(15, saved.Count);

        JsonObject books = (await counter.StateAsync())["agree"]!.AsObject();
        Assert.AreEqual(fen, books["switchFen"]!.GetValue<long>());
        Assert.IsTrue(books["ledgerBalanced"]!.GetValue<bool>());
    }

    [TestMethod]
    public async Task WrongCodesAreRefusedInWords()
    {
        await using CounterClient counter = await CounterClient.StartAsync();
        JsonObject seen = await Browser.PlayAsync("wrong", counter.Server.Address, new JsonObject
        {
            ["phone"] = "alipay",
            ["shows"] = new JsonArray(
                new JsonObject { ["what"] = "receive", ["says"] = "请出示付款码,不要出示收款码" },
                new JsonObject { ["what"] = "web", ["says"] = "请出示付款码" }),
        });
        foreach (string what in new[] { "receive", "web" })
            StringAssert.Contains(seen["refused"]![what]!["titles"]!.ToJsonString(), "code refused", what);
        foreach (JsonNode? meaning in seen["refused"]!["receive"]!["captions"]!.AsArray().Concat(seen["refused"]!["web"]!["captions"]!.AsArray()).Select(caption => caption!["meaning"]))
            Assert.IsNotNull(meaning, "every sentence has an English reading");
        Assert.AreEqual("AwaitingCode", seen["still"]!.GetValue<string>(), "a wrong code ends nothing");
        Assert.AreEqual("0 · ¥0.00", seen["after"]!["box"]!.GetValue<string>());
        Assert.AreEqual("0 · ¥0.00", seen["after"]!["switch"]!.GetValue<string>());
        Assert.IsEmpty((await counter.GetAsync("api/acquirer"))["purchases"]!.AsArray(), "nothing was sent");
    }

    [TestMethod]
    [DataRow("pay", true, "1 · ¥3.00", "¥4,997.00")]
    [DataRow("giveUp", false, "0 · ¥0.00", "¥5,000.00")]
    public async Task ACustomerIsAskedForThePassword(string answer, bool received, string books, string balance)
    {
        await using CounterClient counter = await CounterClient.StartAsync();
        JsonObject seen = await Browser.PlayAsync("password", counter.Server.Address, new JsonObject { ["phone"] = "alipay", ["answer"] = answer });
        StringAssert.Contains(seen["announced"]!.GetValue<string>(), "asks its owner for the password");
        StringAssert.Contains(PageView.Said(seen["asked"]!), "请顾客输入密码");
        Assert.AreEqual("000001-000001", PageView.Payment(seen["asked"]!["owed"]![0]!));
        JsonNode after = seen["after"]!;
        Assert.AreEqual(received, PageView.Said(after).Contains("支付宝到账三元", StringComparison.Ordinal), PageView.Said(after));
        Assert.AreEqual(books, after["box"]!.GetValue<string>());
        Assert.AreEqual(books, after["switch"]!.GetValue<string>());
        Assert.AreEqual(balance, after["balances"]!["alipay"]!.GetValue<string>());
        Assert.AreEqual("agree", after["agree"]!.GetValue<string>());
    }

    [TestMethod]
    [DataRow("sent", "wechat", "1 · ¥8.00", "¥4,992.00", "0100")]
    [DataRow("write", "unionpay", "0 · ¥0.00", "¥5,000.00", "0400")]
    public async Task AfterAPowerCutTheBoxShowsWhatItOwesAndSettlesIt(string how, string phone, string books, string balance, string asks)
    {
        await using CounterClient counter = await CounterClient.StartAsync();
        JsonObject seen = await Browser.PlayAsync("powercut", counter.Server.Address, new JsonObject { ["how"] = how, ["phone"] = phone });
        Assert.AreEqual("off", seen["off"]!["power"]!.GetValue<string>());
        Assert.AreEqual("", seen["off"]!["display"]!.GetValue<string>(), "the display is dark");
        Assert.AreEqual(6, seen["off"]!["places"]!.GetValue<int>());
        JsonNode owing = seen["owing"]!["owed"]!.AsArray().Single()!;
        Assert.AreEqual("000001-000001", PageView.Payment(owing));
        Assert.AreEqual("¥8.00", owing["amount"]!.GetValue<string>());
        JsonNode after = seen["after"]!;
        Assert.IsEmpty(after["owed"]!.AsArray());
        Assert.AreEqual("agree", after["agree"]!.GetValue<string>());
        Assert.AreEqual(books, after["box"]!.GetValue<string>());
        Assert.AreEqual(books, after["switch"]!.GetValue<string>());
        Assert.AreEqual(balance, after["balances"]![phone]!.GetValue<string>());
        string[] titles = PageView.Titles(after, "000001-000001");
        Assert.IsTrue(titles.Any(title => title.Contains("purchase, and the intent to reverse it", StringComparison.Ordinal)), string.Join('\n', titles));
        Assert.IsTrue(titles.Any(title => title.StartsWith(asks, StringComparison.Ordinal)), string.Join('\n', titles));
    }

    [TestMethod]
    public async Task ThePageIsLoadedAnewInTheMiddleOfAPayment()
    {
        await using CounterClient counter = await CounterClient.StartAsync();
        JsonObject seen = await Browser.PlayAsync("reload", counter.Server.Address, new JsonObject { ["phone"] = "wechat", ["payment"] = "000001-000001", ["said"] = "微信收款六元" });
        JsonNode reloaded = seen["reloaded"]!;
        Assert.AreEqual("000001-000001", PageView.Payment(reloaded["owed"]!.AsArray().Single()!));
        StringAssert.Contains(PageView.Said(reloaded), "请顾客输入密码");
        string[] now = PageView.Titles(reloaded, "000001-000001");
        foreach (string before in PageView.Titles(seen["before"]!, "000001-000001"))
            CollectionAssert.Contains(now, before);
        Assert.AreEqual("1 · ¥6.00", seen["after"]!["box"]!.GetValue<string>());
        Assert.AreEqual("agree", seen["after"]!["agree"]!.GetValue<string>());
    }

    [TestMethod]
    public async Task TwoBrowsersSeeTheSame()
    {
        await using CounterClient counter = await CounterClient.StartAsync();
        JsonObject seen = await Browser.PlayAsync("together", counter.Server.Address, new JsonObject { ["phone"] = "alipay", ["payment"] = "000001-000001", ["said"] = "支付宝到账七点五元" });
        Assert.AreEqual("   7.50", seen["typed"]![0]!["display"]!.GetValue<string>());
        Assert.AreEqual("   7.50", seen["typed"]![1]!["display"]!.GetValue<string>());
        JsonNode one = seen["after"]![0]!, other = seen["after"]![1]!;
        foreach (string name in new[] { "box", "switch", "agree", "captions", "balances", "owed" })
            Assert.AreEqual(one[name]!.ToJsonString(), other[name]!.ToJsonString(), name);
        CollectionAssert.AreEqual(PageView.Titles(one, "000001-000001"), PageView.Titles(other, "000001-000001"));
    }

    [TestMethod]
    public async Task AKeyboardIsEnough()
    {
        await using CounterClient counter = await CounterClient.StartAsync();
        JsonObject seen = await Browser.PlayAsync("keyboard", counter.Server.Address, new JsonObject { ["phone"] = "alipay", ["amount"] = "9.99", ["said"] = "支付宝到账九点九九元" });
        Assert.AreEqual("9.99", seen["typed"]!["display"]!.GetValue<string>().Trim());
        Assert.AreNotEqual("none", seen["outline"]!.GetValue<string>(), "the focus is seen");
        Assert.AreEqual("1 · ¥9.99", seen["after"]!["switch"]!.GetValue<string>());
    }
}
