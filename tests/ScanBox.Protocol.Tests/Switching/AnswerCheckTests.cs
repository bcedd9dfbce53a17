using nanoFramework.TestFramework;
using ScanBox.Switching;

namespace ScanBox.Tests.Switching;

[TestClass]
public class AnswerCheckTests
{
    private static AnswerCheck s_check = null!;

    [Setup]
    public void Setup() => s_check = new AnswerCheck(new Dialect(), Terminal.Identity());

    [Cleanup]
    public void FreeTheHeap()
    {
        s_check = null!;
    }

    [TestMethod]
    public void Its_own_answers_belong()
    {
        Assert.AreEqual(0, (int)s_check.Purchase(Answers.ToPurchase("00"), Terminal.Purchase()));
        Assert.AreEqual(0, (int)s_check.Inquiry(Answers.ToInquiry("00"), Terminal.Purchase(), 25, 3));
        IsoMessage reversal = Answers.ToPurchase("00");
        reversal.Mti = 0x0410;
        Assert.AreEqual(0, (int)s_check.Reversal(reversal, Terminal.Purchase()));
        reversal.SetText(61, "000024000101");
        Assert.AreEqual(0, (int)s_check.Reversal(reversal, Terminal.Purchase()));
    }

    [TestMethod]
    public void A_purchase_answer_about_something_else_does_not()
    {
        A_purchase_answer_about_something_else_does_not(11, "000102", 2);
        A_purchase_answer_about_something_else_does_not(41, "12345679", 3);
        A_purchase_answer_about_something_else_does_not(42, "123456789012346", 3);
        A_purchase_answer_about_something_else_does_not(3, "200000", 4);
        A_purchase_answer_about_something_else_does_not(4, "000000001251", 5);
        A_purchase_answer_about_something_else_does_not(60, "22000025000600", 6);
        A_purchase_answer_about_something_else_does_not(60, "2200002", 6);
    }

    private static void A_purchase_answer_about_something_else_does_not(int field, string content, int fault)
    {
        IsoMessage answer = Answers.ToPurchase("00");
        answer.SetText(field, content);
        Assert.AreEqual(fault, (int)s_check.Purchase(answer, Terminal.Purchase()));
        answer.Remove(field);
        Assert.AreEqual(field == 3 ? 0 : fault, (int)s_check.Purchase(answer, Terminal.Purchase()));
    }

    [TestMethod]
    public void Another_type_and_an_answer_without_a_result_do_not()
    {
        IsoMessage answer = Answers.ToPurchase("00");
        answer.Mti = 0x0410;
        Assert.AreEqual((int)AnswerFault.OtherType, (int)s_check.Purchase(answer, Terminal.Purchase()));
        answer.Mti = 0x0210;
        answer.Remove(39);
        Assert.AreEqual((int)AnswerFault.NoResult, (int)s_check.Purchase(answer, Terminal.Purchase()));
    }

    [TestMethod]
    public void An_inquiry_answer_about_another_purchase_does_not()
    {
        An_inquiry_answer_about_another_purchase_does_not("000024000102");
        An_inquiry_answer_about_another_purchase_does_not("000023000101");
        An_inquiry_answer_about_another_purchase_does_not("00002400010");
    }

    private static void An_inquiry_answer_about_another_purchase_does_not(string original)
    {
        IsoMessage answer = Answers.ToInquiry("00");
        answer.SetText(61, original);
        Assert.AreEqual((int)AnswerFault.OtherOriginal, (int)s_check.Inquiry(answer, Terminal.Purchase(), 25, 3));
        answer.Remove(61);
        Assert.AreEqual((int)AnswerFault.OtherOriginal, (int)s_check.Inquiry(answer, Terminal.Purchase(), 25, 3));
        answer.Mti = 0x0410;
        answer.SetText(3, "000000");
        answer.SetText(11, "000101");
        answer.SetText(60, "22000024000600");
        answer.SetText(61, original);
        Assert.AreEqual((int)AnswerFault.OtherOriginal, (int)s_check.Reversal(answer, Terminal.Purchase()));
    }

    [TestMethod]
    public void Only_the_right_key_verifies_an_answer()
    {
        MessageReader reader = Answers.Read(Answers.ToPurchase("00"), Terminal.Mac());
        Assert.IsTrue(reader.VerifyMac(Terminal.Mac()));
        Assert.IsFalse(reader.VerifyMac(new ScanBox.Security.MessageMac(Terminal.Cipher(Terminal.MasterKey))));
        Assert.IsTrue(reader.VerifyMac(Terminal.Mac()));
        MessageReader bare = Answers.Read(Answers.ToPurchase("00"), null);
        Assert.IsFalse(bare.HasMac);
        Assert.IsFalse(bare.VerifyMac(Terminal.Mac()));
        Assert.AreEqual(0x0210, bare.Message.Mti);
    }
}
