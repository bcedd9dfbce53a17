using nanoFramework.TestFramework;
using ScanBox.Security;

namespace ScanBox.Tests.Security;

// The values were computed with OpenSSL's SM4.
[TestClass]
public class MessageMacTests
{
    private const string Key = "00112233445566778899AABBCCDDEEFF";
    private const string FortySevenAs = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    [TestMethod]
    public void Makes_the_known_codes_in_both_forms()
    {
        Makes_the_known_codes_in_both_forms("1234567890ABCDEF", "007665E6", "443187E5");
        Makes_the_known_codes_in_both_forms("1234567890ABCDEFG", "6FCEDC81", "FBE04073");
        Makes_the_known_codes_in_both_forms(FortySevenAs, "3CF6B291", "63E308E8");
    }

    private static void Makes_the_known_codes_in_both_forms(string text, string xored, string chained)
    {
        byte[] bytes = Bytes.FromText(text);
        Assert.AreEqual(xored, Compute(MacForm.XorThenEncrypt, bytes));
        Assert.AreEqual(chained, Compute(MacForm.Chained, bytes));
    }

    [TestMethod]
    public void Pieces_give_the_code_of_the_whole_and_a_mac_is_reusable()
    {
        var mac = new MessageMac(new Sm4(Bytes.FromHex(Key)));
        byte[] bytes = Bytes.FromText("1234567890ABCDEFG");
        byte[] code = new byte[8];
        for (int cut = 0; cut <= bytes.Length; cut++)
        {
            mac.Begin();
            mac.Add(bytes, 0, cut);
            mac.Add(bytes, cut, bytes.Length - cut);
            mac.Finish(code, 0);
            Assert.AreEqual("6FCEDC81", Bytes.ToText(code, 0, 8));
        }
    }

    [TestMethod]
    public void Swapped_blocks_pass_the_linear_form_but_not_the_chained_one()
    {
        byte[] straight = Bytes.FromText("AAAAAAAAAAAAAAAABBBBBBBBBBBBBBBB");
        byte[] swapped = Bytes.FromText("BBBBBBBBBBBBBBBBAAAAAAAAAAAAAAAA");
        Assert.AreEqual(Compute(MacForm.XorThenEncrypt, straight), Compute(MacForm.XorThenEncrypt, swapped));
        Assert.AreNotEqual(Compute(MacForm.Chained, straight), Compute(MacForm.Chained, swapped));
    }

    [TestMethod]
    public void Verifies_the_right_code_only()
    {
        var mac = new MessageMac(new Sm4(Bytes.FromHex(Key)));
        byte[] bytes = Bytes.FromText("1234567890ABCDEFG" + "6FCEDC81");
        Assert.IsTrue(mac.Verify(bytes, 0, 17, bytes, 17));
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] ^= 1;
            Assert.IsFalse(mac.Verify(bytes, 0, 17, bytes, 17));
            bytes[i] ^= 1;
        }
    }

    private static string Compute(MacForm form, byte[] bytes)
    {
        byte[] code = new byte[8];
        new MessageMac(new Sm4(Bytes.FromHex(Key)), form).Compute(bytes, 0, bytes.Length, code, 0);
        return Bytes.ToText(code, 0, 8);
    }
}
