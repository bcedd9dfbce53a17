using System;
using nanoFramework.TestFramework;
using ScanBox.Switching;

namespace ScanBox.Tests.Switching;

/// <summary>Frames put together field by field by another program, their MACs and the serial cipher made with OpenSSL.</summary>
[TestClass]
public class VoidAndRefundTests
{
    private const string VoidFrame = "00AB600003000060310031100102003020048008C08039200000000000001250000102032000363332373132333435363738"
        + "3132333435363738313233343536373839303132333435313536007041323036353031303032313030323031363030303030"
        + "3230323534303034333138303330303630303030303030343030384337453146444644303530303833323137303220200014"
        + "2300002400060000120000240001014242334541423931";

    private const string RefundFrame = "00AD600003000060310031100102203020048008C08039200000000000000450000103032000363332373132333435363738"
        + "3132333435363738313233343536373839303132333435313536007041323036353031303032313030323031363030303030"
        + "3230323534303034333138303330303630303030303030343030384337453146444644303530303833323137303220200014"
        + "25000024000600001600000900007703053442393445413742";

    private const string VoidReversal = "0059600003000060310031100104003020048002C08019200000000000001250000102032000393831323334353637383132"
        + "3334353637383930313233343531353600142300002400060000120000240001024232384146414631";

    private const string RefundReversal = "0059600003000060310031100104003020048002C08019200000000000000450000103032000393831323334353637383132"
        + "3334353637383930313233343531353600142500002400060000120000240001033036383144354639";

    private const string VoidAnswer = "006760000000036031003110010210303800000AC08019200000000000001250000102101112030536333237303030303030"
        + "3039303031323334353637383132333435363738393031323334353135360014230000240006000012000024000101433743"
        + "4438434533";

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
    public void A_void_is_the_hand_assembled_frame() =>
        IsFrame(VoidFrame, s_composer.VoidOrRefund(Terminal.Void(), Terminal.Mac(), s_frame));

    [TestMethod]
    public void A_refund_is_the_hand_assembled_frame() =>
        IsFrame(RefundFrame, s_composer.VoidOrRefund(Terminal.Refund(), Terminal.Mac(), s_frame));

    [TestMethod]
    public void Their_reversals_are_the_hand_assembled_frames()
    {
        IsFrame(VoidReversal, s_composer.Reversal(Terminal.Void(), ReversalReason.NoAnswer, Terminal.Mac(), s_frame));
        IsFrame(RefundReversal, s_composer.Reversal(Terminal.Refund(), ReversalReason.NoAnswer, Terminal.Mac(), s_frame));
    }

    [TestMethod]
    public void An_inquiry_names_the_void_itself()
    {
        int length = s_composer.Inquiry(Terminal.Void(), 24, 3, Terminal.Mac(), s_frame);
        var reader = new MessageReader(new Dialect());
        reader.Read(s_frame, Frame.LengthSize, length - Frame.LengthSize);
        Assert.AreEqual("000024000102", reader.Message.GetText(61));
        Assert.AreEqual("390000", reader.Message.GetText(3));
    }

    [TestMethod]
    public void The_location_goes_along_when_it_is_known()
    {
        RequestComposer composer = Terminal.Composer(new Dialect());
        composer.SetLocation("IP00810.0.0.2");
        int length = composer.VoidOrRefund(Terminal.Void(), Terminal.Mac(), s_frame);
        var reader = new MessageReader(new Dialect());
        reader.Read(s_frame, Frame.LengthSize, length - Frame.LengthSize);
        Assert.Contains("05008321702  A5013IP00810.0.0.2", reader.Message.GetText(59)!);
        Assert.DoesNotContains("A3", reader.Message.GetText(59)!);
    }

    [TestMethod]
    public void What_no_void_or_refund_can_be_is_refused()
    {
        IsRefused(Terminal.Purchase());
        PurchaseReference reference = Terminal.Void();
        reference.OriginalBatch = 23;
        IsRefused(reference);
        reference = Terminal.Void();
        reference.OriginalRrn = "63271234567";
        IsRefused(reference);
        reference = Terminal.Refund();
        reference.OriginalDate = 10000;
        IsRefused(reference);
        reference = Terminal.Refund();
        reference.OriginalStan = 1000000;
        IsRefused(reference);
    }

    [TestMethod]
    public void The_hand_assembled_answer_belongs_to_the_void_and_to_nothing_else()
    {
        byte[] frame = Bytes.FromHex(VoidAnswer);
        var reader = new MessageReader(new Dialect());
        Assert.AreEqual(0, (int)reader.Read(frame, Frame.LengthSize, frame.Length - Frame.LengthSize));
        Assert.IsTrue(reader.VerifyMac(Terminal.Mac()));
        Assert.AreEqual(0, (int)s_check.Purchase(reader.Message, Terminal.Void()));

        PurchaseReference other = Terminal.Void();
        other.Kind = PurchaseKind.Purchase;
        Assert.AreEqual((int)AnswerFault.OtherProcessing, (int)s_check.Purchase(reader.Message, other));
        other.Kind = PurchaseKind.Refund;
        Assert.AreEqual((int)AnswerFault.OtherType, (int)s_check.Purchase(reader.Message, other));
        other.Kind = PurchaseKind.Void;
        other.AmountFen = 1251;
        Assert.AreEqual((int)AnswerFault.OtherAmount, (int)s_check.Purchase(reader.Message, other));
        reader.Message.SetText(61, "000024000100");
        Assert.AreEqual((int)AnswerFault.OtherOriginal, (int)s_check.Purchase(reader.Message, Terminal.Void()));
    }

    [TestMethod]
    public void A_refund_is_answered_by_0230_and_its_reversal_by_0410()
    {
        IsoMessage answer = Answers.ToPurchase("00");
        answer.Mti = 0x0230;
        answer.SetText(3, "200000");
        answer.SetText(4, "000000000450");
        answer.SetText(11, "000103");
        answer.SetText(60, "25000024000600");
        Assert.AreEqual(0, (int)s_check.Purchase(answer, Terminal.Refund()));
        answer.SetText(61, "0000090000770305");
        Assert.AreEqual(0, (int)s_check.Purchase(answer, Terminal.Refund()));
        answer.Mti = 0x0410;
        answer.SetText(61, "000024000103");
        Assert.AreEqual(0, (int)s_check.Reversal(answer, Terminal.Refund()));
        answer.SetText(61, "000009000077");
        Assert.AreEqual((int)AnswerFault.OtherOriginal, (int)s_check.Reversal(answer, Terminal.Refund()));
        answer.SetText(3, "000000");
        Assert.AreEqual((int)AnswerFault.OtherProcessing, (int)s_check.Reversal(answer, Terminal.Refund()));
    }

    private static void IsFrame(string expected, int length) => Assert.AreEqual(expected, Bytes.ToHex(s_frame, 0, length));

    private static void IsRefused(PurchaseReference reference) =>
        Assert.ThrowsException(typeof(ArgumentException), () => s_composer.VoidOrRefund(reference, Terminal.Mac(), s_frame));
}
