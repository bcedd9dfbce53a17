using System;
using System.Globalization;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Security;
using ScanBox.Switching;

namespace ScanBox.Desktop.Tests.ReferenceSwitch;

/// <summary>A request that carries a time far from the switch's brings no money.</summary>
[TestClass]
public sealed class ClockSkewTests
{
    // The bench's clock goes on by some seconds with every exchange, so the moments keep away from the limit of ten minutes.
    private static readonly TimeSpan s_beijing = TimeSpan.FromHours(8);

    [TestMethod]
    public void A_purchase_near_the_switchs_time_is_taken()
    {
        foreach (int seconds in new[] { 0, -590, 590 })
            Assert.AreEqual("00", Pay(SwitchBench.StartMs, Said(SwitchBench.StartMs + (seconds * 1000L))), $"{seconds} s");
    }

    [TestMethod]
    public void A_purchase_far_from_it_is_refused_and_books_nothing()
    {
        foreach (int seconds in new[] { -620, 620, -86_400, 86_400, 15_552_000 })
            Assert.AreEqual("30", Pay(SwitchBench.StartMs, Said(SwitchBench.StartMs + (seconds * 1000L))), $"{seconds} s");
    }

    [TestMethod]
    public void New_Year_lies_between_two_near_moments()
    {
        long before = new DateTimeOffset(2026, 12, 31, 23, 58, 0, s_beijing).ToUnixTimeMilliseconds();
        long after = new DateTimeOffset(2027, 1, 1, 0, 3, 0, s_beijing).ToUnixTimeMilliseconds();
        Assert.AreEqual("00", Pay(before, Said(after)));
        Assert.AreEqual("00", Pay(after, Said(before)));
    }

    [TestMethod]
    public void No_date_and_half_a_time_are_refused()
    {
        foreach ((string? date, string? time) in new[] { ("0230", "120000"), ("0000", "000000"), ("1332", "120000"), ("0401", "246000"), ("0401", null), (null, "120506") })
            Assert.AreEqual("30", Pay(SwitchBench.StartMs, (date, time)), $"{date} {time}");
    }

    [TestMethod]
    public void A_repeat_is_answered_as_the_first_time()
    {
        using SwitchBench bench = new();
        TestBox box = bench.NewBox();
        box.SignIn(0);
        byte[] frame = WithTime(box, box.PurchaseFrame(1, 1250, bench.Show("alipay")), Said(bench.NowMs));
        box.Send(frame);
        Assert.AreEqual("00", box.Result);
        bench.NowMs += 3_600_000;
        box.Send(frame);
        Assert.AreEqual("00", box.Result);
        Assert.AreEqual(1250, bench.ReceivedFen);
    }

    [TestMethod]
    public void A_refund_far_from_it_is_refused_too()
    {
        using SwitchBench bench = new();
        TestBox box = bench.NewBox();
        box.SignIn(0);
        box.Pay(1, 1250, bench.Show("alipay"));
        box.Send(WithTime(box, box.ReturnFrame(box.RefundOf(2, 1, 300)), Said(bench.NowMs - 3_600_000)));
        Assert.AreEqual("30", box.Result);
        box.Send(WithTime(box, box.ReturnFrame(box.RefundOf(3, 1, 300)), Said(bench.NowMs)));
        Assert.AreEqual("00", box.Result);
        Assert.AreEqual(950, bench.ReceivedFen);
    }

    private static string? Pay(long nowMs, (string? Date, string? Time) said)
    {
        using SwitchBench bench = new() { NowMs = nowMs };
        TestBox box = bench.NewBox();
        box.SignIn(0);
        box.Send(WithTime(box, box.PurchaseFrame(1, 1250, bench.Show("alipay")), said));
        Assert.IsTrue(box.AnswerIsAuthentic);
        Assert.AreEqual(box.Result == "00" ? 1250 : 0, bench.ReceivedFen);
        return box.Result;
    }

    private static (string? Date, string? Time) Said(long unixMs)
    {
        DateTimeOffset at = DateTimeOffset.FromUnixTimeMilliseconds(unixMs).ToOffset(s_beijing);
        return (at.ToString("MMdd", CultureInfo.InvariantCulture), at.ToString("HHmmss", CultureInfo.InvariantCulture));
    }

    private static byte[] WithTime(TestBox box, byte[] frame, (string? Date, string? Time) said)
    {
        MessageReader reader = new(new Dialect());
        Assert.AreEqual(DecodeError.None, reader.Read(frame, 0, frame.Length));
        if (said.Time is string time)
            reader.Message.SetText(12, time);
        if (said.Date is string date)
            reader.Message.SetText(13, date);
        byte[] buffer = new byte[Frame.MaxSize];
        frame.AsSpan(0, Frame.RoutingSize).CopyTo(buffer);
        return buffer[..(Frame.RoutingSize + IsoEncoder.Encode(reader.Message, box.Mac, buffer, Frame.RoutingSize))];
    }
}
