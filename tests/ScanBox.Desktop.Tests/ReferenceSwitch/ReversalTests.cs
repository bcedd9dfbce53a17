using Microsoft.VisualStudio.TestTools.UnitTesting;
using ReferenceSwitch.Payers;
using ReferenceSwitch.Purchases;

namespace ScanBox.Desktop.Tests.ReferenceSwitch;

[TestClass]
public sealed class ReversalTests
{
    [TestMethod]
    public void A_reversal_gives_the_money_back_once_and_answers_the_same_again()
    {
        using SwitchBench bench = new();
        TestBox box = bench.NewBox();
        box.SignIn(0);
        byte[] code = bench.Show("ccb");
        box.Pay(1, 500, code);
        box.Pay(2, 700, bench.Show("ccb"));
        Assert.AreEqual("00", box.Reverse(1, 500));
        string state = bench.Dump();
        Assert.AreEqual("00", box.Reverse(1, 500));
        Assert.AreEqual(state, bench.Dump());
        Assert.AreEqual(700, bench.ReceivedFen);
        Assert.AreEqual("25", box.Inquire(9, 1, 500));
        Assert.AreEqual("58", box.Pay(1, 500, code), "a purchase taken back is never approved again");
        Assert.AreEqual(700, bench.ReceivedFen);
        Assert.IsTrue(bench.Audit().Balanced);
    }

    [TestMethod]
    public void A_reversal_that_overtakes_its_purchase_leaves_a_tombstone()
    {
        using SwitchBench bench = new();
        TestBox box = bench.NewBox();
        box.SignIn(0);
        byte[] code = bench.Show("ccb");
        byte[] travelling = box.PurchaseFrame(1, 500, code);
        Assert.AreEqual("25", box.Inquire(2, 1, 500));
        Assert.AreEqual("25", box.Reverse(1, 500));
        Assert.AreEqual("25", box.Reverse(1, 500));
        box.Send(travelling);
        Assert.AreEqual("58", box.Result);
        Assert.IsTrue(box.AnswerIsAuthentic);
        Assert.AreEqual("25", box.Inquire(3, 1, 500));
        Assert.AreEqual(PurchaseState.Tombstone, bench.Find(box, 1)!.State);
        Assert.AreEqual(0, bench.ReceivedFen);
        Assert.AreEqual("00", box.Pay(4, 500, code), "the code was not used up");
    }

    [TestMethod]
    public void A_declined_purchase_has_nothing_to_reverse()
    {
        using SwitchBench bench = new();
        TestBox box = bench.NewBox();
        box.SignIn(0);
        byte[] code = bench.Show("ccb", PayerKind.Poor);
        Assert.AreEqual("51", box.Pay(1, 500, code));
        Assert.AreEqual("12", box.Reverse(1, 500));
        Assert.AreEqual("12", box.Reverse(1, 500));
        Assert.AreEqual("51", box.Pay(1, 500, code));
    }

    [TestMethod]
    public void A_reversal_of_another_amount_or_that_contradicts_itself_does_nothing()
    {
        using SwitchBench bench = new();
        TestBox box = bench.NewBox();
        box.SignIn(0);
        box.Pay(1, 500, bench.Show("ccb"));
        string state = bench.Dump();
        Assert.AreEqual("30", box.Reverse(1, 501));
        Assert.AreEqual(state, bench.Dump());
        Assert.AreEqual("94", InquireWithWrongAmount(box));
        Assert.AreEqual("00", box.Inquire(8, 1, 500));
    }

    [TestMethod]
    public void After_the_state_was_lost_an_older_batch_can_still_be_asked_about_and_reversed()
    {
        using SwitchBench bench = new();
        TestBox box = bench.NewBox();
        box.SignIn(0);
        box.Pay(1, 500, bench.Show("ccb"));
        box.Pay(2, 600, bench.Show("ccb"));
        box.SignIn(0, stan: 3);
        Assert.AreEqual("00", box.Inquire(4, 1, 500, originalBatch: 1));
        Assert.AreEqual("00", box.Reverse(1, 500, batch: 1));
        Assert.AreEqual(600, bench.ReceivedFen);
        Assert.AreEqual((1, 2), (bench.Find(box).MarkBatch, bench.Find(box).MarkStan));
        box.Pay(1, 300, bench.Show("ccb"));
        Assert.AreEqual("00", box.Reverse(2, 600, batch: 1));
        Assert.AreEqual("25", box.Reverse(900, 600, batch: 1));
        Assert.AreEqual((2, 1), (bench.Find(box).MarkBatch, bench.Find(box).MarkStan), "the mark is never lowered");
        Assert.AreEqual(300, bench.ReceivedFen);
    }

    [TestMethod]
    public void A_payer_who_types_the_password_pays_when_it_is_typed()
    {
        using SwitchBench bench = new();
        TestBox box = bench.NewBox();
        box.SignIn(0);
        byte[] code = bench.Show("wechat");
        Assert.AreEqual("09", box.Pay(1, 100_001, code), "above 1,000 yuan");
        Assert.AreEqual("09", box.Inquire(2, 1, 100_001));
        Assert.AreEqual("09", box.Pay(1, 100_001, code));
        Assert.AreEqual(0, bench.ReceivedFen);
        bench.NowMs += PayerPatience.UsualDecisionMs;
        Assert.AreEqual("00", box.Inquire(3, 1, 100_001));
        Assert.IsTrue(box.Answer.Message.Has(37) && box.Answer.Message.Has(38));
        Assert.AreEqual("00", box.Pay(1, 100_001, code));
        Assert.AreEqual(100_001, bench.ReceivedFen);
    }

    [TestMethod]
    public void A_careful_payer_is_asked_for_any_amount()
    {
        using SwitchBench bench = new();
        TestBox box = bench.NewBox();
        box.SignIn(0);
        Assert.AreEqual("09", box.Pay(1, 1, bench.Show("wechat", PayerKind.Careful)));
        Assert.AreEqual("00", box.Pay(2, 100_000, bench.Show("wechat")));
    }

    [TestMethod]
    [DataRow(PayerDecision.GivesUp, 5_000)]
    [DataRow(PayerDecision.Ignores, 180_000)]
    public void A_payer_who_does_not_pay_ends_in_a_decline(PayerDecision decision, int afterMs)
    {
        using SwitchBench bench = new();
        TestBox box = bench.NewBox();
        box.SignIn(0);
        PayerBehaviour behaviour = new() { AskPassword = true, Decision = decision, DecidesAfterMs = 5_000 };
        Assert.AreEqual("09", box.Pay(1, 100, bench.Show("wechat"), behaviour));
        bench.NowMs += afterMs - 2_000;
        Assert.AreEqual("09", box.Inquire(2, 1, 100));
        bench.NowMs += 1_000;
        Assert.AreEqual("58", box.Inquire(3, 1, 100));
        Assert.AreEqual("12", box.Reverse(1, 100));
        Assert.AreEqual(0, bench.ReceivedFen);
    }

    [TestMethod]
    [DataRow(false, DisplayName = "before the password")]
    [DataRow(true, DisplayName = "after the password")]
    public void Cancelled_while_the_payer_types_nothing_stays_paid(bool typed)
    {
        using SwitchBench bench = new();
        TestBox box = bench.NewBox();
        box.SignIn(0);
        byte[] code = bench.Show("wechat", PayerKind.Careful);
        Assert.AreEqual("09", box.Pay(1, 100, code));
        if (typed)
            bench.NowMs += PayerPatience.UsualDecisionMs;
        Assert.AreEqual("00", box.Reverse(1, 100));
        bench.NowMs += PayerPatience.ClosesAfterMs;
        bench.Logic.SettleDue(bench.NowMs);
        Assert.AreEqual("25", box.Inquire(2, 1, 100));
        Assert.AreEqual(0, bench.ReceivedFen);
        Assert.IsTrue(bench.Audit().Balanced);
    }

    private static string? InquireWithWrongAmount(TestBox box)
    {
        box.Send(box.InquiryFrame(7, 1, 501));
        Assert.AreEqual(500, box.Answer.Message.GetNumber(4), "the amount of the original comes back");
        return box.Result;
    }
}
