using System;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ReferenceSwitch.Accounting;
using ReferenceSwitch.Payers;
using ReferenceSwitch.Purchases;
using ReferenceSwitch.Storage;
using ScanBox.Switching;

namespace ScanBox.Desktop.Tests.ReferenceSwitch;

/// <summary>Voids and refunds from the box's side.</summary>
[TestClass]
public sealed class ReturnTests
{
    [TestMethod]
    public void A_void_gives_everything_back_once_and_answers_the_same_again()
    {
        using SwitchBench bench = new();
        TestBox box = SignedIn(bench);
        box.Pay(1, 500, bench.Show("wechat"));
        box.Pay(2, 700, bench.Show("icbc"));
        PurchaseReference undo = box.VoidOf(3, 1, 500);
        byte[] frame = box.ReturnFrame(undo);
        byte[] answer = bench.Exchange(frame)!;
        box.Take(answer);
        Assert.AreEqual("00", box.Result);
        Assert.AreEqual(3, bench.Find(box).MarkStan);
        Assert.AreNotEqual(bench.Find(box, 1)!.Rrn, box.Answer.Message.GetText(37), "it has an RRN of its own");
        Assert.AreEqual(700, bench.ReceivedFen);

        string state = bench.Dump();
        CollectionAssert.AreEqual(answer, bench.Exchange(frame));
        Assert.AreEqual(state, bench.Dump());
        Assert.AreEqual("00", box.Inquire(9, undo));
        Assert.AreEqual("00", box.Inquire(10, 1, 500), "the purchase itself stays approved");
        Assert.AreEqual("40", box.GiveBack(box.VoidOf(4, 1, 500)), "a second void");
        Assert.AreEqual("40", box.GiveBack(box.RefundOf(5, 1, 1)), "a refund of what was voided");
        Assert.AreEqual("12", box.Reverse(1, 500), "nothing is left to reverse");
        Assert.AreEqual(700, bench.ReceivedFen);
        Assert.IsTrue(bench.Audit().Balanced);
    }

    [TestMethod]
    public void What_cannot_be_voided_is_declined_for_good()
    {
        using SwitchBench bench = new();
        TestBox box = SignedIn(bench);
        TestBox other = SignedIn(bench);
        box.Pay(1, 500, bench.Show("wechat"));
        box.Pay(2, 500, bench.Show("ccb", PayerKind.Poor));
        box.Pay(3, 500, bench.Show("ccb"));
        box.Reverse(3, 500);
        box.Pay(4, 500, bench.Show("wechat", PayerKind.Careful));
        string rrn = bench.Find(box, 1)!.Rrn;

        PurchaseReference wrongRrn = box.VoidOf(10, 1, 500);
        wrongRrn.OriginalRrn = "000000000000";
        Assert.AreEqual("40", box.GiveBack(wrongRrn));
        Assert.AreEqual("13", box.GiveBack(box.VoidOf(11, 1, 499)), "a part");
        Assert.AreEqual("13", box.GiveBack(box.VoidOf(12, 1, 501)), "more");
        Assert.AreEqual("40", box.GiveBack(box.VoidOf(13, 2, 500)), "declined");
        Assert.AreEqual("40", box.GiveBack(box.VoidOf(14, 3, 500)), "reversed");
        Assert.AreEqual("40", box.GiveBack(box.VoidOf(15, 4, 500)), "waiting");
        Assert.AreEqual("40", box.GiveBack(box.VoidOf(16, 99, 500)), "unknown");
        PurchaseReference foreign = other.VoidOf(17, 1, 500);
        foreign.OriginalRrn = rrn;
        Assert.AreEqual("40", other.GiveBack(foreign), "another terminal's");
        Assert.IsTrue(ResponseTable.IsDecline(new ResponseTable().Classify((byte)'4', (byte)'0')));

        // Declined is final: what is asked again under the same name hears the same even when it would fit now.
        PurchaseReference early = box.VoidOf(15, 4, 500);
        bench.NowMs += PayerPatience.UsualDecisionMs;
        Assert.AreEqual("40", box.GiveBack(early));
        Assert.AreEqual("00", box.GiveBack(box.VoidOf(18, 4, 500)));
        Assert.AreEqual("40", box.GiveBack(box.VoidOf(19, 18, 500)), "a void is no purchase");
        Assert.AreEqual(500, bench.ReceivedFen);
        Assert.IsTrue(bench.Audit().Balanced);
    }

    [TestMethod]
    public void One_name_is_never_two_things()
    {
        using SwitchBench bench = new();
        TestBox box = SignedIn(bench);
        box.Pay(1, 500, bench.Show("wechat"));
        box.Pay(2, 500, bench.Show("wechat"));
        Assert.AreEqual("94", box.GiveBack(box.VoidOf(2, 1, 500)), "the STAN of a purchase");
        Assert.AreEqual("00", box.GiveBack(box.VoidOf(3, 1, 500)));
        Assert.AreEqual("94", box.GiveBack(box.VoidOf(3, 2, 500)), "the STAN of another void");
        Assert.AreEqual("94", box.GiveBack(box.RefundOf(3, 1, 500)), "a refund under the STAN of a void");
        Assert.AreEqual("94", box.Pay(3, 500, bench.Show("wechat")), "a purchase under the STAN of a void");
        Assert.AreEqual("30", box.Reverse(3, 500), "a reversal as if it had been a purchase");
        Assert.AreEqual(500, bench.ReceivedFen);
    }

    [TestMethod]
    public void A_reversed_void_makes_the_purchase_whole_again()
    {
        using SwitchBench bench = new();
        TestBox box = SignedIn(bench);
        box.Pay(1, 500, bench.Show("wechat"));
        PurchaseReference undo = box.VoidOf(2, 1, 500);
        box.GiveBack(undo);
        Assert.AreEqual("00", box.Reverse(undo));
        string state = bench.Dump();
        Assert.AreEqual("00", box.Reverse(undo));
        Assert.AreEqual(state, bench.Dump());
        Assert.AreEqual("25", box.Inquire(8, undo));
        Assert.AreEqual("58", box.GiveBack(undo), "what was taken back is not given again");
        Assert.AreEqual(500, bench.ReceivedFen);
        Assert.AreEqual("00", box.GiveBack(box.VoidOf(3, 1, 500)));
        Assert.AreEqual(0, bench.ReceivedFen);
        Assert.IsTrue(bench.Audit().Balanced);
    }

    [TestMethod]
    public void A_void_that_comes_after_its_reversal_is_refused()
    {
        using SwitchBench bench = new();
        TestBox box = SignedIn(bench);
        box.Pay(1, 500, bench.Show("wechat"));
        PurchaseReference undo = box.VoidOf(2, 1, 500);
        byte[] travelling = box.ReturnFrame(undo);
        Assert.AreEqual("25", box.Reverse(undo));
        Assert.AreEqual("25", box.Reverse(undo));
        box.Send(travelling);
        Assert.AreEqual("58", box.Result);
        Assert.AreEqual(500, bench.ReceivedFen);
        Assert.AreEqual("12", ReverseDeclined(box));
    }

    [TestMethod]
    public void A_payer_who_spent_the_money_meanwhile_is_lent_it_when_the_void_is_reversed()
    {
        using SwitchBench bench = new();
        TestBox box = SignedIn(bench);
        box.Pay(1, 50_000, bench.Show("wechat"));
        PurchaseReference undo = box.VoidOf(2, 1, 50_000);
        box.GiveBack(undo);
        long left;
        using (ISwitchTransaction transaction = bench.Store.Begin())
        {
            // All but 100 fen goes elsewhere.
            left = transaction.Balance("payer/wechat/funded");
            transaction.Append(new(100_000, PostingKind.Funding, null, "payer/wechat/funded", 100 - left));
            transaction.Append(new(100_000, PostingKind.Funding, null, "funding", left - 100));
            while (transaction.NextNumber("posting") < 100_000)
            {
            }

            transaction.Commit();
        }

        Assert.AreEqual("00", box.Reverse(undo));
        Assert.AreEqual(50_000, bench.ReceivedFen);
        Assert.IsTrue(bench.Audit().Balanced, string.Join("; ", bench.Audit().Problems));
        using ISwitchTransaction view = bench.Store.Begin();
        Assert.AreEqual(0, view.Balance("payer/wechat/funded"));
    }

    [TestMethod]
    public void Refunds_take_an_older_purchase_back_in_parts_and_never_more()
    {
        using SwitchBench bench = new();
        TestBox box = SignedIn(bench);
        box.Pay(1, 1000, bench.Show("icbc"));
        box.SignIn(0, stan: 2);
        Assert.AreEqual(2, box.Batch);
        bench.NowMs += 3L * 24 * 3600 * 1000;

        Assert.AreEqual("13", box.GiveBack(box.RefundOf(1, 1, 1001, originalBatch: 1)));
        Assert.AreEqual("13", box.GiveBack(box.RefundOf(8, 1, 0, originalBatch: 1)), "nothing at all");
        PurchaseReference first = box.RefundOf(2, 1, 300, originalBatch: 1);
        Assert.AreEqual("00", box.GiveBack(first));
        Assert.AreEqual("00", box.GiveBack(first));
        Assert.AreEqual("13", box.GiveBack(box.RefundOf(3, 1, 701, originalBatch: 1)));
        PurchaseReference second = box.RefundOf(4, 1, 700, originalBatch: 1);
        Assert.AreEqual("00", box.GiveBack(second));
        Assert.AreEqual("40", box.GiveBack(box.RefundOf(5, 1, 1, originalBatch: 1)), "nothing is left");
        Assert.AreEqual(0, bench.ReceivedFen);

        Assert.AreEqual("00", box.Reverse(first));
        Assert.AreEqual("25", box.Inquire(9, first));
        Assert.AreEqual("00", box.Inquire(10, second));
        Assert.AreEqual(300, bench.ReceivedFen);
        Assert.AreEqual("13", box.GiveBack(box.RefundOf(6, 1, 301, originalBatch: 1)));
        Assert.AreEqual("00", box.GiveBack(box.RefundOf(7, 1, 300, originalBatch: 1)));
        Assert.IsTrue(bench.Audit().Balanced, string.Join("; ", bench.Audit().Problems));
        BatchTotal[] totals = [.. bench.Audit().Totals];
        CollectionAssert.AreEqual(new[] { 20260401, 20260404 }, totals.Select(total => total.BusinessDate).ToArray());
        Assert.AreEqual((1, 1000L, 0, 0L), (totals[0].Count, totals[0].SumFen, totals[0].ReturnCount, totals[0].ReturnedFen));
        Assert.AreEqual((0, 0L, 2, 1000L), (totals[1].Count, totals[1].SumFen, totals[1].ReturnCount, totals[1].ReturnedFen));
    }

    [TestMethod]
    public void A_refund_must_name_its_purchase_rightly()
    {
        using SwitchBench bench = new();
        TestBox box = SignedIn(bench);
        box.Pay(1, 1000, bench.Show("wechat"));
        PurchaseReference refund = box.RefundOf(2, 1, 10);
        refund.OriginalDate = 402;
        Assert.AreEqual("40", box.GiveBack(refund), "another day");
        refund = box.RefundOf(3, 1, 10);
        refund.OriginalRrn = "123456789012";
        Assert.AreEqual("40", box.GiveBack(refund), "another RRN");
        refund = box.RefundOf(4, 1, 10);
        refund.OriginalStan = 2;
        Assert.AreEqual("40", box.GiveBack(refund), "another STAN");
        Assert.AreEqual("00", box.GiveBack(box.RefundOf(5, 1, 10)), "of the same batch");
        Assert.AreEqual("40", box.GiveBack(box.VoidOf(6, 1, 1000)), "a void of what was refunded in part");
        Assert.AreEqual("40", box.Reverse(1, 1000), "and its reversal would give too much");
        Assert.AreEqual(990, bench.ReceivedFen);
    }

    [TestMethod]
    public void A_batch_that_is_over_takes_no_new_void_or_refund()
    {
        using SwitchBench bench = new();
        TestBox box = SignedIn(bench);
        box.Pay(1, 1000, bench.Show("wechat"));
        PurchaseReference done = box.VoidOf(2, 1, 1000);
        box.GiveBack(done);
        box.SignIn(0, stan: 3);
        PurchaseReference late = box.RefundOf(4, 1, 10, originalBatch: 1);
        late.Batch = 1;
        Assert.AreEqual("77", box.GiveBack(late));
        Assert.AreEqual("00", box.GiveBack(done), "what was done is answered as it was");
        Assert.AreEqual("00", box.Reverse(done));
    }

    [TestMethod]
    public void A_request_that_contradicts_itself_or_another_device_is_refused()
    {
        using SwitchBench bench = new();
        TestBox box = SignedIn(bench);
        box.Pay(1, 1000, bench.Show("wechat"));
        (int Field, string Content, string Expected)[] cases =
        [
            (3, "000000", "30"), (22, "031", "30"), (25, "01", "30"), (49, "840", "30"), (61, "000001000001040", "30"),
            (61, "000002000001", "30"), (61, "000001000000", "30"), (60, "23000001000601", "30"), (60, "22000001000600", "40"),
            (59, "A3018134650328919000052", "30"),
        ];
        int stan = 10;
        foreach ((int field, string content, string expected) in cases)
        {
            byte[] frame = Change(box, box.ReturnFrame(box.VoidOf(++stan, 1, 1000)), field, content);
            box.Send(frame);
            Assert.AreEqual(expected, box.Result, $"field {field} {content}");
            Assert.IsTrue(box.AnswerIsAuthentic);
        }

        Assert.AreEqual(1000, bench.ReceivedFen);
        box.Send(box.ReturnFrame(box.VoidOf(++stan, 1, 1000))[..^1].Append((byte)'x').ToArray());
        Assert.AreEqual("A0", box.Result);
        Assert.AreEqual(1000, bench.ReceivedFen);
    }

    private static string? ReverseDeclined(TestBox box)
    {
        PurchaseReference declined = box.VoidOf(20, 999, 500);
        Assert.AreEqual("40", box.GiveBack(declined));
        return box.Reverse(declined);
    }

    private static TestBox SignedIn(SwitchBench bench)
    {
        TestBox box = bench.NewBox();
        Assert.AreEqual(SignInFault.None, box.SignIn(0));
        return box;
    }

    private static byte[] Change(TestBox box, byte[] frame, int field, string content)
    {
        MessageReader reader = new(new Dialect());
        Assert.AreEqual(DecodeError.None, reader.Read(frame, 0, frame.Length));
        reader.Message.SetText(field, content);
        byte[] changed = new byte[Frame.MaxSize];
        int size = IsoEncoder.Encode(reader.Message, box.Mac, changed, Frame.RoutingSize);
        frame.AsSpan(0, Frame.RoutingSize).CopyTo(changed);
        return changed[..(Frame.RoutingSize + size)];
    }
}
