using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace ScanBox.Page.Tests;

/// <summary>
/// Everything that a visitor can break, one by one: what the vendor hears, what the box owes meanwhile, and that both ledgers agree in
/// the end.
/// </summary>
[TestClass]
public sealed class CounterFaultTests
{
    private const string Offline = "网络未连接,未收款";
    private const string LinkLost = "网络已断开";
    private const string Asking = "交易查询";
    private const string TakenBack = "已撤销,未收款";
    private const string Received = "支付宝到账五元";

    private static readonly Dictionary<string, Func<CounterClient, Task>> s_faults =
        new Func<CounterClient, Task>[] { WifiOff, WifiLost, SwitchSlow, SwitchGone, AnswerLost, WrongMac, ScannerUnplugged, PowerCutNow, PowerCutBehindAWrite, FlashWiped, ClockLost }
            .ToDictionary(fault => fault.Method.Name);

    public static IEnumerable<object[]> Faults => s_faults.Keys.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Faults))]
    public async Task TheVendorHearsTheTruthAndTheLedgersAgree(string fault)
    {
        await using CounterClient counter = await CounterClient.StartAsync();
        await s_faults[fault](counter);
    }

    private static async Task WifiOff(CounterClient counter)
    {
        await counter.FaultAsync("wifi", false);
        await counter.PowerAsync("cut");
        await counter.PowerAsync("on");
        await counter.Until(state => state["box"]!["state"]!.GetValue<string>() == "Idle");
        await RefusesAPayment(counter);
        await counter.FaultAsync("wifi", true);
        await PayAfterwards(counter);
    }

    private static async Task WifiLost(CounterClient counter)
    {
        await AskForThePassword(counter);
        await counter.FaultAsync("wifi", false);
        await Owes(counter);
        await counter.UntilSaid(LinkLost);
        await Owes(counter);
        await counter.FaultAsync("wifi", true);
        // It asked in vain, and took the purchase back: the customer has not paid.
        await counter.UntilSaid(TakenBack);
        await CountsNothing(counter);
    }

    private static async Task SwitchSlow(CounterClient counter)
    {
        await counter.FaultAsync("switchSlow", true);
        await TakeFive(counter);
        await Owes(counter);
        await counter.UntilSaid(Received);
        await CountsFive(counter);
    }

    private static async Task SwitchGone(CounterClient counter)
    {
        await AskForThePassword(counter);
        await counter.FaultAsync("switchGone", true);
        await counter.UntilSaid(LinkLost);
        await Owes(counter);
        await counter.FaultAsync("switchGone", false);
        await counter.PostAsync("api/phones/alipay/answer", new JsonObject { ["pay"] = true });
        await counter.UntilSaid(Received);
        await CountsFive(counter);
    }

    private static async Task AnswerLost(CounterClient counter)
    {
        await counter.FaultAsync("answerLost", true);
        await TakeFive(counter);
        await Owes(counter);
        await counter.UntilSaid(Asking);
        await counter.UntilSaid(Received);
        await CountsFive(counter);
    }

    private static async Task WrongMac(CounterClient counter)
    {
        await counter.FaultAsync("wrongMac", true);
        await TakeFive(counter);
        await counter.UntilEvent("step", step => step["title"]!.GetValue<string>() == "MAC is wrong");
        await Owes(counter);
        Assert.IsFalse(counter.Words.Contains(Received), "an answer with a wrong MAC decides nothing");
        await counter.UntilSaid(Asking);
        await counter.UntilSaid(Received);
        await CountsFive(counter);
    }

    private static async Task ScannerUnplugged(CounterClient counter)
    {
        await counter.FaultAsync("scannerUnplugged", true);
        await counter.TypeAsync("5");
        await counter.UntilSaid("摄像头故障");
        await CountsNothing(counter, "AwaitingCode");
        await counter.FaultAsync("scannerUnplugged", false);
        await counter.Until(state => state["box"]!["scannerState"]!.GetValue<string>() == "Reading");
        await counter.HoldAsync("alipay");
        await counter.UntilSaid(Received);
        await CountsFive(counter);
    }

    private static async Task PowerCutNow(CounterClient counter)
    {
        await counter.FaultAsync("answerLost", true);
        await TakeFive(counter);
        await counter.Until(_ => counter.Steps("sent").Any(IsPurchase));
        await counter.PowerAsync("cut");
        await Owes(counter);
        await counter.FaultAsync("answerLost", false);
        await counter.PowerAsync("on");
        await counter.UntilSaid("上一笔");
        await CountsFive(counter);
        Assert.IsTrue(counter.Words.Any(said => said.Contains("五元", StringComparison.Ordinal)), string.Join(' ', counter.Words));
    }

    private static async Task PowerCutBehindAWrite(CounterClient counter)
    {
        await counter.TypeAsync("5");
        await counter.PowerAsync("cutAfterNextWrite");
        await counter.HoldAsync("alipay");
        await counter.Until(state => state["power"]!.GetValue<string>() == "off");
        await Owes(counter);
        await counter.PowerAsync("on");
        await counter.UntilSaid("上一笔");
        await CountsNothing(counter);
        Assert.IsFalse(counter.Steps("sent").Any(IsPurchase), "it was cut before anything was sent");
    }

    private static async Task FlashWiped(CounterClient counter)
    {
        await TakeFive(counter);
        await CountsFive(counter);
        await counter.PowerAsync("wipe");
        await counter.UntilSaid("请先设置设备");
        JsonObject wiped = await counter.Until(state => state["box"]!["state"]!.GetValue<string>() == "NotSetUp");
        Assert.AreEqual(0, wiped["agree"]!["boxCount"]!.GetValue<int>());
        await counter.PowerAsync("setUp");
        // What it had taken it learns from the switch.
        await counter.UntilSaid("已恢复一笔");
        await counter.UntilReady();
        JsonObject again = await counter.Until(state => state["agree"]!["agree"]!.GetValue<bool>());
        Assert.IsTrue(again["agree"]!["ledgerBalanced"]!.GetValue<bool>());
        Assert.AreEqual(500_000 - 500, CounterClient.Phone(again, "alipay")["balanceFen"]!.GetValue<long>());
    }

    private static async Task ClockLost(CounterClient counter)
    {
        await counter.FaultAsync("clockLost", true);
        await counter.UntilSaid(LinkLost);
        await RefusesAPayment(counter);
        await counter.FaultAsync("clockLost", false);
        await PayAfterwards(counter);
    }

    /// <summary>Without a way to the switch no payment begins, and the vendor hears why.</summary>
    private static async Task RefusesAPayment(CounterClient counter)
    {
        foreach (string key in new[] { "5", "confirm" })
            await counter.PostAsync("api/key", new JsonObject { ["key"] = key, ["action"] = "tap" });
        await counter.UntilSaid(Offline);
        await CountsNothing(counter);
        Assert.IsFalse(counter.Steps("sent").Any(IsPurchase), "nothing was sent");
        await counter.PostAsync("api/key", new JsonObject { ["key"] = "clear", ["action"] = "tap" });
    }

    private static bool IsPurchase(JsonObject step) => step["title"]!.GetValue<string>().StartsWith("0200", StringComparison.Ordinal);

    private static async Task TakeFive(CounterClient counter)
    {
        await counter.TypeAsync("5");
        await counter.HoldAsync("alipay");
    }

    private static async Task AskForThePassword(CounterClient counter)
    {
        await counter.PostAsync("api/phones/alipay/behave", new JsonObject { ["password"] = true });
        await TakeFive(counter);
        await counter.Until(state => state["box"]!["state"]!.GetValue<string>() == "AwaitingPayer");
        await counter.PostAsync("api/phones/alipay/behave", new JsonObject { ["password"] = false });
    }

    private static async Task Owes(CounterClient counter)
    {
        JsonObject owing = await counter.Until(state => state["owed"]!.AsArray().Count == 1);
        Assert.AreEqual(500, owing["owed"]![0]!["amountFen"]!.GetValue<long>());
    }

    private static async Task CountsFive(CounterClient counter)
    {
        JsonObject state = await counter.UntilAgreed(1, 500);
        Assert.AreEqual(500_000 - 500, CounterClient.Phone(state, "alipay")["balanceFen"]!.GetValue<long>(), "the customer paid once");
    }

    private static async Task CountsNothing(CounterClient counter, string state = "Idle")
    {
        JsonObject now = await counter.UntilAgreed(0, 0, state);
        Assert.AreEqual(500_000, CounterClient.Phone(now, "alipay")["balanceFen"]!.GetValue<long>(), "the customer has all the money");
    }

    /// <summary>When it is mended the box goes on as if nothing had been.</summary>
    private static async Task PayAfterwards(CounterClient counter)
    {
        await counter.UntilReady();
        await TakeFive(counter);
        await counter.UntilSaid(Received);
        await CountsFive(counter);
    }
}
