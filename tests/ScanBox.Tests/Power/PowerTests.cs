using nanoFramework.TestFramework;
using ScanBox.Payments;
using ScanBox.Ports;
using ScanBox.Tests.InMemory;

namespace ScanBox.Tests.Power;

/// <summary>A day that ends with an empty battery.</summary>
[TestClass]
public class PowerTests
{
    private static World s_world = null!;

    [Cleanup]
    public void FreeTheHeap() => s_world = null!;

    [TestMethod]
    public void LowIsSaidAndSaidAgainAndDoesNotStopPayments()
    {
        Begin(BatteryState.Low, 14);
        Assert.IsTrue(s_world.Log.Has("says 电量低,请充电"), s_world.Log.Dump());
        Assert.IsTrue(s_world.Log.Has("battery: 14 %"), s_world.Log.Dump());
        s_world.PayWith("1", World.WechatCode);
        s_world.RunUntilQuiet();
        Assert.IsTrue(s_world.Log.Has("says 微信收款一元"), s_world.Log.Dump());
        s_world.Log.Clear();
        s_world.RunFor(9 * 60_000L);
        Assert.IsFalse(s_world.Log.Has("says 电量低,请充电"));
        s_world.RunFor(2 * 60_000L);
        Assert.IsTrue(s_world.Log.Has("says 电量低,请充电"));
    }

    [TestMethod]
    public void CriticalBeginsNothingNew()
    {
        Begin(BatteryState.Critical, 3);
        s_world.Log.Clear();
        s_world.Press("1=");
        s_world.RunUntilQuiet();
        Assert.IsTrue(s_world.Box.PaymentState == PaymentState.Idle);
        Assert.IsTrue(s_world.Log.Has("says 电量低,请充电"), s_world.Log.Dump());
        Assert.AreEqual("1", s_world.Box.EntryText, "the amount stays typed");
        s_world.Battery.Set(BatteryState.Low, 3, charging: true);
        s_world.PayWith("", World.WechatCode);
        s_world.RunUntilQuiet();
        Assert.IsTrue(s_world.Log.Has("says 正在充电"), s_world.Log.Dump());
        Assert.IsTrue(s_world.Log.Has("says 微信收款一元"), s_world.Log.Dump());
    }

    [TestMethod]
    public void WhatHasBegunIsEndedOnACriticalBattery()
    {
        Begin(BatteryState.Low, 6);
        s_world.Press("2=");
        s_world.RunUntil(PaymentState.AwaitingCode);
        s_world.Battery.Set(BatteryState.Critical, 3);
        s_world.Scanner.Show(World.WechatCode);
        s_world.RunUntilQuiet();
        Assert.AreEqual(200L, s_world.Box.LastReceipt.AmountFen);
        Assert.IsTrue(s_world.Box.LastReceipt.Spoken);
    }

    [TestMethod]
    public void TheChargeIsToldWhenBackIsHeld()
    {
        Begin(BatteryState.Good, 80);
        s_world.Keypad.Held = Key.Back;
        s_world.RunFor(5_000);
        s_world.Keypad.Held = Key.None;
        s_world.RunUntilQuiet();
        Assert.IsTrue(s_world.Log.Has("says 剩余电量百分之八十"), s_world.Log.Dump());
    }

    private static void Begin(BatteryState state, int percent)
    {
        // Two boxes at once do not fit the heap of a device.
        s_world = null!;
        s_world = new World();
        s_world.RunUntilReady();
        s_world.Battery.Set(state, percent);
        s_world.RunFor(1);
        s_world.RunUntilQuiet();
    }
}
