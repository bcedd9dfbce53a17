using nanoFramework.TestFramework;
using ScanBox.Payments;
using ScanBox.Ports;
using ScanBox.Tests.InMemory;

namespace ScanBox.Day.Tests;

[TestClass]
public class VendorDayTests
{
    [TestMethod]
    public void FixedPriceNeedsOnlyConfirm()
    {
        var world = new World(fixedFen: 350);
        world.RunUntilReady();
        world.PayWith("", World.WechatCode);
        world.RunUntilQuiet();
        Assert.IsTrue(world.Log.Has("says 微信收款三点五元"), world.Log.Dump());
        world.PayWith("5", World.AlipayCode);
        world.RunUntilQuiet();
        Assert.IsTrue(world.Log.Has("says 支付宝到账五元"), world.Log.Dump());
    }

    [TestMethod]
    public void ReplayGoesBackOneReceiptAPress()
    {
        var world = new World();
        world.RunUntilReady();
        world.Keypad.Press(Key.Replay);
        world.RunUntilQuiet();
        Assert.IsTrue(world.Log.Has("says 暂无收款记录"), world.Log.Dump());
        world.PayWith("1", World.WechatCode);
        world.RunUntilQuiet();
        world.PayWith("2", World.AlipayCode);
        world.RunUntilQuiet();
        world.Log.Clear();
        world.Keypad.Press(Key.Replay);
        world.RunUntilQuiet();
        Assert.IsTrue(world.Log.Has("says 上一笔支付宝到账二元已成功"), world.Log.Dump());
        world.Keypad.Press(Key.Replay);
        world.RunUntilQuiet();
        Assert.IsTrue(world.Log.Has("says 倒数第二笔微信收款一元已成功"), world.Log.Dump());
        world.Restart();
        world.RunUntilReady();
        Assert.AreEqual(200L, world.Box.LastReceipt.AmountFen);
    }

    [TestMethod]
    public void TheLastTwentyPaymentsAreReachable()
    {
        var world = new World();
        world.RunUntilReady();
        // Of 21 payments the first is forgotten.
        for (int i = 1; i <= 21; i++)
        {
            world.PayWith(i.ToString(), "6200000000000000" + (100 + i).ToString());
            world.RunUntilQuiet();
        }
        world.Restart();
        world.RunUntilReady();
        for (int back = 1; back <= 21; back++)
        {
            world.Keypad.Press(Key.Replay);
            world.RunUntilQuiet();
            if (back == 2)
                Assert.IsTrue(world.Log.Has("says 倒数第二笔云闪付收款二十元已成功"), world.Log.Dump());
        }
        Assert.AreEqual(1, world.Log.Count("says 倒数第二十笔云闪付收款二元已成功"), world.Log.Dump());
        Assert.IsFalse(world.Log.Has("第二十一笔"));
        // After the oldest comes the newest again.
        Assert.AreEqual(2, world.Log.Count("says 上一笔云闪付收款二十一元已成功"), world.Log.Dump());
    }

    [TestMethod]
    public void TotalIsOfTheBusinessDate()
    {
        var world = new World();
        world.RunUntilReady();
        world.PayWith("1.50", World.WechatCode);
        world.RunUntilQuiet();
        world.PayWith("2", World.AlipayCode);
        world.RunUntilQuiet();
        world.Restart();
        world.RunUntilReady();
        world.Keypad.Press(Key.Total);
        world.RunUntilQuiet();
        Assert.IsTrue(world.Log.Has("says 今日收款二笔共三点五元"), world.Log.Dump());
    }

    [TestMethod]
    public void VolumeOutlivesAPowerCut()
    {
        var world = new World();
        world.RunUntilReady();
        world.Keypad.Press(Key.VolumeUp);
        world.Keypad.Press(Key.VolumeUp);
        world.RunUntilQuiet();
        world.RunFor(1000);
        Assert.AreEqual(8, world.Speaker.Volume);
        world.Restart();
        world.RunUntilReady();
        Assert.AreEqual(8, world.Speaker.Volume);
        world.Keypad.Press(Key.VolumeUp);
        world.Keypad.Press(Key.VolumeUp);
        world.RunUntilQuiet();
        Assert.AreEqual(9, world.Speaker.Volume);
        Assert.IsTrue(world.Log.Has("says 音量最大"), world.Log.Dump());
    }

    [TestMethod]
    public void UnknownPaymentBlocksUntilConfirmIsHeld()
    {
        var world = new World();
        KeepOneUnknown(world, World.UnionPayCode);
        world.Press("5=");
        world.RunFor(3000);
        Assert.IsTrue(world.Log.Has("says 有一笔支付结果未知"), world.Log.Dump());
        Assert.IsFalse(world.Box.PaymentState == PaymentState.AwaitingCode);

        // Held too short a time: nothing.
        world.Keypad.Held = Key.Confirm;
        world.RunFor(2000);
        world.Keypad.Held = Key.None;
        world.RunFor(1500);
        Assert.IsFalse(world.Box.PaymentState == PaymentState.AwaitingCode);

        world.Keypad.Held = Key.Confirm;
        world.RunFor(4500);
        world.Keypad.Held = Key.None;
        Assert.AreEqual((int)PaymentState.AwaitingCode, (int)world.Box.PaymentState, world.Log.Dump());
        world.Switch.LosesPurchaseAnswers = false;
        world.Scanner.Show(World.AlipayCode);
        world.RunFor(3000);
        Assert.IsTrue(world.Log.Has("says 支付宝到账五元"), world.Log.Dump());
        Assert.AreEqual(1, world.Box.UnknownCount);

        // The first one is still settled, also after a power cut.
        world.Restart();
        world.Switch.LosesReversalAnswers = false;
        world.RunFor(60_000);
        Assert.AreEqual(0, world.Box.UnknownCount, world.Log.Dump());
        Assert.AreEqual("reversed", world.Switch.ResultOf(1));
    }

    [TestMethod]
    public void HoldingConfirmWithoutBeingToldDoesNothing()
    {
        var world = new World();
        KeepOneUnknown(world, World.UnionPayCode);
        world.Keypad.Held = Key.Confirm;
        world.RunFor(10_000);
        Assert.IsFalse(world.Box.PaymentState == PaymentState.AwaitingCode);
    }

    [TestMethod]
    public void FourUnknownAreTheMost()
    {
        var world = new World();
        KeepOneUnknown(world, "6200000000000000001");
        for (int i = 2; i <= 4; i++)
        {
            world.Press("5=");
            world.RunFor(5000);
            world.Keypad.Held = Key.Confirm;
            world.RunFor(4500);
            world.Keypad.Held = Key.None;
            world.Scanner.Show("620000000000000000" + i.ToString());
            world.RunFor(90_000);
            Assert.AreEqual(i, world.Box.UnknownCount, world.Log.Dump());
        }
        world.Log.Clear();
        world.Press("5=");
        world.RunFor(5000);
        world.Keypad.Held = Key.Confirm;
        world.RunFor(6000);
        Assert.IsTrue(world.Log.Has("says 未知交易过多"), world.Log.Dump());
        Assert.IsFalse(world.Box.PaymentState == PaymentState.AwaitingCode);
    }

    private static void KeepOneUnknown(World world, string code)
    {
        world.Switch.LosesPurchaseAnswers = true;
        world.Switch.LosesInquiryAnswers = true;
        world.Switch.LosesReversalAnswers = true;
        world.RunUntilReady();
        world.PayWith("8", code);
        world.RunUntilQuiet();
        Assert.AreEqual(1, world.Box.UnknownCount, world.Log.Dump());
    }
}
