using nanoFramework.TestFramework;
using ScanBox.Payments;
using ScanBox.Ports;
using ScanBox.Tests.InMemory;

namespace ScanBox.Day.Tests;

/// <summary>A box whose journal is gone takes the total of the day over from the switch, once.</summary>
[TestClass]
public class LostJournalTests
{
    [TestMethod]
    public void AWipedBoxTakesTheTotalOverOnce()
    {
        World world = WorldWithTwoReceipts();
        int before = world.Box.Batch;
        Wipe(world);
        world.RunUntilReady();
        Assert.AreEqual(before + 1, world.Box.Batch);
        Assert.AreEqual(1, world.Log.Count("says 已恢复二笔"), world.Log.Dump());
        world.Keypad.Press(Key.Replay);
        world.Keypad.Press(Key.Total);
        world.RunUntilQuiet();
        Assert.IsTrue(world.Log.Has("says 暂无收款记录"), world.Log.Dump());
        Assert.IsTrue(world.Log.Has("says 今日收款二笔共三元"), world.Log.Dump());

        // The rest of the day comes on top; a restart and a new session take nothing over again.
        world.PayWith("4", World.UnionPayCode);
        world.RunUntilQuiet();
        world.Restart();
        world.Log.Clear();
        world.RunUntilReady();
        world.RunFor(200_000);
        world.Keypad.Press(Key.Total);
        world.RunUntilQuiet();
        Assert.IsFalse(world.Log.Has("says 已恢复"), world.Log.Dump());
        Assert.IsTrue(world.Log.Has("says 今日收款三笔共七元"), world.Log.Dump());

        // What was taken over is not of this batch.
        world.Keypad.Held = Key.Total;
        world.RunFor(10_000);
        world.Keypad.Held = Key.None;
        Assert.AreEqual("000000000400001000000000000000", world.Switch.Settled.Substring(0, 30), world.Log.Dump());
    }

    [TestMethod]
    public void ANewBoxSaysNothing()
    {
        var world = new World();
        world.RunUntilReady();
        world.RunFor(100_000);
        Assert.IsFalse(world.Log.Has("says 已恢复"), world.Log.Dump());
        Assert.AreEqual(1, world.Switch.SignIns);
    }

    [TestMethod]
    public void WhatAPayerStillDecidesIsWaitedFor()
    {
        World world = WorldWithTwoReceipts();
        world.Switch.PayerWaits = true;
        Wipe(world);
        world.RunUntilReady();
        world.RunFor(100_000);
        Assert.IsFalse(world.Log.Has("says 已恢复"), world.Log.Dump());
        Assert.IsTrue(world.Switch.SignIns >= 3);
        world.Switch.PayerWaits = false;
        world.RunFor(100_000);
        Assert.AreEqual(1, world.Log.Count("says 已恢复二笔"), world.Log.Dump());
        Assert.IsFalse(world.Log.Has("says 网络已断开"), world.Log.Dump());
        int signIns = world.Switch.SignIns;
        world.RunFor(200_000);
        Assert.AreEqual(signIns, world.Switch.SignIns);
    }

    [TestMethod]
    public void AnUnknownPurchaseIsNotCountedTwice()
    {
        World world = WorldWithTwoReceipts();
        world.Switch.LosesPurchaseAnswers = true;
        world.PayWith("4", World.UnionPayCode);
        world.RunUntil(PaymentState.AwaitingAnswer);
        world.RunFor(500);
        // A byte of the middle flips: the purchase is still remembered, and approved at the switch.
        byte[] journal = world.Storage.Find("journal.0")!;
        journal[200] ^= 0x10;
        world.Restart();
        world.Log.Clear();
        world.RunUntilReady();
        world.RunFor(100_000);
        Assert.IsTrue(world.Log.Has("says 上一笔云闪付"), world.Log.Dump());
        world.Keypad.Press(Key.Total);
        world.RunUntilQuiet();
        Assert.IsTrue(world.Log.Has("says 今日收款三笔共七元"), world.Log.Dump());
    }

    private static World WorldWithTwoReceipts()
    {
        var world = new World();
        world.RunUntilReady();
        world.PayWith("1", World.WechatCode);
        world.RunUntilQuiet();
        world.PayWith("2", World.AlipayCode);
        world.RunUntilQuiet();
        return world;
    }

    private static void Wipe(World world)
    {
        world.Storage.Plant("journal.0", null);
        world.Storage.Plant("journal.1", null);
        world.Restart();
        world.Log.Clear();
    }
}
