using nanoFramework.TestFramework;
using ScanBox.Payments;
using ScanBox.Ports;
using ScanBox.Switching;
using ScanBox.Tests.InMemory;

namespace ScanBox.Day.Tests;

[TestClass]
public class MoneyBackTests
{
    [TestMethod]
    public void LastPaymentIsVoidedWithPinAndConfirm()
    {
        World world = PaidWorld();
        world.Press("u=");
        world.RunUntilQuiet();
        Assert.IsTrue(world.Log.Has("says 请输入管理密码"), world.Log.Dump());
        world.Press("2468=");
        world.RunUntilQuiet();
        Assert.IsTrue(world.Log.Has("says 退款微信收款十二点五元请按确认键"), world.Log.Dump());
        Assert.AreEqual(1, world.Switch.PurchasesSeen);
        world.Press("=");
        world.RunFor(5000);
        Assert.AreEqual(2, world.Switch.PurchasesSeen, world.Log.Dump());
        Assert.AreEqual(MessageType.Purchase, world.Switch.LastRequest);
        Assert.IsTrue(world.Log.Has("says 十二点五元已退款"), world.Log.Dump());
        Assert.AreEqual(0, world.Box.UnknownCount);

        // It cannot be given back twice, and the total no longer has it; also after a power cut.
        world.Restart();
        world.RunUntilReady();
        world.Press("u=");
        world.RunUntilQuiet();
        Assert.IsTrue(world.Log.Has("says 无此交易"), world.Log.Dump());
        world.Keypad.Press(Key.Total);
        world.RunUntilQuiet();
        Assert.IsTrue(world.Log.Has("says 今日收款零笔共零元"), world.Log.Dump());
    }

    [TestMethod]
    public void PaymentOfAnOlderBatchIsRefunded()
    {
        World world = PaidWorld();
        int before = world.Box.Batch;
        world.Keypad.Held = Key.Total;
        world.RunFor(4000);
        world.Keypad.Held = Key.None;
        world.RunFor(10_000);
        Assert.IsTrue(world.Log.Has("says 结算成功"), world.Log.Dump());
        Assert.AreEqual("000000001250001000000000000000", world.Switch.Settled.Substring(0, 30));
        world.Press("u1=2468==");
        world.RunFor(8000);
        Assert.AreEqual(before + 1, world.Box.Batch);
        Assert.AreEqual(MessageType.Refund, world.Switch.LastRequest, world.Log.Dump());
        Assert.IsTrue(world.Log.Has("says 十二点五元已退款"), world.Log.Dump());
    }

    [TestMethod]
    public void APartIsRefundedAndTheRestLater()
    {
        World world = PaidWorld();
        world.Press("u=2468=3=");
        world.RunUntilQuiet();
        Assert.IsTrue(world.Log.Has("says 退款三元微信收款十二点五元请按确认键"), world.Log.Dump());
        Assert.AreEqual(1, world.Switch.PurchasesSeen);
        world.Press("=");
        world.RunFor(5000);
        Assert.AreEqual(MessageType.Refund, world.Switch.LastRequest, world.Log.Dump());
        Assert.IsTrue(world.Log.Has("says 三元已退款"), world.Log.Dump());
        Assert.AreEqual(300L, world.Box.LastReceipt.RefundedFen);

        // What is left is what is offered, also after a power cut; more is refused.
        world.Restart();
        world.RunUntilReady();
        world.Keypad.Press(Key.Total);
        world.Keypad.Press(Key.Replay);
        world.RunUntilQuiet();
        Assert.IsTrue(world.Log.Has("says 今日收款一笔共九点五元"), world.Log.Dump());
        Assert.IsTrue(world.Log.Has("says 上一笔微信收款十二点五元已成功退款三元"), world.Log.Dump());
        world.Press("u=2468=9.51=");
        world.RunUntilQuiet();
        Assert.IsTrue(world.Log.Has("says 退款九点五元微信收款十二点五元请按确认键"), world.Log.Dump());
        Assert.IsTrue(world.Log.Has("says 金额超限"), world.Log.Dump());
        // A confirm after that asks again, and the next one counts.
        int sent = world.Switch.PurchasesSeen;
        world.Log.Clear();
        world.Press("=");
        world.RunFor(5000);
        Assert.AreEqual("退款九点五元微信收款十二点五元请按确认键", world.Log.Said());
        Assert.AreEqual(sent, world.Switch.PurchasesSeen);
        world.Press("=");
        world.RunFor(5000);
        Assert.IsTrue(world.Log.Has("says 九点五元已退款"), world.Log.Dump());
        Assert.IsTrue(world.Box.LastReceipt.Undone);
        world.Log.Clear();
        world.Keypad.Press(Key.Total);
        world.Keypad.Press(Key.Replay);
        world.RunUntilQuiet();
        Assert.IsTrue(world.Log.Has("says 今日收款零笔共零元"), world.Log.Dump());
        Assert.IsTrue(world.Log.Has("says 上一笔微信收款十二点五元已退款"), world.Log.Dump());
    }

    [TestMethod]
    public void AnAmountThatIsCorrectedCountsOnlyWhenItWasSaid()
    {
        World world = PaidWorld();
        world.Press("u=2468=13=");
        world.RunUntilQuiet();
        Assert.IsTrue(world.Log.Has("says 金额超限"), world.Log.Dump());
        world.Press("0=");
        world.RunUntilQuiet();
        Assert.IsTrue(world.Log.Has("says 金额有误"), world.Log.Dump());
        world.Press("4=5=");
        world.RunUntilQuiet();
        Assert.IsTrue(world.Log.Has("says 退款五元微信收款十二点五元请按确认键"), world.Log.Dump());
        Assert.AreEqual(1, world.Switch.PurchasesSeen);
        // What was refused leaves the amount that was said before.
        world.Log.Clear();
        world.Press("12.51==");
        world.RunUntilQuiet();
        Assert.AreEqual("金额超限;退款五元微信收款十二点五元请按确认键", world.Log.Said());
        Assert.AreEqual(1, world.Switch.PurchasesSeen);
        world.Press("=");
        world.RunFor(5000);
        Assert.IsTrue(world.Log.Has("says 五元已退款"), world.Log.Dump());
    }

    [TestMethod]
    public void UnknownRefundIsReversedAndTold()
    {
        World world = PaidWorld();
        world.Switch.LosesPurchaseAnswers = true;
        world.Switch.LosesInquiryAnswers = true;
        world.Press("u=2468==");
        world.RunFor(2000);
        world.RunUntilQuiet();
        Assert.IsTrue(world.Log.Has("says 十二点五元退款失败"), world.Log.Dump());
        Assert.AreEqual("reversed", world.Switch.ResultOf(2));
        Assert.AreEqual(0, world.Box.UnknownCount);
        Assert.IsFalse(world.Box.LastReceipt.Undone);
    }

    [TestMethod]
    public void RefundIsSettledAfterAPowerCut()
    {
        World world = PaidWorld();
        world.Press("u=2468=");
        world.RunFor(5000);
        world.Storage.CutAtWrite = world.Storage.Writes + 2;
        bool cut = false;
        try
        {
            world.Press("=");
            world.RunFor(10_000);
        }
        catch (PowerCutException)
        {
            cut = true;
        }
        Assert.IsTrue(cut);
        world.Restart();
        world.RunFor(30_000);
        Assert.AreEqual(0, world.Box.UnknownCount, world.Log.Dump());
        Assert.IsTrue(world.Box.LastReceipt.Undone);
    }

    [TestMethod]
    public void WrongPinsLock()
    {
        World world = PaidWorld();
        world.Press("u=1111=2222=3333=");
        world.RunUntilQuiet();
        Assert.IsTrue(world.Log.Has("says 密码错误"), world.Log.Dump());
        Assert.IsTrue(world.Log.Has("says 密码已锁定"), world.Log.Dump());
        world.Press("u=2468==");
        world.RunFor(5000);
        Assert.AreEqual(1, world.Switch.PurchasesSeen);
        Assert.IsFalse(world.Log.Has("2468"));
    }

    [TestMethod]
    public void CuttingThePowerSavesNoTryOfThePin()
    {
        World world = PaidWorld();
        world.Press("u=1111=2222=");
        world.RunFor(5000);
        world.Restart();
        world.RunFor(30_000);
        world.Press("u=3333=");
        world.RunUntilQuiet();
        Assert.IsTrue(world.Log.Has("says 密码已锁定"), world.Log.Dump());
        world.Restart();
        world.RunFor(590_000);
        world.Log.Clear();
        world.Press("u");
        world.RunFor(15_000);
        Assert.IsTrue(world.Log.Has("says 密码已锁定"), world.Log.Dump());
        world.Press("u=2468==");
        world.RunFor(10_000);
        Assert.IsTrue(world.Box.LastReceipt.Undone, world.Log.Dump());
    }

    [TestMethod]
    public void NothingIsGivenBackWithoutAPinOrAPayment()
    {
        var world = new World();
        world.RunUntilReady();
        world.Press("u=");
        world.RunUntilQuiet();
        Assert.IsTrue(world.Log.Has("says 请先设置设备"), world.Log.Dump());
        world = null!;
        world = new World(pin: "2468");
        world.RunUntilReady();
        world.Press("u=");
        world.RunUntilQuiet();
        Assert.IsTrue(world.Log.Has("says 无此交易"), world.Log.Dump());
    }

    [TestMethod]
    public void ClearAndSilenceLeaveTheDialog()
    {
        World world = PaidWorld();
        world.Press("u=c5=");
        world.RunFor(3000);
        Assert.AreEqual((int)PaymentState.AwaitingCode, (int)world.Box.PaymentState, world.Log.Dump());
        world.Press("c");
        world.RunUntilQuiet();
        world.Press("u=2468=");
        world.RunFor(40_000);
        world.Press("=");
        world.RunFor(5000);
        Assert.AreEqual(1, world.Switch.PurchasesSeen);
    }

    private static World PaidWorld()
    {
        var world = new World(pin: "2468");
        world.RunUntilReady();
        world.PayWith("12.50", World.WechatCode);
        world.RunUntilQuiet();
        Assert.AreEqual(1250L, world.Box.LastReceipt.AmountFen);
        return world;
    }
}
