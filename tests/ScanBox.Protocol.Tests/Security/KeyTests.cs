using nanoFramework.TestFramework;
using ScanBox.Security;

namespace ScanBox.Tests.Security;

// The values were computed with OpenSSL's SM4.
[TestClass]
public class KeyTests
{
    private const string Key = "00112233445566778899AABBCCDDEEFF";
    private const string MasterKey = "0F1E2D3C4B5A69788796A5B4C3D2E1F0";
    private const string Wrapped = "936BD9AE80E61CF146718AF2E1FB4F14";

    [TestMethod]
    public void Check_value_is_known()
    {
        Check_value_is_known("0123456789ABCDEFFEDCBA9876543210", "2677F46B");
        Check_value_is_known(Key, "72EBA303");
    }

    private static void Check_value_is_known(string key, string expected)
    {
        var cipher = new Sm4(Bytes.FromHex(key));
        byte[] value = new byte[5];
        KeyCheckValue.Write(cipher, value, 1);
        Assert.AreEqual(expected, Bytes.ToHex(value, 1, 4));
        Assert.IsTrue(KeyCheckValue.Matches(cipher, value, 1));
        value[4] ^= 0x80;
        Assert.IsFalse(KeyCheckValue.Matches(cipher, value, 1));
    }

    [TestMethod]
    public void A_wrapped_key_comes_back()
    {
        var masterKey = new Sm4(Bytes.FromHex(MasterKey));
        byte[] wrapped = Bytes.FromHex("00" + Wrapped);
        byte[] key = new byte[16];
        KeyUnwrap.Unwrap(masterKey, wrapped, 1, key, 0);
        Assert.AreEqual(Key, Bytes.ToHex(key, 0, 16));
        Assert.AreEqual("00" + Wrapped, Bytes.ToHex(wrapped, 0, 17));
        KeyUnwrap.Wrap(masterKey, key, 0, wrapped, 0);
        Assert.AreEqual(Wrapped, Bytes.ToHex(wrapped, 0, 16));
    }

    [TestMethod]
    public void Tag_of_a_code_is_known()
    {
        Tag_of_a_code_is_known("134650328919428540", "D992D8901689B3B8");
        Tag_of_a_code_is_known("1346503289194285", "BC6E6D29E3387254");
        Tag_of_a_code_is_known("", "72EBA3039947E170");
    }

    private static void Tag_of_a_code_is_known(string code, string expected)
    {
        var tags = new CodeTag(new Sm4(Bytes.FromHex(Key)));
        byte[] bytes = Bytes.FromText("x" + code);
        byte[] tag = new byte[CodeTag.Size];
        tags.Write(bytes, 1, bytes.Length - 1, tag, 0);
        Assert.AreEqual(expected, Bytes.ToHex(tag, 0, 8));
        tags.Write(bytes, 1, bytes.Length - 1, tag, 0);
        Assert.AreEqual(expected, Bytes.ToHex(tag, 0, 8));
    }

    [TestMethod]
    public void Comparison_sees_every_byte_of_its_range_and_no_other()
    {
        byte[] left = Bytes.FromHex("AA0102030405");
        byte[] right = Bytes.FromHex("0102030406");
        Assert.IsTrue(ConstantTime.Equals(left, 1, right, 0, 4));
        Assert.IsFalse(ConstantTime.Equals(left, 1, right, 0, 5));
        Assert.IsFalse(ConstantTime.Equals(left, 0, right, 0, 1));
    }

    [TestMethod]
    public void Hex_is_read_in_both_cases_and_refused_otherwise()
    {
        byte[] bytes = new byte[2];
        Assert.IsTrue(Hex.TryRead(Bytes.FromText("a0Ff"), 0, 2, bytes, 0));
        Assert.AreEqual("A0FF", Bytes.ToHex(bytes, 0, 2));
        Assert.IsFalse(Hex.TryRead(Bytes.FromText("0G00"), 0, 2, bytes, 0));
        Assert.IsFalse(Hex.TryRead(Bytes.FromText("00/0"), 0, 2, bytes, 0));
    }
}
