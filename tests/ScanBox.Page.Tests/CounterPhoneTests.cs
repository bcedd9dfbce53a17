using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace ScanBox.Page.Tests;

/// <summary>The customers: every wallet and bank app pays; one pays late, one has no money, one shows the wrong thing.</summary>
[TestClass]
public sealed class CounterPhoneTests
{
    [TestMethod]
    public async Task EveryWalletAndBankAppPaysAndItsCodeIsShownOnce()
    {
        await using CounterClient counter = await CounterClient.StartAsync();
        JsonObject[] phones = [.. (await counter.StateAsync())["phones"]!.AsArray().Select(phone => phone!.AsObject())];
        string[] ids = [.. phones.Select(phone => phone["id"]!.GetValue<string>())];
        CollectionAssert.IsSubsetOf(new[] { "wechat", "alipay", "unionpay", "icbc" }, ids);
        long sum = 0;
        // The brands that are said by name, and one bank.
        foreach (string phone in new[] { "wechat", "alipay", "unionpay", "icbc" })
        {
            string code = CounterClient.Phone(await counter.StateAsync(), phone)["code"]!.GetValue<string>();
            Assert.IsTrue(code.All(char.IsAsciiDigit), "as a number too");
            StringAssert.StartsWith(CounterClient.Phone(await counter.StateAsync(), phone)["qrSvg"]!.GetValue<string>(), "<svg");
            await counter.TypeAsync("3");
            await counter.HoldAsync(phone);
            sum += 300;
            JsonObject paid = await counter.UntilAgreed((int)(sum / 300), sum);
            Assert.AreEqual(500_000 - 300, CounterClient.Phone(paid, phone)["balanceFen"]!.GetValue<long>(), phone);
            Assert.AreNotEqual(code, CounterClient.Phone(paid, phone)["code"]!.GetValue<string>(), "a code is shown once");
        }
    }

    [TestMethod]
    public async Task WhoHasNoMoneyIsDeclinedAndWhoShowsTheWrongThingIsTold()
    {
        await using CounterClient counter = await CounterClient.StartAsync();
        await counter.PostAsync("api/phones/alipay/behave", new JsonObject { ["broke"] = true });
        await counter.TypeAsync("6");
        await counter.HoldAsync("alipay");
        await counter.UntilSaid("余额不足");
        await Unpaid(counter, "alipay", "Idle");
        await counter.PostAsync("api/phones/alipay/behave", new JsonObject { ["broke"] = false });

        await counter.PostAsync("api/phones/alipay/show", new JsonObject { ["what"] = "expired" });
        await counter.TypeAsync("7");
        await counter.HoldAsync("alipay");
        await counter.UntilSaid("付款码已失效,请刷新");
        await Unpaid(counter, "alipay", "Idle");

        await counter.TypeAsync("8");
        foreach ((string what, string says) in new[] { ("receive", "请出示付款码,不要出示收款码"), ("web", "请出示付款码") })
        {
            int sent = counter.Steps("sent").Count(), said = counter.Words.Length;
            await counter.PostAsync("api/phones/alipay/show", new JsonObject { ["what"] = what });
            await counter.HoldAsync("alipay");
            await counter.Until(_ => counter.Words.Skip(said).Contains(says));
            await Unpaid(counter, "alipay", "AwaitingCode");
            Assert.AreEqual(sent, counter.Steps("sent").Count(), "what is no payment code is not sent");
        }

        // And the same customer, with money and the right code.
        await counter.PostAsync("api/phones/alipay/show", new JsonObject { ["what"] = "code" });
        await counter.HoldAsync("alipay");
        await counter.UntilAgreed(1, 800);
        Assert.AreEqual(3, (await counter.GetAsync("api/acquirer"))["purchases"]!.AsArray().Count, "the two that were declined are in the switch's books too");
    }

    [TestMethod]
    public async Task WhoPaysLateIsWaitedFor()
    {
        await using CounterClient counter = await CounterClient.StartAsync();
        await counter.PostAsync("api/phones/unionpay/behave", new JsonObject { ["late"] = true });
        await counter.TypeAsync("9");
        await counter.HoldAsync("unionpay");
        await counter.UntilSaid("支付中,请顾客输入密码");
        JsonObject waiting = await counter.Until(state => state["owed"]!.AsArray().Count == 1);
        Assert.AreEqual("Waiting", waiting["owed"]![0]!["switchState"]!.GetValue<string>());
        await counter.UntilSaid("云闪付收款九元");
        JsonObject paid = await counter.UntilAgreed(1, 900);
        Assert.IsGreaterThan(15, counter.Steps("received").Count(step => step["title"]!.GetValue<string>().StartsWith("0110", StringComparison.Ordinal)) * 10, "the box asked meanwhile");
        Assert.AreEqual(500_000 - 900, CounterClient.Phone(paid, "unionpay")["balanceFen"]!.GetValue<long>());
    }

    private static async Task Unpaid(CounterClient counter, string phone, string box)
    {
        JsonObject state = await counter.UntilAgreed(0, 0, box);
        Assert.AreEqual(500_000, CounterClient.Phone(state, phone)["balanceFen"]!.GetValue<long>());
    }
}
