using nanoFramework.TestFramework;
using ScanBox.Security;
using ScanBox.Switching;

namespace ScanBox.Tests.Switching;

[TestClass]
public class SignInAnswerTests
{
    private const string Nonce = "0123456789ABCDEF";

    // Bytes of a message, and their code (ASCII) under the MAC key and under a key of zeros; by OpenSSL's SM4 and the written steps.
    private const string Data = "0200F0F1F2F3F4F5F6F7F8F9FAFBFCFDFEFF01020304";
    private const string CodeUnderMacKey = "4343394632453945";
    private const string CodeUnderZeros = "3230384233344343";

    [TestMethod]
    public void Gives_the_session()
    {
        SignInAnswer session = Session();
        Assert.AreEqual(0, (int)Accept(session, Answers.ToSignIn(Nonce), Terminal.Mac()));
        Assert.AreEqual(25, session.Batch);
        Assert.AreEqual(24, session.MarkBatch);
        Assert.AreEqual(101, session.MarkStan);
        Assert.AreEqual(1231, session.Date);
        Assert.AreEqual(235959, session.Time);
        Assert.IsTrue(Answers.Read(Answers.ToPurchase("00"), Terminal.Mac()).VerifyMac(session.CreateMac()));
        Assert.AreEqual(CodeUnderMacKey, CodeOf(session));
        session.Forget();
        Assert.AreEqual(CodeUnderZeros, CodeOf(session));
        Assert.IsFalse(Answers.Read(Answers.ToPurchase("00"), Terminal.Mac()).VerifyMac(session.CreateMac()));
    }

    [TestMethod]
    public void A_spoiled_answer_gives_none_even_under_a_right_MAC()
    {
        A_spoiled_answer_gives_none_even_under_a_right_MAC(11, "000008", 1);
        A_spoiled_answer_gives_none_even_under_a_right_MAC(41, "12345679", 1);
        A_spoiled_answer_gives_none_even_under_a_right_MAC(39, "96", 2);
        A_spoiled_answer_gives_none_even_under_a_right_MAC(62, "1234567890123456789012345678901234567890", 4);
        A_spoiled_answer_gives_none_even_under_a_right_MAC(62, "123456789012345678901234567890123456789", 3);
        A_spoiled_answer_gives_none_even_under_a_right_MAC(63, "01 H1012000024000101", 6);
        A_spoiled_answer_gives_none_even_under_a_right_MAC(63, "01 N10160123456789ABCDEEH1012000024000101", 6);
        A_spoiled_answer_gives_none_even_under_a_right_MAC(63, "01 N10150123456789ABCDEH1012000024000101", 6);
        A_spoiled_answer_gives_none_even_under_a_right_MAC(63, "01", 6);
        A_spoiled_answer_gives_none_even_under_a_right_MAC(63, "01 N10160123456789ABCDEF", 7);
        A_spoiled_answer_gives_none_even_under_a_right_MAC(63, "01 N10160123456789ABCDEFH101100002400010", 7);
        A_spoiled_answer_gives_none_even_under_a_right_MAC(63, "01 N10160123456789ABCDEFH101200002400010X", 7);
        A_spoiled_answer_gives_none_even_under_a_right_MAC(60, "00000000003", 7);
        A_spoiled_answer_gives_none_even_under_a_right_MAC(60, "0000", 7);
    }

    private static void A_spoiled_answer_gives_none_even_under_a_right_MAC(int field, string content, int fault)
    {
        SignInAnswer session = Session();
        IsoMessage answer = Answers.ToSignIn(Nonce);
        answer.SetText(field, content);
        Assert.AreEqual(fault, (int)Accept(session, answer, Terminal.Mac()));
        AssertNothingTaken(session);
    }

    [TestMethod]
    public void Wrong_keys_and_MACs_give_none()
    {
        SignInAnswer session = Session();
        IsoMessage answer = Answers.ToSignIn(Nonce);
        Assert.AreEqual((int)SignInFault.WrongMac, (int)Accept(session, answer, null));
        Assert.AreEqual((int)SignInFault.WrongMac, (int)Accept(session, answer, new MessageMac(Terminal.Cipher(Answers.PinKey))));
        answer.SetBytes(62, Answers.KeyBlock(Terminal.SerialKey), 0, 40);
        Assert.AreEqual((int)SignInFault.WrongKeyCheck, (int)Accept(session, answer, Terminal.Mac()));
        byte[] block = Answers.KeyBlock(Terminal.MasterKey);
        block[39] ^= 1;
        answer.SetBytes(62, block, 0, 40);
        Assert.AreEqual((int)SignInFault.WrongKeyCheck, (int)Accept(session, answer, Terminal.Mac()));
        answer.Remove(62);
        Assert.AreEqual((int)SignInFault.NoKeys, (int)Accept(session, answer, Terminal.Mac()));
        answer.Mti = 0x0830;
        Assert.AreEqual((int)SignInFault.NotOurs, (int)Accept(session, answer, Terminal.Mac()));
        AssertNothingTaken(session);
    }

    [TestMethod]
    public void A_failed_answer_leaves_the_session_as_it_was()
    {
        SignInAnswer session = Session();
        Accept(session, Answers.ToSignIn(Nonce), Terminal.Mac());
        Assert.AreEqual((int)SignInFault.WrongNonce, (int)Accept(session, Answers.ToSignIn("FEDCBA9876543210"), Terminal.Mac()));
        Assert.AreEqual(25, session.Batch);
        Assert.IsTrue(Answers.Read(Answers.ToPurchase("00"), Terminal.Mac()).VerifyMac(session.CreateMac()));
    }

    [TestMethod]
    public void A_total_of_the_day_is_taken_only_with_the_session()
    {
        SignInAnswer session = Session();
        byte[] total = new byte[DayTotal.Size];
        new DayTotal { Date = 1231, Count = 12, Fen = 345678, IsFinal = true }.Seal(Terminal.Cipher(Answers.PinKey), total, 0);
        string tag = "D1032" + System.Text.Encoding.UTF8.GetString(total, 0, total.Length);
        IsoMessage answer = Answers.ToSignIn(Nonce);
        answer.SetText(63, answer.GetText(63)! + tag);
        Assert.AreEqual((int)SignInFault.WrongMac, (int)Accept(session, answer, null));
        Assert.AreEqual(0, session.DayTotal.Date);
        IsoMessage replayed = Answers.ToSignIn("FEDCBA9876543210");
        replayed.SetText(63, replayed.GetText(63)! + tag);
        Assert.AreEqual((int)SignInFault.WrongNonce, (int)Accept(session, replayed, Terminal.Mac()));
        Assert.AreEqual(0, session.DayTotal.Date);
        Assert.AreEqual(0, (int)Accept(session, answer, Terminal.Mac()));
        Assert.AreEqual(1231, session.DayTotal.Date);
        Assert.AreEqual(12, session.DayTotal.Count);
        Assert.AreEqual(345678L, session.DayTotal.Fen);
        Assert.IsTrue(session.DayTotal.IsFinal);

        // One that cannot be read is none, and no reason to refuse the keys.
        answer.SetText(63, "01 N1016" + Nonce + "H1012000024000101D1032" + "0123456789ABCDEF0123456789ABCDEF");
        Assert.AreEqual(0, (int)Accept(session, answer, Terminal.Mac()));
        Assert.AreEqual(0, session.DayTotal.Date);
        Accept(session, Answers.ToSignIn(Nonce), Terminal.Mac());
        Assert.AreEqual(0, session.DayTotal.Date);
    }

    private static SignInAnswer Session() => new(new Dialect(), Terminal.Identity());

    private static SignInFault Accept(SignInAnswer session, IsoMessage answer, MessageMac? mac) =>
        session.Accept(Answers.Read(answer, mac), Terminal.Cipher(Terminal.MasterKey), 7, Bytes.FromHex(Nonce));

    private static void AssertNothingTaken(SignInAnswer session)
    {
        Assert.AreEqual(CodeUnderZeros, CodeOf(session));
        Assert.AreEqual(0, session.Batch);
    }

    private static string CodeOf(SignInAnswer session)
    {
        byte[] data = Bytes.FromHex(Data);
        byte[] code = new byte[MessageMac.Size];
        session.CreateMac().Compute(data, 0, data.Length, code, 0);
        return Bytes.ToHex(code, 0, code.Length);
    }
}
