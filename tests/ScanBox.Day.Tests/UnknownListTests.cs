using nanoFramework.TestFramework;
using ScanBox.Payments;
using ScanBox.Ports;
using ScanBox.Tests.InMemory;
using ScanBox.Tests.Payments;

namespace ScanBox.Day.Tests;

[TestClass]
public class UnknownListTests
{
    [TestMethod]
    public void EachIsNamedAndTheBoxToo()
    {
        var world = new World();
        world.RunUntilReady();
        // The answer to this one tells the time.
        world.PayWith("1", World.WechatCode);
        world.RunUntilQuiet();
        KeepUnknown(world, "8", "6200000000000000001");
        // The second one was named by the switch: it waits for its payer, and then nobody answers any more.
        world.Switch.LosesPurchaseAnswers = false;
        world.Switch.Result = "09";
        world.Switch.Rrn = "112200123456";
        world.Press("5=");
        world.RunFor(5000);
        world.Keypad.Held = Key.Confirm;
        world.RunFor(4500);
        world.Keypad.Held = Key.None;
        world.Scanner.Show("6200000000000000002");
        world.RunFor(2000);
        world.Press("c");
        world.RunFor(90_000);
        Assert.AreEqual(2, world.Box.UnknownCount, world.Log.Dump());
        AssertListed(world);

        // Also after a power cut, when nobody answers.
        world.Switch.Unreachable = true;
        world.Restart();
        world.RunFor(3000);
        AssertListed(world);
    }

    [TestMethod]
    public void NothingUnknownIsSaidToo()
    {
        var world = new World();
        world.RunUntilReady();
        HoldReplay(world);
        Assert.AreEqual("未知交易零笔", world.Log.Said());
    }

    [TestMethod]
    public void WhatIsInProgressIsNotCalledUnknown()
    {
        World world = Scene.Reach(PaymentState.AwaitingAnswer, Happens.KeyConfirm);
        HoldReplay(world);
        Assert.AreEqual("交易进行中", world.Log.Said(), world.Log.Dump());
    }

    private static void AssertListed(World world)
    {
        HoldReplay(world);
        Assert.IsTrue(world.Log.Said().Contains("未知交易二笔;第一笔十五点三十分八元流水号零零零零零二;第二笔十五点三十一分五元参考号尾号一二三四五六;请联系服务商设备编号零零零零零二零二五四零零四三一八"), world.Log.Dump());
        Assert.IsTrue(world.Log.Has("RRN 112200123456"), world.Log.Dump());
        Assert.IsTrue(world.Log.Has("terminal 12345678, serial 0000020254004318"), world.Log.Dump());
    }

    private static void HoldReplay(World world)
    {
        world.Log.Clear();
        world.Keypad.Held = Key.Replay;
        world.RunFor(5000);
        world.Keypad.Held = Key.None;
        world.RunFor(1000);
    }

    private static void KeepUnknown(World world, string amount, string code)
    {
        world.Switch.LosesPurchaseAnswers = true;
        world.Switch.LosesInquiryAnswers = true;
        world.Switch.LosesReversalAnswers = true;
        world.PayWith(amount, code);
        world.RunUntilQuiet();
        Assert.AreEqual(1, world.Box.UnknownCount, world.Log.Dump());
    }
}
