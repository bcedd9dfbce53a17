using System;
using nanoFramework.TestFramework;
using ScanBox.Security;

namespace ScanBox.Tests.Security;

[TestClass]
public class Sm4Tests
{
    // GB/T 32907-2016, annex A.
    private const string Key = "0123456789ABCDEFFEDCBA9876543210";
    private const string Encrypted = "681EDF34D206965E86B3E94F536E4246";

    [TestMethod]
    public void Encrypts_the_standards_example()
    {
        byte[] block = Bytes.FromHex(Key);
        new Sm4(Bytes.FromHex(Key)).EncryptBlock(block, 0);
        Assert.AreEqual(Encrypted, Bytes.ToHex(block, 0, 16));
    }

    [TestMethod]
    public void Decrypts_in_place_and_touches_nothing_else()
    {
        byte[] buffer = Bytes.FromHex("AA" + Encrypted + "BB");
        new Sm4(Bytes.FromHex("FFFF" + Key), 2).DecryptBlock(buffer, 1);
        Assert.AreEqual("AA" + Key + "BB", Bytes.ToHex(buffer, 0, 18));
    }

    [TestMethod]
    public void Refuses_a_short_key_and_a_short_block()
    {
        Assert.ThrowsException(typeof(ArgumentException), () => new Sm4(new byte[15]));
        Assert.ThrowsException(typeof(ArgumentException), () => new Sm4(new byte[20], 5));
        Assert.ThrowsException(typeof(ArgumentException), () => new Sm4(new byte[16]).EncryptBlock(new byte[16], 1));
        Assert.ThrowsException(typeof(ArgumentException), () => new Sm4(new byte[16]).DecryptBlock(new byte[16], -1));
    }
}
