using nanoFramework.TestFramework;
using ScanBox.Payments;
using ScanBox.Ports;
using ScanBox.Switching;
using ScanBox.Tests.InMemory;

namespace ScanBox.Day.Tests;

/// <summary>When the vendor hears of the connection: at power-on, and when it was lost and is there again; a sign-in in between is nobody's business.</summary>
[TestClass]
public class ConnectionTests
{
    private const string Connected = "says 服务器已连接";
    private const string Lost = "says 网络已断开";

    [TestMethod]
    public void ItIsSaidAtPowerOn()
    {
        var world = new World();
        world.RunUntilReady();
        world.RunFor(300_000);
        Assert.AreEqual("欢迎使用;服务器已连接", world.Log.Said());
        world.Restart();
        world.Log.Clear();
        world.RunUntilReady();
        Assert.AreEqual(1, world.Log.Count(Connected), world.Log.Dump());
    }

    [TestMethod]
    public void ALossIsSaidOnceAndTheReturnOnce()
    {
        var world = new World();
        world.RunUntilReady();
        world.Log.Clear();
        world.Switch.Unreachable = true;
        world.RunFor(200_000);
        Assert.AreEqual("网络已断开", world.Log.Said());
        world.Switch.Unreachable = false;
        world.RunFor(60_000);
        Assert.AreEqual("网络已断开;服务器已连接", world.Log.Said());
    }

    [TestMethod]
    public void WhatTheSwitchAsksForIsNoLoss()
    {
        var world = new World();
        world.RunUntilReady();
        int signIns = world.Switch.SignIns;
        world.Switch.Result = "77";
        world.Switch.InquiryResult = "00";
        world.PayWith("5", World.AlipayCode);
        world.RunUntilQuiet();
        Assert.AreEqual(signIns + 1, world.Switch.SignIns);
        Assert.IsTrue(world.Log.Has("says 支付宝到账五元"), world.Log.Dump());
        Assert.AreEqual(1, world.Log.Count(Connected), world.Log.Dump());
        Assert.IsFalse(world.Log.Has(Lost), world.Log.Dump());

        // The new sign-in fails: now it is a loss.
        world.Switch.Result = "77";
        world.Switch.Holds = true;
        world.PayWith("6", World.UnionPayCode);
        world.RunUntil(PaymentState.AwaitingAnswer);
        world.Log.Clear();
        world.Switch.Answer("77", true);
        world.RunFor(200);
        Assert.AreEqual((int)SwitchState.Offline, (int)world.Box.SwitchState);
        Assert.IsFalse(world.Log.Has(Lost), world.Log.Dump());
        world.Switch.Unreachable = true;
        world.RunFor(60_000);
        Assert.AreEqual(1, world.Log.Count(Lost), world.Log.Dump());
        world.Switch.Holds = false;
        world.Switch.Unreachable = false;
        world.RunFor(60_000);
        Assert.AreEqual(1, world.Log.Count(Connected), world.Log.Dump());
    }

    [TestMethod]
    public void TheFirstPaymentOfTheNextDayTellsNothingNew()
    {
        World world = SignedOut();
        world.PayWith("3", World.AlipayCode);
        world.RunUntilQuiet();
        Assert.AreEqual("请支付三元;支付宝到账三元", world.Log.Said());
    }

    [TestMethod]
    public void ALossAtNightIsSaidToWhoeverWantsToSell()
    {
        World world = SignedOut();
        world.Switch.Unreachable = true;
        world.RunFor(300_000);
        Assert.AreEqual("", world.Log.Said());
        world.PayWith("3", World.AlipayCode);
        world.RunUntilQuiet();
        Assert.IsTrue(world.Log.Has("says 网络未连接,未收款"), world.Log.Dump());
        Assert.IsFalse(world.Log.Has(Connected), world.Log.Dump());
        world.Switch.Unreachable = false;
        world.RunFor(60_000);
        Assert.AreEqual(1, world.Log.Count(Connected), world.Log.Dump());
    }

    [TestMethod]
    public void WhoeverWasToldThatThereIsNoneHearsOfTheFirst()
    {
        var world = new World();
        world.Switch.Unreachable = true;
        world.RunFor(20_000);
        world.Press("5=");
        world.RunFor(2000);
        Assert.AreEqual("欢迎使用;网络未连接,未收款", world.Log.Said());
        world.Switch.Unreachable = false;
        world.RunFor(60_000);
        Assert.AreEqual(1, world.Log.Count(Connected), world.Log.Dump());
    }

    private static World SignedOut()
    {
        var world = new World();
        world.RunUntilReady();
        world.PayWith("1", World.WechatCode);
        world.RunUntilQuiet();
        world.Keypad.Held = Key.Total;
        world.RunFor(4000);
        world.Keypad.Held = Key.None;
        world.RunFor(6000);
        Assert.AreEqual((int)SwitchState.SignedOut, (int)world.Box.SwitchState);
        world.Log.Clear();
        return world;
    }
}
