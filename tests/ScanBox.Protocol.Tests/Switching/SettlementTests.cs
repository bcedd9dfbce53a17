using System;
using nanoFramework.TestFramework;
using ScanBox.Switching;

namespace ScanBox.Tests.Switching;

/// <summary>Batch settlement and sign-out; the frames are put together by another program, their MACs made with OpenSSL.</summary>
[TestClass]
public class SettlementTests
{
    private const string Request = "0068600003000060310031100105000020000000C18013000008313233343536373831323334353637383930313233343500"
        + "6200000012345000700000000125000200000000000000000000000000000000313536001100000024201000033031203338"
        + "333733364246";

    private const string Answer = "0067600000000360310031100105100038000002C10011000008101112030530303132333435363738313233343536373839"
        + "3031323334350062000000123450007000000000000000200000000000000000000000000000000011000000242010424630"
        + "4234384245";

    private const string SignOut = "003F600003000060310031100108200020000000C00011000009313233343536373831323334353637383930313233343500"
        + "110000002400203030323643453538";

    private static byte[] s_frame = null!;
    private static RequestComposer s_composer = null!;
    private static AnswerCheck s_check = null!;

    [Setup]
    public void Setup()
    {
        s_frame = new byte[Frame.MaxSize];
        s_composer = Terminal.Composer(new Dialect());
        s_check = new AnswerCheck(new Dialect(), Terminal.Identity());
    }

    [Cleanup]
    public void Cleanup()
    {
        s_frame = null!;
        s_composer = null!;
        s_check = null!;
    }

    [TestMethod]
    public void A_settlement_is_the_hand_assembled_frame()
    {
        int length = s_composer.Settlement(Totals(), 24, 8, Terminal.Mac(), s_frame);
        Assert.AreEqual(Request, Bytes.ToHex(s_frame, 0, length));
    }

    [TestMethod]
    public void A_sign_out_under_a_MAC_is_the_hand_assembled_frame()
    {
        int length = s_composer.Network(NetworkRequest.SignOut, 24, 9, s_frame, Terminal.Mac());
        Assert.AreEqual(SignOut, Bytes.ToHex(s_frame, 0, length));
    }

    [TestMethod]
    public void The_hand_assembled_answer_says_what_the_switch_counted()
    {
        IsoMessage message = ReadAnswer();
        Assert.AreEqual(0, (int)s_check.Settlement(message, 24, 8));
        var totals = new SettlementTotals();
        Assert.IsTrue(totals.Read(message));
        Assert.AreEqual(123450L, totals.DebitFen);
        Assert.AreEqual(7, totals.DebitCount);
        Assert.AreEqual(0L, totals.CreditFen);
        Assert.AreEqual(0, totals.CreditCount);
        Assert.AreEqual((int)SettlementResult.NotEqual, (int)totals.Result);
    }

    [TestMethod]
    public void An_answer_to_something_else_does_not_belong()
    {
        IsoMessage message = ReadAnswer();
        Assert.AreEqual((int)AnswerFault.OtherStan, (int)s_check.Settlement(message, 24, 9));
        Assert.AreEqual((int)AnswerFault.OtherBatch, (int)s_check.Settlement(message, 25, 8));
        message.SetText(48, "1");
        Assert.AreEqual((int)AnswerFault.NoResult, (int)s_check.Settlement(message, 24, 8));
        message.Remove(48);
        Assert.AreEqual((int)AnswerFault.NoResult, (int)s_check.Settlement(message, 24, 8));
        message.SetText(39, "77");
        Assert.AreEqual(0, (int)s_check.Settlement(message, 24, 8));
        message.Mti = 0x0210;
        Assert.AreEqual((int)AnswerFault.OtherType, (int)s_check.Settlement(message, 24, 8));
    }

    [TestMethod]
    public void Totals_that_cannot_be_read_change_nothing()
    {
        IsoMessage message = ReadAnswer();
        SettlementTotals totals = Totals();
        message.SetText(48, "00000000000000000000000000000040000000000000000000000000000000");
        Assert.IsFalse(totals.Read(message));
        message.SetText(48, "000000000000000");
        Assert.IsFalse(totals.Read(message));
        message.Remove(48);
        Assert.IsFalse(totals.Read(message));
        Assert.AreEqual(1250L, totals.CreditFen);
        Assert.AreEqual(0, (int)totals.Result);
    }

    [TestMethod]
    public void A_count_beyond_three_digits_is_sent_as_999_and_a_sum_beyond_twelve_is_refused()
    {
        byte[] digits = new byte[SettlementTotals.Size + 1];
        SettlementTotals totals = Totals();
        totals.DebitCount = 1000;
        totals.DebitFen = 999999999999;
        totals.Write(digits, 1);
        Assert.AreEqual("00" + "393939393939393939393939" + "393939" + "303030303030303031323530" + "303032" + "30", Bytes.ToHex(digits, 0, 32));
        totals.DebitFen = 1000000000000;
        Assert.ThrowsException(typeof(ArgumentException), () => totals.Write(digits, 1));
        totals.DebitFen = 0;
        totals.CreditCount = -1;
        Assert.ThrowsException(typeof(ArgumentException), () => totals.Write(digits, 1));
    }

    private static SettlementTotals Totals() => new() { DebitFen = 123450, DebitCount = 7, CreditFen = 1250, CreditCount = 2 };

    private static IsoMessage ReadAnswer()
    {
        byte[] frame = Bytes.FromHex(Answer);
        var reader = new MessageReader(new Dialect());
        Assert.AreEqual(0, (int)reader.Read(frame, Frame.LengthSize, frame.Length - Frame.LengthSize));
        Assert.IsTrue(reader.VerifyMac(Terminal.Mac()));
        return reader.Message;
    }
}
