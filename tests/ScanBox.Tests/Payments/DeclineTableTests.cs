using nanoFramework.TestFramework;
using ScanBox.Payments;
using ScanBox.Tests.InMemory;

namespace ScanBox.Tests.Payments;

/// <summary>Every definite decline of the response table, whenever it may come: the payment ends, nothing is unknown, and what the vendor hears.</summary>
[TestClass]
public class DeclineTableTests
{
    [TestMethod]
    public void TheAnswerToThePurchase() => EveryDeclineEnds(PaymentState.AwaitingAnswer);

    [TestMethod]
    public void ThePayerGivesUpOrCannotPay() => EveryDeclineEnds(PaymentState.AwaitingPayer);

    [TestMethod]
    public void TheAnswerToAnInquiry() => EveryDeclineEnds(PaymentState.Inquiring);

    [TestMethod]
    public void NoneOfThemClosesAReversal()
    {
        string[] codes = { "03", "13", "14", "30", "40", "51", "54", "58", "61", "64" };
        for (int i = 0; i < codes.Length; i++)
            StaysReversing(codes[i]);
    }

    private static void EveryDeclineEnds(PaymentState from)
    {
        Ends(from, "03", "交易失败");
        Ends(from, "13", "交易超限");
        Ends(from, "14", "付款码已失效,请刷新");
        Ends(from, "30", "交易失败");
        Ends(from, "40", "不支持此付款方式");
        Ends(from, "51", "余额不足");
        Ends(from, "54", "付款码已失效,请刷新");
        Ends(from, "58", "交易失败");
        Ends(from, "61", "交易超限");
        Ends(from, "64", "交易超限");
    }

    private static void Ends(PaymentState from, string responseCode, string heard)
    {
        World world = Scene.Reach(from, Happens.Timeout);
        string row = "state " + (int)from + ", F39 " + responseCode;
        Assert.AreEqual((int)from, (int)world.Box.PaymentState, row);
        world.Switch.Answer(responseCode, true);
        world.RunFor(Scene.MomentMs);
        Assert.AreEqual(heard, world.Log.Said(), row);
        Assert.AreEqual((int)PaymentState.Idle, (int)world.Box.PaymentState, row);
        Assert.AreEqual(0, world.Box.UnknownCount, row);
        Assert.AreEqual(0, world.Box.LastReceipt.Batch, row);
    }

    private static void StaysReversing(string responseCode)
    {
        World world = Scene.Reach(PaymentState.Reversing, Happens.Timeout);
        world.Switch.Answer(responseCode, true);
        world.RunFor(Scene.MomentMs);
        Assert.AreEqual((int)PaymentState.Reversing, (int)world.Box.PaymentState, responseCode);
        Assert.AreEqual("", world.Log.Said(), responseCode);
        Assert.AreEqual(1, world.Box.UnknownCount, responseCode);
    }
}
