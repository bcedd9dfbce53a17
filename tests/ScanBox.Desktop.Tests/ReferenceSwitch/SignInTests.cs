using Microsoft.VisualStudio.TestTools.UnitTesting;
using ReferenceSwitch.Storage;
using ReferenceSwitch.Terminals;
using ScanBox.Switching;

namespace ScanBox.Desktop.Tests.ReferenceSwitch;

[TestClass]
public sealed class SignInTests
{
    [TestMethod]
    public void A_first_sign_in_brings_keys_a_batch_and_an_empty_mark()
    {
        using SwitchBench bench = new();
        TestBox box = bench.NewBox();
        Assert.AreEqual(SignInFault.None, box.SignIn(batch: 0));
        Assert.AreEqual(1, box.Session.Batch);
        Assert.AreEqual(0, box.Session.MarkBatch);
        Assert.AreEqual(0, box.Session.MarkStan);
        Assert.AreEqual(401, box.Session.Date);
        foreach (int field in new[] { 11, 12, 13, 32, 37, 39, 41, 42, 60, 62, 63, 64 })
            Assert.IsTrue(box.Answer.Message.Has(field), "field " + field);
    }

    [TestMethod]
    public void A_known_batch_goes_on_and_the_mark_tells_how_far_it_is()
    {
        using SwitchBench bench = new();
        TestBox box = bench.NewBox();
        box.SignIn(0);
        Assert.AreEqual("00", box.Pay(7, 100, bench.Show("wechat")));
        Assert.AreEqual(SignInFault.None, box.SignIn(1, stan: 8));
        Assert.AreEqual(1, box.Session.Batch);
        Assert.AreEqual(1, box.Session.MarkBatch);
        Assert.AreEqual(7, box.Session.MarkStan);
    }

    [TestMethod]
    [DataRow(0, DisplayName = "state lost")]
    [DataRow(5, DisplayName = "a batch never opened")]
    public void Any_other_batch_opens_a_new_one_and_closes_the_old(int batch)
    {
        using SwitchBench bench = new();
        TestBox box = bench.NewBox();
        box.SignIn(0);
        byte[] code = bench.Show("wechat");
        byte[] late = box.PurchaseFrame(1, 100, code);
        Assert.AreEqual(SignInFault.None, box.SignIn(batch, stan: 2));
        Assert.AreEqual(2, box.Session.Batch);

        // On its way under the old key; and what a confused box might sign with the new one.
        box.Send(late);
        Assert.AreEqual("A0", box.Result);
        box.Send(box.PurchaseFrame(1, 100, code, batch: 1));
        Assert.AreEqual("77", box.Result);
        Assert.IsTrue(box.AnswerIsAuthentic);
        Assert.IsNull(bench.Find(box, 1, 1));
        Assert.AreEqual(0, bench.ReceivedFen);
    }

    [TestMethod]
    public void A_batch_is_never_handed_out_twice_and_the_mark_is_never_lowered()
    {
        using SwitchBench bench = new();
        TestBox box = bench.NewBox();
        for (int expected = 1; expected <= 30; expected++)
        {
            box.SignIn(0, stan: expected);
            Assert.AreEqual(expected, box.Session.Batch);
            if (expected == 3)
                box.Pay(9, 100, bench.Show("icbc"));
            Assert.AreEqual(expected <= 3 ? 0 : 3, box.Session.MarkBatch);
        }
    }

    [TestMethod]
    public void A_full_batch_is_followed_by_a_new_one()
    {
        using SwitchBench bench = new();
        TestBox box = bench.NewBox();
        box.SignIn(0);
        Assert.AreEqual("00", box.Pay(999_999, 100, bench.Show("wechat")));
        box.SignIn(1, stan: 1);
        Assert.AreEqual(2, box.Session.Batch);
        Assert.AreEqual("00", box.Pay(1, 100, bench.Show("wechat")));
    }

    [TestMethod]
    public void The_last_batch_is_the_last()
    {
        using SwitchBench bench = new();
        TestBox box = bench.NewBox();
        using (ISwitchTransaction transaction = bench.Store.Begin())
        {
            transaction.Save(transaction.FindTerminal(box.Identity.TerminalId)! with { OpenBatch = TerminalLimits.LastBatch });
            transaction.Commit();
        }

        Assert.AreEqual(SignInFault.None, box.SignIn(TerminalLimits.LastBatch));
        Assert.AreEqual(SignInFault.Refused, box.SignIn(0));
        Assert.AreEqual(TerminalLimits.LastBatch, bench.Find(box).OpenBatch);
    }

    [TestMethod]
    public void A_sign_in_delivered_twice_does_not_end_the_session_it_began()
    {
        using SwitchBench bench = new();
        TestBox box = bench.NewBox();
        Assert.AreEqual(SignInFault.None, box.SignIn(0));
        byte[] again = box.SignInFrame(0, 1, nonce: 1);
        box.Send(again);
        Assert.AreEqual("00", box.Result);
        Assert.AreEqual(1, bench.Find(box).OpenBatch);
        Assert.AreEqual("00", box.Pay(2, 100, bench.Show("wechat")));
    }

    [TestMethod]
    public void Whoever_does_not_fit_is_refused_and_changes_nothing()
    {
        using SwitchBench bench = new();
        TestBox box = bench.NewBox();
        TestBox other = bench.NewBox();
        box.SignIn(0);
        string before = bench.Dump();
        byte[] frame = box.SignInFrame(0, 2, 9);

        foreach ((string find, string replace, string result) in new[]
        {
            (box.Identity.Serial, other.Identity.Serial, "58"),
            (box.Identity.MerchantId, other.Identity.MerchantId, "03"),
            (box.Identity.TerminalId + "8", "777777778", "97"),
            ("N1016", "N2016", "30"),
        })
        {
            box.Send(Replace(frame, find, replace));
            Assert.AreEqual(result, box.Result);
            Assert.IsFalse(box.Answer.HasMac);
        }

        Assert.AreEqual(before, bench.Dump());
    }

    [TestMethod]
    public void A_wiped_box_is_set_up_again_as_the_same_terminal_and_gets_a_new_batch()
    {
        using SwitchBench bench = new();
        TestBox box = bench.NewBox();
        box.SignIn(0);
        box.Pay(5, 300, bench.Show("boc"));
        ProvisionedTerminal? same = new Provisioning(bench.Store, bench.Options.Random).Find(box.Identity.Serial);
        TestBox wiped = new(bench, same!);
        Assert.AreEqual(SignInFault.None, wiped.SignIn(0, stan: 9));
        Assert.AreEqual(2, wiped.Session.Batch);
        Assert.AreEqual(1, wiped.Session.MarkBatch);
        Assert.AreEqual(5, wiped.Session.MarkStan);
        Assert.AreEqual("00", wiped.Pay(5, 300, bench.Show("boc")));
        Assert.AreEqual(600, bench.ReceivedFen);
        Assert.IsNull(new Provisioning(bench.Store, bench.Options.Random).Find("no such serial"));
    }

    [TestMethod]
    public void A_terminal_that_was_switched_off_gets_nothing_more()
    {
        using SwitchBench bench = new();
        TestBox box = bench.NewBox();
        box.SignIn(0);
        using (ISwitchTransaction transaction = bench.Store.Begin())
        {
            transaction.Save(transaction.FindTerminal(box.Identity.TerminalId)! with { Disabled = true });
            transaction.Commit();
        }

        box.Send(box.PurchaseFrame(1, 100, bench.Show("wechat")));
        Assert.AreEqual("97", box.Result);
        Assert.AreEqual(SignInFault.Refused, box.SignIn(1));
    }

    [TestMethod]
    public void Sign_ins_that_come_too_fast_use_up_no_batches()
    {
        using SwitchBench bench = new();
        TestBox box = bench.NewBox();
        for (int stan = 1; stan <= 40; stan++)
            box.Take(bench.ExchangeNow(box.SignInFrame(0, stan, (byte)stan)));
        Assert.AreEqual("96", box.Result);
        Assert.AreEqual(bench.Options.Limits.SignInsPerSecondPerTerminal, bench.Find(box).OpenBatch);
        Assert.AreEqual(SignInFault.None, box.SignIn(0, 50));
    }

    [TestMethod]
    public void Echo_changes_nothing_and_a_sign_out_without_proof_neither()
    {
        using SwitchBench bench = new();
        TestBox box = bench.NewBox();
        box.SignIn(0);
        string before = bench.Dump();
        foreach (NetworkRequest request in new[] { NetworkRequest.Echo, NetworkRequest.SignOut })
        {
            box.Send(box.NetworkFrame(request, 3));
            Assert.AreEqual(MessageType.NetworkAnswer, box.Answer.Message.Mti);
            Assert.AreEqual("00", box.Result);
        }

        Assert.AreEqual(before, bench.Dump());
    }

    [TestMethod]
    public void A_sign_out_with_proof_ends_the_session()
    {
        using SwitchBench bench = new();
        TestBox box = bench.NewBox();
        box.SignIn(0);
        MessageReader plain = new(bench.Options.Dialect);
        byte[] frame = box.NetworkFrame(NetworkRequest.SignOut, 3);
        plain.Read(frame, 0, frame.Length);
        byte[] proven = new byte[Frame.MaxSize];
        int size = IsoEncoder.Encode(plain.Message, box.Mac, proven, Frame.RoutingSize);
        frame[..Frame.RoutingSize].CopyTo(proven, 0);
        box.Send(proven[..(Frame.RoutingSize + size)]);
        Assert.AreEqual("00", box.Result);
        box.Send(box.PurchaseFrame(1, 100, bench.Show("wechat")));
        Assert.AreEqual("77", box.Result);
        Assert.AreEqual(0, bench.ReceivedFen);
    }

    private static byte[] Replace(byte[] frame, string find, string replace)
    {
        string text = System.Text.Encoding.Latin1.GetString(frame);
        Assert.Contains(find, text);
        return System.Text.Encoding.Latin1.GetBytes(text.Replace(find, replace, System.StringComparison.Ordinal));
    }
}
