using nanoFramework.TestFramework;
using ScanBox.Security.Signatures;

namespace ScanBox.Tests.Security.Signatures;

[TestClass]
public class Ed25519Tests
{
    // More than any verification of these messages takes: one that hangs must not hang the tests.
    private const int MostSteps = 1000;

    // S of example 2 and the order of the group: 085ac1e4... + L.
    private const string Signature2PlusOrder = "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69daf52db7415978abc61b2c2eb6aeebfca0387b2eaeb4302aeeb00d291612bb0c10";

    private static Ed25519Verification s_verification = null!;

    [Setup]
    public void Make() => s_verification = new Ed25519Verification();

    [Cleanup]
    public void Forget() => s_verification = null!;

    [TestMethod]
    public void Signatures_of_the_standard_are_valid()
    {
        Assert.IsTrue(IsValid(Rfc8032.Key1, "", Rfc8032.Signature1));
        Assert.IsTrue(IsValid(Rfc8032.Key2, "72", Rfc8032.Signature2));
        Assert.IsTrue(IsValid(Rfc8032.Key3, "af82", Rfc8032.Signature3));
        Assert.IsTrue(IsValid(Rfc8032.KeyOfHash, Rfc8032.Hash, Rfc8032.SignatureOfHash));
    }

    [TestMethod]
    public void The_long_message_of_the_standard_is_valid_and_none_but_it()
    {
        byte[] message = Bytes.FromHex(Rfc8032.Message1024);
        byte[] key = Bytes.FromHex(Rfc8032.Key1024);
        byte[] signature = Bytes.FromHex(Rfc8032.Signature1024);
        s_verification.Begin(key, message, 0, message.Length, signature);
        Assert.IsTrue(Finish() == SignatureState.Valid);
        message[message.Length - 1] ^= 1;
        s_verification.Begin(key, message, 0, message.Length, signature);
        Assert.IsTrue(Finish() == SignatureState.Invalid);
    }

    [TestMethod]
    public void A_changed_bit_is_noticed_wherever_it_is()
    {
        byte[] key = Bytes.FromHex(Rfc8032.Key3);
        byte[] message = Bytes.FromHex("00 af82");
        byte[] signature = Bytes.FromHex("00" + Rfc8032.Signature3);
        int[] places = { 1, 20, 33, 50, 64 };
        for (int i = 0; i < places.Length; i++)
        {
            signature[places[i]] ^= 4;
            s_verification.Begin(key, message, 1, 2, signature, 1);
            Assert.IsTrue(Finish() == SignatureState.Invalid);
            signature[places[i]] ^= 4;
        }
        message[1] ^= 128;
        s_verification.Begin(key, message, 1, 2, signature, 1);
        Assert.IsTrue(Finish() == SignatureState.Invalid);
        message[1] ^= 128;
        key[31] ^= 128;
        s_verification.Begin(key, message, 1, 2, signature, 1);
        Assert.IsTrue(Finish() == SignatureState.Invalid);
        key[31] ^= 128;
        s_verification.Begin(key, message, 1, 2, signature, 1);
        Assert.IsTrue(Finish() == SignatureState.Valid);
    }

    [TestMethod]
    public void A_scalar_that_is_not_reduced_is_refused_at_once()
    {
        Begin(Rfc8032.Key2, "72", Signature2PlusOrder);
        Assert.IsTrue(s_verification.State == SignatureState.Invalid);
    }

    [TestMethod]
    public void Names_that_have_a_shorter_name_are_refused_at_once()
    {
        // y = 2^255 - 19 + 3, which is 3; and 2^255 - 1, which is 18, with the other sign of x.
        Begin("f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", "72", Rfc8032.Signature2);
        Assert.IsTrue(s_verification.State == SignatureState.Invalid);
        Begin("ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff", "72", Rfc8032.Signature2);
        Assert.IsTrue(s_verification.State == SignatureState.Invalid);
        Begin(Rfc8032.Key2, "72", "f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f" + Rfc8032.Signature2.Substring(64));
        Assert.IsTrue(s_verification.State == SignatureState.Invalid);
    }

    [TestMethod]
    public void Keys_of_small_order_are_refused()
    {
        // With R = A or the neutral point and S = 0 many messages would be "signed" by such a key.
        const string NeutralAndZero = "01000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000";
        Assert.IsFalse(IsValid("0100000000000000000000000000000000000000000000000000000000000000", "72", NeutralAndZero));
        Assert.IsFalse(IsValid("0100000000000000000000000000000000000000000000000000000000000080", "72", NeutralAndZero));
        Assert.IsFalse(IsValid("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", "72", NeutralAndZero));
        Assert.IsFalse(IsValid("0000000000000000000000000000000000000000000000000000000000000000", "72", NeutralAndZero));
        Assert.IsFalse(IsValid("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05", "72", NeutralAndZero));
        Assert.IsFalse(IsValid("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a", "72", NeutralAndZero));
    }

    [TestMethod]
    public void A_key_that_is_no_point_is_refused()
    {
        Assert.IsFalse(IsValid("0200000000000000000000000000000000000000000000000000000000000000", "72", Rfc8032.Signature2));
    }

    [TestMethod]
    public void A_new_beginning_forgets_the_old_one()
    {
        Begin(Rfc8032.Key3, "af82", Rfc8032.Signature3);
        for (int i = 0; i < 100; i++)
            Assert.IsTrue(s_verification.Step() == SignatureState.Running);
        Assert.IsTrue(IsValid(Rfc8032.Key2, "72", Rfc8032.Signature2));
        Assert.IsTrue(s_verification.Step() == SignatureState.Valid);
        Begin(Rfc8032.Key2, "73", Rfc8032.Signature2);
        Assert.IsTrue(s_verification.State == SignatureState.Running);
        Assert.IsTrue(Finish() == SignatureState.Invalid);
        Assert.IsTrue(s_verification.Step() == SignatureState.Invalid);
    }

    [TestMethod]
    public void Nothing_is_valid_before_it_was_begun()
    {
        var verification = new Ed25519Verification();
        Assert.IsTrue(verification.Step() == SignatureState.Invalid);
    }

    private static bool IsValid(string key, string message, string signature)
    {
        Begin(key, message, signature);
        return Finish() == SignatureState.Valid;
    }

    private static void Begin(string key, string message, string signature)
    {
        byte[] bytes = Bytes.FromHex(message);
        s_verification.Begin(Bytes.FromHex(key), bytes, 0, bytes.Length, Bytes.FromHex(signature));
    }

    private static SignatureState Finish()
    {
        for (int i = 0; i < MostSteps && s_verification.State == SignatureState.Running; i++)
            s_verification.Step();
        return s_verification.State;
    }
}
