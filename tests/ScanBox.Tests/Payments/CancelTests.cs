using nanoFramework.TestFramework;
using ScanBox.Payments;
using ScanBox.Ports;
using ScanBox.Switching;
using ScanBox.Tests.InMemory;

namespace ScanBox.Tests.Payments;

[TestClass]
public class CancelTests
{
    // WeChat lets nobody take a payment back sooner than this after it was made.
    private const int WechatReverseMs = 15_000;

    [TestMethod]
    public void PayerIsNotWaitedForAfterACancelWhileTheBoxAsks()
    {
        // The box has asked again whether the password was entered, and at that moment the vendor cancels.
        World world = Scene.Reach(PaymentState.AwaitingPayer, Happens.KeyClear);
        world.RunUntil(PaymentState.Inquiring);
        world.Press("c");
        world.RunFor(500);
        Assert.AreEqual("交易查询", world.Log.Said());
        world.Switch.Answer("09", true);
        world.RunFor(500);
        Assert.AreEqual((int)PaymentState.Reversing, (int)world.Box.PaymentState);
        Assert.AreEqual("交易查询;正在撤销", world.Log.Said());
    }

    [TestMethod]
    public void ApprovalAfterACancelIsStillTold()
    {
        World world = Scene.Reach(PaymentState.AwaitingAnswer, Happens.KeyClear);
        world.Press("c");
        world.RunFor(500);
        world.Switch.Answer("00", true);
        world.RunFor(500);
        Assert.AreEqual("交易查询;支付宝到账五元", world.Log.Said());
    }

    [TestMethod]
    public void KeysAreAnsweredWhileTheBatchIsClosed()
    {
        var world = new World();
        world.RunUntilReady();
        world.Switch.LosesSettlementAnswers = true;
        world.Keypad.Held = Key.Total;
        world.RunFor(4000);
        world.Keypad.Held = Key.None;
        world.Log.Clear();
        world.Press("5");
        world.RunFor(500);
        Assert.AreEqual("请稍候", world.Log.Said());
        world.Press("c");
        world.RunFor(500);
        Assert.AreEqual("请稍候;请稍候", world.Log.Said());
    }

    [TestMethod]
    public void WechatIsNotReversedTooSoonAfterAPowerCut()
    {
        var world = new World();
        world.RunUntilReady();
        world.Switch.LosesPurchases = true;
        world.PayWith("5", World.WechatCode);
        world.RunUntil(PaymentState.AwaitingAnswer);
        world.Restart();
        world.RunFor(WechatReverseMs - 1000);
        Assert.AreEqual((int)SwitchState.SignedIn, (int)world.Box.SwitchState);
        Assert.AreEqual((int)PaymentState.Reversing, (int)world.Box.PaymentState, world.Log.Dump());
        Assert.AreEqual(0, world.Switch.ReversalsSeen);
        world.RunFor(2000);
        Assert.AreEqual(1, world.Switch.ReversalsSeen);
        Assert.AreEqual(0, world.Box.UnknownCount);
    }

    [TestMethod]
    public void OthersAreReversedAtOnceAfterAPowerCut()
    {
        var world = new World();
        world.RunUntilReady();
        world.Switch.LosesPurchases = true;
        world.PayWith("5", World.AlipayCode);
        world.RunUntil(PaymentState.AwaitingAnswer);
        world.Restart();
        world.RunFor(5000);
        Assert.AreEqual(1, world.Switch.ReversalsSeen);
    }
}
