using nanoFramework.TestFramework;
using ScanBox.Payments;
using ScanBox.Ports;
using ScanBox.Tests.InMemory;

namespace ScanBox.Tests.Payments;

[TestClass]
public class WholePaymentTests
{
    [TestMethod]
    public void ApprovedPaymentIsAnnouncedOnceAndJournaled()
    {
        var world = new World();
        world.RunUntilReady();
        world.PayWith("12.50", World.WechatCode);
        world.RunUntilQuiet();
        Assert.AreEqual(1, world.Log.Count("says 微信收款十二点五元"), world.Log.Dump());
        Assert.AreEqual("00", world.Switch.ResultOf(1));
        Assert.IsTrue(world.Switch.LastTags.EndsWith("A5039" + "01010116.397128" + "0200939.916527" + "05005GCJ02"), world.Switch.LastTags.Substring(70));
        Assert.AreEqual(0, world.Box.UnknownCount);
        Assert.AreEqual(1250L, world.Box.LastReceipt.AmountFen);
        Assert.AreEqual("112200000001", world.Box.LastReceipt.Rrn);
        Assert.IsTrue(world.Box.LastReceipt.Spoken);
        Assert.AreEqual((int)LampSignal.Approved, (int)world.Lamp.Signal);
        world.Restart();
        world.Log.Clear();
        world.RunUntilReady();
        Assert.AreEqual(0, world.Log.Count("上一笔"), world.Log.Dump());
        Assert.AreEqual(1250L, world.Box.LastReceipt.AmountFen);
    }

    [TestMethod]
    public void WithoutAPositionThePaymentTellsAddressAndCell()
    {
        var world = new World(hasPosition: false);
        world.Switch.Place = new LinkPlace { Address = "10.0.0.2", CountryCode = 460, NetworkCode = 0, AreaCode = 4301, CellId = 20986, Signal = 23 };
        world.RunUntilReady();
        world.PayWith("1", World.WechatCode);
        world.RunUntilQuiet();
        Assert.IsTrue(world.Switch.LastTags.EndsWith("A5054" + "IP00810.0.0.2" + "03003460" + "0400200" + "060044301" + "0700520986" + "0800223"), world.Switch.LastTags.Substring(70));

        // Another network: only what that one tells.
        world.Switch.Close();
        world.Switch.Place = new LinkPlace { Address = "192.168.1.20" };
        world.RunFor(5000);
        world.PayWith("2", World.AlipayCode);
        world.RunUntilQuiet();
        Assert.IsTrue(world.Switch.LastTags.EndsWith("A5017" + "IP012192.168.1.20"), world.Switch.LastTags.Substring(70));
    }

    [TestMethod]
    public void TheLogGivesNoPaymentTheRrnOfAnother()
    {
        var world = new World();
        world.RunUntilReady();
        world.PayWith("1", World.WechatCode);
        world.RunUntilQuiet();
        int told = world.Log.Count("RRN 112200000001");
        Assert.IsTrue(told > 0, world.Log.Dump());
        world.PayWith("2", World.AlipayCode);
        world.RunUntilQuiet();
        Assert.AreEqual(2, world.Box.LastReceipt.Stan);
        // The switch in memory gives every payment the same.
        Assert.AreEqual(told + 1, world.Log.Count("RRN 112200000001"), world.Log.Dump());
    }

    [TestMethod]
    public void DeclinedPaymentSaysWhy()
    {
        var world = new World();
        world.Switch.Result = "51";
        world.RunUntilReady();
        world.PayWith("3", World.AlipayCode);
        world.RunUntilQuiet();
        Assert.IsTrue(world.Log.Has("says 余额不足"), world.Log.Dump());
        Assert.IsFalse(world.Log.Has("支付宝到账"), world.Log.Dump());
        Assert.AreEqual(0, world.Box.UnknownCount);
        Assert.AreEqual(0, world.Box.LastReceipt.Batch);
    }

    [TestMethod]
    public void LostAnswerIsAskedFor()
    {
        var world = new World();
        world.Switch.LosesPurchaseAnswers = true;
        world.RunUntilReady();
        world.PayWith("8", World.UnionPayCode);
        world.RunUntilQuiet();
        Assert.IsTrue(world.Log.Has("inquiry sent"), world.Log.Dump());
        Assert.AreEqual(1, world.Log.Count("says 云闪付收款八元"), world.Log.Dump());
        Assert.AreEqual("00", world.Switch.ResultOf(1));
        Assert.AreEqual(0, world.Switch.ReversalsSeen);
    }

    [TestMethod]
    public void UnknownPaymentIsReversed()
    {
        var world = new World();
        world.Switch.LosesPurchaseAnswers = true;
        world.Switch.LosesInquiryAnswers = true;
        world.RunUntilReady();
        world.PayWith("8", World.UnionPayCode);
        world.RunUntilQuiet();
        Assert.IsTrue(world.Log.Has("says 已撤销,未收款"), world.Log.Dump());
        Assert.AreEqual(0, world.Log.Count("收款八元"), world.Log.Dump());
        Assert.AreEqual("reversed", world.Switch.ResultOf(1));
        Assert.AreEqual(0, world.Box.UnknownCount);
    }

    [TestMethod]
    public void PurchaseThatNeverArrivedIsClosedByAReversal()
    {
        var world = new World();
        world.Switch.LosesPurchases = true;
        world.RunUntilReady();
        world.PayWith("8", World.UnionPayCode);
        world.RunUntilQuiet();
        Assert.IsTrue(world.Log.Has("says 已撤销,未收款"), world.Log.Dump());
        Assert.AreEqual("reversed", world.Switch.ResultOf(1));
    }

    [TestMethod]
    public void AnswerWithAWrongMacDecidesNothing()
    {
        var world = new World();
        world.Switch.SpoilsMac = true;
        world.RunUntilReady();
        world.PayWith("8", World.UnionPayCode);
        world.RunUntilQuiet();
        Assert.IsTrue(world.Log.Has("without a valid MAC"), world.Log.Dump());
        Assert.AreEqual(2, world.Switch.SignIns);
        Assert.AreEqual(1, world.Log.Count("says 云闪付收款八元"), world.Log.Dump());
    }

    [TestMethod]
    public void SilentSwitchKeepsThePaymentAndBlocksTheNext()
    {
        var world = new World();
        world.Switch.LosesPurchaseAnswers = true;
        world.Switch.LosesInquiryAnswers = true;
        world.Switch.LosesReversalAnswers = true;
        world.RunUntilReady();
        world.PayWith("8", World.UnionPayCode);
        world.RunUntilQuiet();
        Assert.IsTrue(world.Log.Has("says 支付结果未知,请勿重复收款"), world.Log.Dump());
        Assert.AreEqual(1, world.Box.UnknownCount);
        world.Press("5=");
        world.RunFor(2000);
        Assert.IsFalse(world.Box.PaymentState == PaymentState.AwaitingCode);
        world.Switch.LosesReversalAnswers = false;
        world.RunFor(120_000);
        Assert.AreEqual(0, world.Box.UnknownCount, world.Log.Dump());
        Assert.IsTrue(world.Log.Has("says 上一笔八元已撤销,未收款"), world.Log.Dump());
    }

    [TestMethod]
    public void PayerIsWaitedFor()
    {
        var world = new World();
        world.Switch.Result = "09";
        world.RunUntilReady();
        world.PayWith("1200", World.AlipayCode);
        world.RunUntil(PaymentState.AwaitingPayer);
        Assert.IsTrue(world.Log.Has("payer must enter a password"), world.Log.Dump());
        world.Switch.InquiryResult = "00";
        world.RunUntilQuiet();
        Assert.AreEqual(1, world.Log.Count("says 支付宝到账一千二百元"), world.Log.Dump());
    }

    [TestMethod]
    public void PayerWhoNeverPaysIsReversed()
    {
        var world = new World();
        world.Switch.Result = "09";
        world.RunUntilReady();
        world.PayWith("1200", World.WechatCode);
        world.RunUntilQuiet();
        Assert.IsTrue(world.Log.Has("says 已撤销,未收款"), world.Log.Dump());
        Assert.AreEqual("reversed", world.Switch.ResultOf(1));
    }

    [TestMethod]
    public void PowerCutAfterTheAnswerIsRecovered()
    {
        var world = new World();
        world.RunUntilReady();
        // Flash writes of a payment: purchase, outcome, spoken. The outcome is lost.
        world.Storage.CutAtWrite = world.Storage.Writes + 2;
        world.Storage.CutAfterBytes = 10;
        RunIntoTheCut(world, "12.50", World.WechatCode);
        Assert.AreEqual("00", world.Switch.ResultOf(1));
        world.Restart();
        world.Log.Clear();
        world.RunFor(30_000);
        Assert.AreEqual(1, world.Log.Count("says 上一笔微信收款十二点五元已成功"), world.Log.Dump());
        Assert.AreEqual(0, world.Box.UnknownCount);
        Assert.IsTrue(world.Box.LastReceipt.Spoken);
    }

    [TestMethod]
    public void PowerCutBeforeSendingSendsNothing()
    {
        var world = new World();
        world.RunUntilReady();
        world.Storage.CutAtWrite = world.Storage.Writes + 1;
        world.Storage.CutAfterBytes = 20;
        RunIntoTheCut(world, "12.50", World.WechatCode);
        Assert.AreEqual(0, world.Switch.PurchasesSeen);
        world.Restart();
        world.Log.Clear();
        world.RunFor(30_000);
        Assert.AreEqual(0, world.Box.UnknownCount, world.Log.Dump());
        Assert.IsTrue(world.Log.Has("unfinished record"), world.Log.Dump());
        world.PayWith("1", World.AlipayCode);
        world.RunUntilQuiet();
        Assert.IsTrue(world.Log.Has("says 支付宝到账一元"), world.Log.Dump());
    }

    [TestMethod]
    public void PowerCutBeforeTheReceiptWasSaidIsSaidAsThePreviousOne()
    {
        var world = new World();
        world.RunUntilReady();
        world.Storage.CutAtWrite = world.Storage.Writes + 3;
        RunIntoTheCut(world, "12.50", World.WechatCode);
        world.Restart();
        world.Log.Clear();
        world.RunUntilReady();
        Assert.AreEqual(1, world.Log.Count("says 上一笔微信收款十二点五元已成功"), world.Log.Dump());
        world.Restart();
        world.Log.Clear();
        world.RunUntilReady();
        Assert.AreEqual(0, world.Log.Count("上一笔"), world.Log.Dump());
    }

    [TestMethod]
    public void WipedFlashGetsANewBatch()
    {
        var world = new World();
        world.RunUntilReady();
        world.PayWith("1", World.AlipayCode);
        world.RunUntilQuiet();
        int before = world.Box.Batch;
        world.Storage.Delete("journal.0");
        world.Storage.Delete("journal.1");
        world.Restart();
        world.RunUntilReady();
        Assert.AreEqual(before + 1, world.Box.Batch);
    }

    [TestMethod]
    public void WrongCodesAreRefusedAndNothingIsSent()
    {
        var world = new World();
        world.RunUntilReady();
        world.PayWith("12.50", "https://qr.alipay.com/fkx12345");
        world.RunFor(2000);
        Assert.IsTrue(world.Log.Has("says 请出示付款码,不要出示收款码"), world.Log.Dump());
        Assert.AreEqual((int)PaymentState.AwaitingCode, (int)world.Box.PaymentState);
        world.Scanner.Show("6901234567892");
        world.RunFor(2000);
        Assert.AreEqual(0, world.Switch.PurchasesSeen);
        world.Press("c");
        world.RunUntilQuiet();
        Assert.IsTrue(world.Log.Has("says 已取消"), world.Log.Dump());
    }

    [TestMethod]
    public void ACodeIsSentOnce()
    {
        var world = new World();
        world.RunUntilReady();
        world.PayWith("1", World.AlipayCode);
        world.RunUntilQuiet();
        world.RunFor(5000);
        world.PayWith("1", World.AlipayCode);
        world.RunFor(2000);
        Assert.IsTrue(world.Log.Has("says 重复扫码"), world.Log.Dump());
        Assert.AreEqual(1, world.Switch.PurchasesSeen);
        // Also after the power was gone.
        world.Restart();
        world.RunUntilReady();
        world.PayWith("1", World.AlipayCode);
        world.RunFor(2000);
        Assert.AreEqual(1, world.Switch.PurchasesSeen);
    }

    [TestMethod]
    public void NoPathMeansNothingIsSent()
    {
        var world = new World();
        world.RunUntilReady();
        world.Press("5=");
        world.RunUntil(PaymentState.AwaitingCode);
        world.Switch.Unreachable = true;
        world.RunFor(1000);
        world.Scanner.Show(World.AlipayCode);
        world.RunFor(60_000);
        Assert.AreEqual((int)PaymentState.Idle, (int)world.Box.PaymentState);
        Assert.AreEqual(0, world.Switch.PurchasesSeen);
        Assert.AreEqual(0, world.Box.UnknownCount, world.Log.Dump());
        Assert.IsTrue(world.Log.Has("says 网络未连接,未收款"), world.Log.Dump());
    }

    [TestMethod]
    public void FlashThatRefusesWritesStopsThePayment()
    {
        var world = new World();
        world.RunUntilReady();
        world.Storage.Refuses = true;
        world.PayWith("5", World.AlipayCode);
        world.RunFor(5000);
        Assert.AreEqual(0, world.Switch.PurchasesSeen);
        Assert.AreEqual((int)PaymentState.Idle, (int)world.Box.PaymentState);
    }

    private static void RunIntoTheCut(World world, string keys, string code)
    {
        bool cut = false;
        try
        {
            world.PayWith(keys, code);
            world.RunUntilQuiet();
        }
        catch (PowerCutException)
        {
            cut = true;
        }
        Assert.IsTrue(cut);
    }
}
