using nanoFramework.TestFramework;
using ScanBox.Payments;
using ScanBox.Ports;
using ScanBox.Switching;
using ScanBox.Tests.InMemory;
using ScanBox.Tests.Payments;

namespace ScanBox.Day.Tests;

/// <summary>The vendor gives back a payment by its number, older than the twenty that the box remembers.</summary>
[TestClass]
public class OlderPaymentTests
{
    [TestMethod]
    public void ItIsFoundSaidAndVoided()
    {
        World world = BusyWorld();
        world.Press("u4=");
        world.RunFor(3000);
        Assert.AreEqual("请输入流水号;请稍候;请输入管理密码", world.Log.Said());
        world.Press("2468=");
        world.RunUntilQuiet();
        Assert.IsTrue(world.Log.Has("says 退款支付宝到账四元请按确认键"), world.Log.Dump());
        Assert.AreEqual(0, world.Switch.PurchasesSeen);
        world.Press("=");
        world.RunFor(5000);
        Assert.IsTrue(world.Log.Has("says 四元已退款"), world.Log.Dump());
        Assert.AreEqual(MessageType.Purchase, world.Switch.LastRequest);
        Assert.AreEqual(400L, world.Switch.SumOf(7, true));
        TotalIs(world, "says 今日收款二十五笔共三百四十七元");

        // It is gone after a power cut, too, and is not given back twice.
        world.Restart();
        world.RunUntilReady();
        TotalIs(world, "says 今日收款二十五笔共三百四十七元");
        world.Press("u4=2468==");
        world.RunFor(5000);
        Assert.IsTrue(world.Log.Has("says 无此交易"), world.Log.Dump());
        Assert.AreEqual(1, world.Switch.PurchasesSeen);
    }

    [TestMethod]
    public void APartOfItAndThenTheRest()
    {
        World world = BusyWorld();
        // Typed without waiting for the search.
        world.Press("u4=2468=1.5==");
        world.RunFor(8000);
        Assert.IsTrue(world.Log.Has("says 一点五元已退款"), world.Log.Dump());
        TotalIs(world, "says 今日收款二十六笔共三百四十九点五元");
        world.Restart();
        world.RunUntilReady();
        world.Press("u4=2468=2.51=");
        world.RunFor(5000);
        Assert.IsTrue(world.Log.Has("says 退款二点五元支付宝到账四元请按确认键"), world.Log.Dump());
        Assert.IsTrue(world.Log.Has("says 金额超限"), world.Log.Dump());
        world.Press("==");
        world.RunFor(5000);
        Assert.IsTrue(world.Log.Has("says 二点五元已退款"), world.Log.Dump());
        Assert.AreEqual(400L, world.Switch.SumOf(7, true));
        TotalIs(world, "says 今日收款二十五笔共三百四十七元");
    }

    [TestMethod]
    public void WhileItIsOnItsWayItIsNotGivenBackAgain()
    {
        World world = BusyWorld();
        world.Switch.LosesPurchaseAnswers = true;
        world.Switch.LosesInquiryAnswers = true;
        world.Switch.LosesReversalAnswers = true;
        world.Press("u4=2468==");
        world.RunFor(90_000);
        Assert.AreEqual(1, world.Box.UnknownCount, world.Log.Dump());
        world.Log.Clear();
        world.Press("u4=");
        world.RunFor(5000);
        Assert.IsTrue(world.Log.Has("says 无此交易"), world.Log.Dump());
        TotalIs(world, "says 今日收款二十六笔共三百五十一元");

        // In the end it was taken back, and may be tried again.
        world.Switch.LosesPurchaseAnswers = false;
        world.Switch.LosesReversalAnswers = false;
        world.RunFor(60_000);
        Assert.AreEqual(0, world.Box.UnknownCount, world.Log.Dump());
        Assert.AreEqual(0L, world.Switch.SumOf(7, true));
        world.Press("u4=2468==");
        world.RunFor(5000);
        Assert.AreEqual(400L, world.Switch.SumOf(7, true));
    }

    [TestMethod]
    public void RefundPressedAgainMeansThePaymentBeforeWithThatNumber()
    {
        var world = new World(pin: "2468");
        PaymentJournal journal = Books.Open(world.Storage);
        journal.RecordCounters(6, 0);
        Books.Receive(journal, 1, 4, 6);
        journal.RecordCounters(7, 0);
        Books.Buy(journal, 1);
        journal.RecordOutcome(PaymentOutcome.Approved, new Receipt { Batch = 7, Stan = 1, AmountFen = 150, SchemeId = "wechat", Date = 1122 }, "00");
        Books.Receive(journal, 2, 22);
        journal = null!;
        world.RunUntilReady();
        world.Log.Clear();
        world.Press("u1=2468=");
        world.RunFor(5000);
        Assert.IsTrue(world.Log.Has("says 退款微信收款一点五元请按确认键"), world.Log.Dump());
        world.Press("u");
        world.RunFor(5000);
        Assert.IsTrue(world.Log.Has("says 退款支付宝到账一元请按确认键"), world.Log.Dump());
        world.Press("=");
        world.RunFor(5000);
        // Of an earlier batch it is a refund.
        Assert.AreEqual(MessageType.Refund, world.Switch.LastRequest, world.Log.Dump());
        Assert.IsTrue(world.Log.Has("says 一元已退款"), world.Log.Dump());
        world.Log.Clear();
        world.Press("u1=2468=u=");
        world.RunFor(5000);
        Assert.IsTrue(world.Log.Has("says 无此交易"), world.Log.Dump());
        Assert.AreEqual(1, world.Switch.PurchasesSeen);
    }

    [TestMethod]
    public void ANumberThatNoPaymentHasIsSaidToBeNone()
    {
        World world = BusyWorld();
        world.Press("u27=");
        world.RunFor(3000);
        Assert.AreEqual("请输入流水号;请稍候;无此交易", world.Log.Said());
        world.Log.Clear();
        world.Press("u0=");
        world.RunFor(3000);
        Assert.AreEqual("请输入流水号;无此交易", world.Log.Said());
        world.Press("u99999999=");
        world.RunFor(3000);
        // Afterwards the keys are for amounts again.
        world.Press("5=");
        world.RunUntil(PaymentState.AwaitingCode);
        Assert.AreEqual((int)PaymentState.AwaitingCode, (int)world.Box.PaymentState);
    }

    private static void TotalIs(World world, string said)
    {
        world.Log.Clear();
        world.Keypad.Press(Key.Total);
        world.RunUntilQuiet();
        Assert.IsTrue(world.Log.Has(said), world.Log.Dump());
    }

    /// <summary>26 payments today, of 1 yuan, 2 yuan and so on.</summary>
    private static World BusyWorld()
    {
        var world = new World(pin: "2468");
        PaymentJournal journal = Books.Open(world.Storage);
        journal.RecordCounters(7, 0);
        Books.Receive(journal, 1, 26);
        // A journal that begins on empty flash would ask the switch for the total.
        journal.RecordDayTotal(1122, 26, 35_100);
        journal = null!;
        world.RunUntilReady();
        world.Log.Clear();
        return world;
    }
}
