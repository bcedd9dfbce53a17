using Microsoft.VisualStudio.TestTools.UnitTesting;
using ReferenceSwitch.Payers;
using ReferenceSwitch.Purchases;
using ScanBox.Switching;

namespace ScanBox.Desktop.Tests.ReferenceSwitch;

/// <summary>The end of a vendor's day, from the box's side.</summary>
[TestClass]
public sealed class BatchSettlementTests
{
    [TestMethod]
    public void Equal_totals_close_the_batch_and_the_next_sign_in_opens_another()
    {
        using SwitchBench bench = new();
        TestBox box = Traded(bench);
        byte[] frame = box.SettlementFrame(20, Totals(1500, 3, 550, 2), box.Batch);
        byte[] answer = bench.Exchange(frame)!;
        box.Take(answer);
        Assert.AreEqual("00", box.Result);
        Assert.AreEqual("00000000150000300000000055000210000000000000000000000000000000", box.Answer.Message.GetText(48));
        Assert.IsTrue(box.AnswerIsAuthentic);

        string state = bench.Dump();
        CollectionAssert.AreEqual(answer, bench.Exchange(frame), "a repeat hears the same");
        Assert.AreEqual(state, bench.Dump());
        Assert.AreEqual("77", box.Pay(30, 100, bench.Show("wechat")));
        Assert.AreEqual("77", box.GiveBack(box.VoidOf(31, 3, 700)));
        Assert.AreEqual("77", box.GiveBack(box.RefundOf(32, 3, 700)));
        Assert.AreEqual("00", box.Inquire(33, 1, 500), "asking stays possible");
        Assert.AreEqual(state, bench.Dump());

        box.SignIn(1, stan: 40);
        Assert.AreEqual(2, box.Batch);
        Assert.AreEqual(SettlementResult.Equal, box.Settle(41, Totals(1500, 3, 550, 2), batch: 1)!.Result, "a repeat after the sign-in");
        Assert.AreEqual("00", box.Pay(1, 100, bench.Show("wechat")));
        Assert.AreEqual("00", box.Reverse(3, 700, batch: 1), "reversing stays possible");
        Assert.IsTrue(bench.Audit().Balanced);
    }

    [TestMethod]
    public void Totals_that_are_not_equal_close_the_batch_too_and_are_told_from_the_switchs_own()
    {
        foreach (SettlementTotals wrong in new[] { Totals(1501, 3, 550, 2), Totals(1500, 4, 550, 2), Totals(1500, 3, 551, 2), Totals(1500, 3, 550, 1) })
        {
            using SwitchBench bench = new();
            TestBox box = Traded(bench);
            SettlementTotals counted = box.Settle(20, wrong)!;
            Assert.AreEqual("00", box.Result);
            Assert.AreEqual(SettlementResult.NotEqual, counted.Result);
            Assert.AreEqual((1500L, 3, 550L, 2), (counted.DebitFen, counted.DebitCount, counted.CreditFen, counted.CreditCount));
            SettlementTotals second = box.Settle(21, Totals(1500, 3, 550, 2))!;
            Assert.AreEqual("94", box.Result, "it was closed with other totals");
            Assert.AreEqual(SettlementResult.Error, second.Result);
            Assert.AreEqual(SettlementResult.NotEqual, box.Settle(22, wrong)!.Result);
            box.SignIn(1, stan: 40);
            Assert.AreEqual(2, box.Batch);
        }
    }

    [TestMethod]
    public void A_batch_with_a_payer_who_still_types_stays_open()
    {
        using SwitchBench bench = new();
        TestBox box = Traded(bench);
        Assert.AreEqual("09", box.Pay(10, 40, bench.Show("wechat", PayerKind.Careful)));
        SettlementTotals early = box.Settle(20, Totals(1500, 3, 550, 2))!;
        Assert.AreEqual("96", box.Result);
        Assert.AreEqual(SettlementResult.Error, early.Result);
        Assert.AreEqual("00", box.Pay(11, 60, bench.Show("wechat")), "still open");
        bench.NowMs += PayerPatience.UsualDecisionMs;
        Assert.AreEqual(SettlementResult.Equal, box.Settle(21, Totals(1600, 5, 550, 2))!.Result);
        Assert.AreEqual("00", box.Result);
    }

    [TestMethod]
    public void An_empty_batch_is_settled_and_a_batch_never_handed_out_is_not()
    {
        using SwitchBench bench = new();
        TestBox box = SignedIn(bench);
        Assert.IsNull(box.Settle(1, Totals(0, 0, 0, 0), batch: 2));
        Assert.AreEqual("77", box.Result);
        Assert.AreEqual(SettlementResult.Equal, box.Settle(2, Totals(0, 0, 0, 0))!.Result);
    }

    [TestMethod]
    public void Each_terminal_and_batch_is_counted_for_itself()
    {
        using SwitchBench bench = new();
        TestBox box = Traded(bench);
        TestBox other = Traded(bench);
        box.SignIn(0, stan: 20);
        box.Pay(1, 30, bench.Show("wechat"));
        Assert.AreEqual("00", box.GiveBack(box.RefundOf(2, 3, 20, originalBatch: 1)));
        Assert.AreEqual(SettlementResult.Equal, box.Settle(30, Totals(30, 1, 20, 1))!.Result);
        Assert.AreEqual(SettlementResult.Equal, other.Settle(30, Totals(1500, 3, 550, 2))!.Result);
        Assert.AreEqual(SettlementResult.Equal, box.Settle(31, Totals(1500, 3, 550, 2), batch: 1)!.Result, "an older batch as well");
    }

    [TestMethod]
    public void A_settlement_that_is_not_one_is_refused_and_closes_nothing()
    {
        using SwitchBench bench = new();
        TestBox box = SignedIn(bench);
        SettlementTotals answered = Totals(0, 0, 0, 0);
        answered.Result = SettlementResult.Equal;
        box.Settle(1, answered);
        Assert.AreEqual("30", box.Result);
        Assert.AreEqual(SettlementResult.Equal, box.Settle(2, Totals(0, 0, 0, 0))!.Result, "it was open until now");
    }

    // Purchases of 500, 300 (reversed), 700 and 300; the first voided, 50 of the last refunded, one refund and one void taken back.
    private static TestBox Traded(SwitchBench bench)
    {
        TestBox box = SignedIn(bench);
        box.Pay(1, 500, bench.Show("wechat"));
        box.Pay(2, 300, bench.Show("icbc"));
        box.Pay(3, 700, bench.Show("ccb"));
        box.Pay(4, 300, bench.Show("wechat"));
        box.Pay(5, 300, bench.Show("ccb", PayerKind.Poor));
        Assert.AreEqual("00", box.Reverse(2, 300));
        Assert.AreEqual("00", box.GiveBack(box.VoidOf(6, 1, 500)));
        Assert.AreEqual("00", box.GiveBack(box.RefundOf(7, 4, 50)));
        PurchaseReference refund = box.RefundOf(8, 4, 100);
        Assert.AreEqual("00", box.GiveBack(refund));
        Assert.AreEqual("00", box.Reverse(refund));
        PurchaseReference undo = box.VoidOf(9, 3, 700);
        Assert.AreEqual("00", box.GiveBack(undo));
        Assert.AreEqual("00", box.Reverse(undo));
        return box;
    }

    private static TestBox SignedIn(SwitchBench bench)
    {
        TestBox box = bench.NewBox();
        Assert.AreEqual(SignInFault.None, box.SignIn(0));
        return box;
    }

    private static SettlementTotals Totals(long debitFen, int debits, long creditFen, int credits) =>
        new() { DebitFen = debitFen, DebitCount = debits, CreditFen = creditFen, CreditCount = credits };
}
