using System;
using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ReferenceSwitch.Payers;
using ReferenceSwitch.Purchases;
using ScanBox.Security;
using ScanBox.Switching;

namespace ScanBox.Desktop.Tests.ReferenceSwitch;

[TestClass]
public sealed class PurchaseTests
{
    [TestMethod]
    public void An_approved_purchase_moves_the_money_and_says_so_once_for_all()
    {
        using SwitchBench bench = new();
        TestBox box = SignedIn(bench);
        byte[] code = bench.Show("alipay");
        Assert.AreEqual("00", box.Pay(1, 1250, code));
        IsoMessage answer = box.Answer.Message;
        Assert.AreEqual(12, answer.GetText(37)!.Length);
        Assert.AreEqual(6, answer.GetText(38)!.Length);
        Assert.AreEqual("120508", answer.GetText(12));
        Assert.AreEqual("0401", answer.GetText(13));
        StringAssert.StartsWith(answer.GetText(59), "A4");
        Assert.AreEqual("156", answer.GetText(49));
        string receipt = answer.GetText(37) + answer.GetText(38) + answer.GetText(12) + answer.GetText(13) + answer.GetText(59);

        string state = bench.Dump();
        bench.NowMs += 3_600_000;
        Assert.AreEqual("00", box.Pay(1, 1250, code));
        Assert.AreEqual(receipt, answer.GetText(37) + answer.GetText(38) + answer.GetText(12) + answer.GetText(13) + answer.GetText(59));
        Assert.AreEqual(state, bench.Dump());
        Assert.AreEqual(1250, bench.ReceivedFen);
    }

    [TestMethod]
    public void The_business_date_is_beijings()
    {
        using SwitchBench bench = new();
        TestBox box = SignedIn(bench);
        bench.NowMs = new DateTimeOffset(2026, 12, 31, 15, 59, 58, TimeSpan.Zero).ToUnixTimeMilliseconds();
        box.Pay(1, 100, bench.Show("wechat"));
        Assert.AreEqual("1231", box.Answer.Message.GetText(13));
        box.Pay(2, 100, bench.Show("wechat"));
        Assert.AreEqual("0101", box.Answer.Message.GetText(13));
        Assert.AreEqual("000000", box.Answer.Message.GetText(12));
        CollectionAssert.AreEqual(new[] { 20261231, 20270101 }, bench.Audit().Totals.Select(total => total.BusinessDate).ToArray());
    }

    [TestMethod]
    public void The_same_name_with_other_content_is_a_duplicate_and_buys_nothing()
    {
        using SwitchBench bench = new();
        TestBox box = SignedIn(bench);
        byte[] code = bench.Show("wechat");
        box.Pay(1, 100, code);
        Assert.AreEqual("94", box.Pay(1, 101, code));
        Assert.AreEqual("94", box.Pay(1, 100, bench.Show("wechat")));
        Assert.AreEqual("00", box.Pay(1, 100, code));
        Assert.AreEqual(100, bench.ReceivedFen);
    }

    [TestMethod]
    public void Declines_say_why_and_stay_as_they_are()
    {
        using SwitchBench bench = new();
        TestBox box = SignedIn(bench);
        byte[] used = bench.Show("wechat");
        box.Pay(1, 100, used);
        byte[] old = bench.Show("wechat");
        bench.NowMs += PayerApps.WeChatLifetimeMs;
        (byte[] Code, long Amount, string Result)[] cases =
        [
            (used, 100, "14"),
            (TestBox.Digits("134650328919428540"), 100, "14"),
            (TestBox.Digits("https://example.com/"), 100, "14"),
            (old, 100, "54"),
            (bench.Show("icbc", PayerKind.Poor), 2, "51"),
            (bench.Show("icbc", PayerKind.Limited), 100_001, "61"),
            (bench.Show("icbc"), 0, "13"),
        ];
        int stan = 10;
        foreach ((byte[] code, long amount, string result) in cases)
        {
            Assert.AreEqual(result, box.Pay(++stan, amount, code));
            Assert.AreEqual(result, box.Pay(stan, amount, code));
            Assert.AreEqual(result, box.Inquire(stan + 500, stan, amount));
            Assert.AreEqual(PurchaseState.Declined, bench.Find(box, stan)!.State);
            Assert.IsFalse(box.Answer.Message.Has(38));
        }

        Assert.AreEqual(100, bench.ReceivedFen);
        Assert.IsTrue(bench.Audit().Balanced);
    }

    [TestMethod]
    public void A_code_is_used_up_even_by_a_payment_that_fails()
    {
        using SwitchBench bench = new();
        TestBox box = SignedIn(bench);
        byte[] code = bench.Show("wechat", PayerKind.Poor);
        Assert.AreEqual("51", box.Pay(1, 100, code));
        Assert.AreEqual("14", box.Pay(2, 1, code));
    }

    [TestMethod]
    public void A_daily_limit_counts_one_beijing_day_and_what_was_reversed_is_free_again()
    {
        using SwitchBench bench = new();
        TestBox box = SignedIn(bench);
        Assert.AreEqual("00", box.Pay(1, 60_000, bench.Show("abc", PayerKind.Limited)));
        Assert.AreEqual("61", box.Pay(2, 40_001, bench.Show("abc", PayerKind.Limited)));
        Assert.AreEqual("00", box.Pay(3, 40_000, bench.Show("abc", PayerKind.Limited)));
        Assert.AreEqual("00", box.Reverse(3, 40_000));
        Assert.AreEqual("00", box.Pay(4, 40_000, bench.Show("abc", PayerKind.Limited)));
        bench.NowMs += 24 * 3_600_000;
        Assert.AreEqual("00", box.Pay(5, 100_000, bench.Show("abc", PayerKind.Limited)));
    }

    [TestMethod]
    public void A_terminal_block_that_does_not_fit_the_device_or_the_code_is_refused()
    {
        using SwitchBench bench = new();
        TestBox box = SignedIn(bench);
        byte[] code = bench.Show("wechat");
        string factor = Encoding.ASCII.GetString(code[^6..]);
        string wrongFactor = factor == "000000" ? "000001" : "000000";
        (string Result, Func<int, byte[]> Frame)[] cases =
        [
            ("30", stan => box.PurchaseFrame(stan, 100, code, factor: wrongFactor)),
            ("30", stan => Change(box, box.PurchaseFrame(stan, 100, code), "A20650100210", "A20650100211")),
            ("58", stan => Change(box, box.PurchaseFrame(stan, 100, code), box.Identity.Serial, "9" + box.Identity.Serial[1..])),
            ("58", stan => ChangeCipher(box, box.PurchaseFrame(stan, 100, code))),
            ("30", stan => Change(box, box.PurchaseFrame(stan, 100, code), "A2065", "B2065")),
            ("14", stan => Change(box, box.PurchaseFrame(stan, 100, code), "A3018", "B3018")),
            ("30", stan => ChangeField(box, box.PurchaseFrame(stan, 100, code), 22, "012")),
            ("30", stan => ChangeField(box, box.PurchaseFrame(stan, 100, code), 25, "01")),
            ("30", stan => ChangeField(box, box.PurchaseFrame(stan, 100, code), 49, "840")),
            ("30", stan => ChangeField(box, box.PurchaseFrame(stan, 100, code), 2, "6212345678901232")),
            ("30", stan => ChangeField(box, box.PurchaseFrame(stan, 100, code), 4, null)),
            ("40", stan => ChangeField(box, box.PurchaseFrame(stan, 100, code), 3, "200000")),
        ];
        int stan = 0;
        foreach ((string result, Func<int, byte[]> frame) in cases)
        {
            box.Send(frame(++stan));
            Assert.AreEqual(result, box.Result, "case " + stan);
            Assert.IsTrue(box.AnswerIsAuthentic);
        }

        Assert.AreEqual(0, bench.ReceivedFen);
        Assert.AreEqual("00", box.Pay(++stan, 100, code), "the code was not used up by any of them");
    }

    [TestMethod]
    public void Without_a_session_or_with_a_wrong_mac_nothing_changes()
    {
        using SwitchBench bench = new();
        TestBox box = bench.NewBox();
        byte[] code = bench.Show("wechat");
        string before = bench.Dump();
        box.Send(box.PurchaseFrame(1, 100, code, batch: 1));
        Assert.AreEqual("77", box.Result);
        Assert.AreEqual(before, bench.Dump());

        box.SignIn(0);
        before = bench.Dump();
        byte[][] frames =
        [
            box.PurchaseFrame(1, 100, code), box.ReversalFrame(1, 100), box.InquiryFrame(2, 1, 100),
        ];
        foreach (byte[] frame in frames)
        {
            for (int at = 1; at <= MessageMac.Size; at++)
            {
                byte[] wrong = [.. frame];
                wrong[^at] = wrong[^at] == (byte)'0' ? (byte)'1' : (byte)'0';
                box.Send(wrong);
                Assert.AreEqual("A0", box.Result);
                Assert.IsFalse(box.Answer.HasMac);
            }
        }

        Assert.AreEqual(before, bench.Dump());
        Assert.AreEqual("00", box.Pay(1, 100, code));
    }

    [TestMethod]
    public void Requests_that_come_too_fast_are_put_off_without_effect()
    {
        using SwitchBench bench = new();
        TestBox box = SignedIn(bench);
        bench.NowMs += 1000;
        byte[] code = bench.Show("wechat");
        for (int i = 0; i < bench.Options.Limits.RequestsPerSecondPerTerminal; i++)
            box.Take(bench.ExchangeNow(box.InquiryFrame(2, 1, 100)));
        Assert.AreEqual("25", box.Result);
        box.Take(bench.ExchangeNow(box.PurchaseFrame(1, 100, code)));
        Assert.AreEqual("96", box.Result);
        Assert.IsTrue(box.AnswerIsAuthentic);
        Assert.IsNull(bench.Find(box, 1));
        Assert.AreEqual("00", box.Pay(1, 100, code));
    }

    [TestMethod]
    public void The_log_shows_no_more_of_a_code_than_its_end()
    {
        StringBuilder log = new();
        using SwitchBench bench = new(options: new() { Log = line => log.AppendLine(line) });
        TestBox box = SignedIn(bench);
        int stan = 0;
        foreach (PayerApp app in PayerApps.All)
        {
            byte[] code = bench.Show(app.Id);
            box.Pay(++stan, 100, code);
            string text = Encoding.ASCII.GetString(code);
            Assert.DoesNotContain(text[^7..], log.ToString());
            Assert.Contains(text[^6..], log.ToString());
        }
    }

    private static TestBox SignedIn(SwitchBench bench)
    {
        TestBox box = bench.NewBox();
        Assert.AreEqual(SignInFault.None, box.SignIn(0));
        return box;
    }

    // Changes a frame as a dishonest owner of the box's MAC key could: the MAC is right again afterwards.
    private static byte[] Change(TestBox box, byte[] frame, string find, string replace)
    {
        string text = Encoding.Latin1.GetString(frame);
        Assert.Contains(find, text);
        byte[] changed = Encoding.Latin1.GetBytes(text.Replace(find, replace, StringComparison.Ordinal));
        box.Mac.Compute(changed, Frame.RoutingSize, changed.Length - Frame.RoutingSize - MessageMac.Size, changed, changed.Length - MessageMac.Size);
        return changed;
    }

    private static byte[] ChangeCipher(TestBox box, byte[] frame)
    {
        string text = Encoding.Latin1.GetString(frame);
        int at = text.IndexOf("04008", StringComparison.Ordinal) + 5;
        return Change(box, frame, text[at..(at + 8)], text[at] == '0' ? "1" + text[(at + 1)..(at + 8)] : "0" + text[(at + 1)..(at + 8)]);
    }

    private static byte[] ChangeField(TestBox box, byte[] frame, int field, string? content)
    {
        MessageReader reader = new(new Dialect());
        Assert.AreEqual(DecodeError.None, reader.Read(frame, 0, frame.Length));
        if (content is null)
            reader.Message.Remove(field);
        else
            reader.Message.SetText(field, content);
        byte[] buffer = new byte[Frame.MaxSize];
        frame.AsSpan(0, Frame.RoutingSize).CopyTo(buffer);
        return buffer[..(Frame.RoutingSize + IsoEncoder.Encode(reader.Message, box.Mac, buffer, Frame.RoutingSize))];
    }
}
