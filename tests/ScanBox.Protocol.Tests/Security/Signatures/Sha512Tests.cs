using nanoFramework.TestFramework;
using ScanBox.Security.Signatures;

namespace ScanBox.Tests.Security.Signatures;

// FIPS 180-4's examples, and values that OpenSSL computed.
[TestClass]
public class Sha512Tests
{
    private const string OfTwoBlocks = "8E959B75DAE313DA8CF4F72814FC143F8F7779C6EB9F7FA17299AEADB6889018501D289E4900F7E4331B99DEC4B5433AC7D329EEB6DD26545E96E55B874BE909";
    private const string OfNothing = "CF83E1357EEFB8BDF1542850D66D8007D620E4050B5715DC83F4A921D36CE9CE47D0D13C5D85F2B0FF8318D2877EEC2F63B931BD47417A81A538327AF927DA3E";

    private const string TwoBlocks = "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu";

    [TestMethod]
    public void Makes_the_standards_examples_one_after_the_other()
    {
        var hash = new Sha512();
        Assert.AreEqual(OfNothing, Of(hash, ""));
        Assert.AreEqual(Upper(Rfc8032.Hash), Of(hash, "abc"));
        Assert.AreEqual(OfTwoBlocks, Of(hash, TwoBlocks));
        Assert.AreEqual(OfNothing, Of(hash, ""));
    }

    [TestMethod]
    public void Pieces_give_the_hash_of_the_whole()
    {
        var hash = new Sha512();
        byte[] bytes = Bytes.FromText(TwoBlocks);
        byte[] value = new byte[1 + Sha512.Size];
        for (int piece = 1; piece < bytes.Length; piece += 37)
        {
            hash.Begin();
            for (int at = 0; at < bytes.Length; at += piece)
                hash.Update(bytes, at, piece < bytes.Length - at ? piece : bytes.Length - at);
            hash.Finish(value, 1);
            Assert.AreEqual(OfTwoBlocks, Bytes.ToHex(value, 1, Sha512.Size));
        }
    }

    // The bytes 0, 1, 2 ... around the lengths at which the padding takes a block of its own.
    [TestMethod]
    public void Padding_is_right_about_the_end_of_a_block()
    {
        var hash = new Sha512();
        Assert.AreEqual("A1A111449B198D9B", OfCount(hash, 111));
        Assert.AreEqual("C5FBD731D19D2AE1", OfCount(hash, 112));
        Assert.AreEqual("EAB89674FEAA34E2", OfCount(hash, 127));
        Assert.AreEqual("1DFFD5E3ADB71D45", OfCount(hash, 128));
        Assert.AreEqual("1D9DA57FBBDAB09A", OfCount(hash, 129));
        Assert.AreEqual("CB4C7FD522756D57", OfCount(hash, 239));
        Assert.AreEqual("6C48466C9F6C07E4", OfCount(hash, 240));
        Assert.AreEqual("1E7B80BC8EDC552C", OfCount(hash, 256));
        Assert.AreEqual("F1DCA2EB677B3032", OfCount(hash, 300));
    }

    private static string OfCount(Sha512 hash, int count)
    {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++)
            bytes[i] = (byte)i;
        byte[] value = new byte[Sha512.Size];
        hash.Update(bytes, 0, count);
        hash.Finish(value, 0);
        return Bytes.ToHex(value, 0, 8);
    }

    private static string Of(Sha512 hash, string text)
    {
        byte[] bytes = Bytes.FromText(text);
        byte[] value = new byte[Sha512.Size];
        hash.Update(bytes, 0, bytes.Length);
        hash.Finish(value, 0);
        return Bytes.ToHex(value, 0, Sha512.Size);
    }

    private static string Upper(string hex)
    {
        byte[] bytes = Bytes.FromHex(hex);
        return Bytes.ToHex(bytes, 0, bytes.Length);
    }
}
