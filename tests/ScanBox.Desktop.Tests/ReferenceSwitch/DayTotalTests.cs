using System;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ReferenceSwitch.Payers;
using ReferenceSwitch.Purchases;
using ReferenceSwitch.Storage;
using ScanBox.Switching;

namespace ScanBox.Desktop.Tests.ReferenceSwitch;

/// <summary>What the switch tells a box that lost its total of the day, and what a sign-out ends.</summary>
[TestClass]
public sealed class DayTotalTests
{
    private const long DayMs = 86_400_000;

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void It_counts_what_stands_of_the_date_in_all_batches_of_the_terminal(bool onDisk)
    {
        using StoreFolder folder = new();
        using ISwitchStore store = onDisk ? SqliteStore.Open(folder.File("switch.db")) : new InMemoryStore();
        using SwitchBench bench = new(store);
        TestBox box = bench.NewBox();
        TestBox other = bench.NewBox();
        bench.NowMs -= DayMs;
        box.SignIn(0);
        box.Pay(1, 100, bench.Show("wechat"));
        bench.NowMs += DayMs;
        other.SignIn(0);
        other.Pay(1, 10_000, bench.Show("wechat"));
        box.Pay(2, 200, bench.Show("wechat"));
        box.SignIn(0, stan: 3);
        box.Pay(4, 400, bench.Show("icbc"));
        Assert.AreEqual("51", box.Pay(5, 800, bench.Show("icbc", PayerKind.Poor)));
        box.Pay(6, 1600, bench.Show("wechat"));
        Assert.AreEqual("00", box.Reverse(6, 1600));
        box.Pay(7, 3200, bench.Show("wechat"));
        Assert.AreEqual("00", box.GiveBack(box.VoidOf(8, 7, 3200)));
        box.Pay(9, 6400, bench.Show("alipay"));
        PurchaseReference part = box.RefundOf(10, 9, 400);
        Assert.AreEqual("00", box.GiveBack(part));

        Assert.AreEqual(SignInFault.None, box.SignIn(0, stan: 20, asksTotal: true));
        Assert.AreEqual(3, box.Session.Batch);
        DayTotal total = box.Session.DayTotal;
        Assert.AreEqual((401, 3, 200 + 400 + 6000L, true), (total.Date, total.Count, total.Fen, total.IsFinal));

        // The settlement of the new batch has nothing of it.
        SettlementTotals? settled = box.Settle(21, new SettlementTotals(), box.Batch);
        Assert.AreEqual(SettlementResult.Equal, settled?.Result);
    }

    [TestMethod]
    public void It_is_told_only_when_asked_for_and_only_under_the_sessions_key()
    {
        using SwitchBench bench = new();
        TestBox box = bench.NewBox();
        box.SignIn(0);
        box.Pay(1, 1234, bench.Show("wechat"));
        box.SignIn(0, stan: 2);
        Assert.AreEqual(0, box.Session.DayTotal.Date);
        Assert.DoesNotContain("D1", box.Answer.Message.GetText(63)!);
        box.SignIn(0, stan: 3, asksTotal: true);
        Assert.AreEqual(1234, box.Session.DayTotal.Fen);
        Assert.DoesNotContain("1234", box.Answer.Message.GetText(63)![24..]);
    }

    [TestMethod]
    public void It_is_not_final_while_a_payer_decides()
    {
        using SwitchBench bench = new();
        TestBox box = bench.NewBox();
        box.SignIn(0);
        Assert.AreEqual("09", box.Pay(1, 500, bench.Show("wechat"), new PayerBehaviour { AskPassword = true, Decision = PayerDecision.Pays, DecidesAfterMs = 30_000 }));
        box.SignIn(0, stan: 2, asksTotal: true);
        Assert.AreEqual((0, false), (box.Session.DayTotal.Count, box.Session.DayTotal.IsFinal));
        bench.NowMs += 31_000;
        box.SignIn(2, stan: 3, asksTotal: true);
        Assert.AreEqual((1, true), (box.Session.DayTotal.Count, box.Session.DayTotal.IsFinal));
        Assert.AreEqual(500, box.Session.DayTotal.Fen);
    }

    [TestMethod]
    public void After_a_sign_out_payments_are_refused_until_the_next_sign_in()
    {
        using SwitchBench bench = new();
        TestBox box = bench.NewBox();
        box.SignIn(0);
        byte[] code = bench.Show("wechat");
        box.Send(box.NetworkFrame(NetworkRequest.SignOut, 2));
        Assert.AreEqual("00", box.Pay(3, 100, bench.Show("wechat")), "whoever has no key signs nobody out");
        box.Send(box.NetworkFrame(NetworkRequest.SignOut, 4, proven: true));
        Assert.AreEqual("00", box.Result);
        Assert.IsTrue(box.AnswerIsAuthentic);
        box.Send(box.PurchaseFrame(5, 100, code));
        Assert.AreEqual("77", box.Result);
        Assert.IsNull(bench.Find(box, 5));
        box.SignIn(1, stan: 6);
        Assert.AreEqual("00", box.Pay(5, 100, code));
        Assert.AreEqual(200, bench.ReceivedFen);
    }
}
