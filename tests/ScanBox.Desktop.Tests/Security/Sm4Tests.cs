using System;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Security;

namespace ScanBox.Desktop.Tests.Security;

[TestClass]
public class Sm4Tests
{
    private const int Keys = 25;
    private const int BlocksPerKey = 64;

    [TestMethod]
    public void Agrees_with_OpenSSL_in_both_directions()
    {
        OpenSsl.Require();
        var random = new Random(20907);
        for (int i = 0; i < Keys; i++)
        {
            byte[] key = new byte[Sm4.BlockSize];
            byte[] blocks = new byte[BlocksPerKey * Sm4.BlockSize];
            random.NextBytes(key);
            random.NextBytes(blocks);
            var cipher = new Sm4(key);

            byte[] encrypted = (byte[])blocks.Clone();
            byte[] decrypted = (byte[])blocks.Clone();
            for (int at = 0; at < blocks.Length; at += Sm4.BlockSize)
            {
                cipher.EncryptBlock(encrypted, at);
                cipher.DecryptBlock(decrypted, at);
            }
            CollectionAssert.AreEqual(OpenSsl.Ecb(key, blocks), encrypted);
            CollectionAssert.AreEqual(OpenSsl.Ecb(key, blocks, decrypt: true), decrypted);
        }
    }

    // The second example of the standard's annex: the only one that runs through enough inputs to meet most table entries.
    [TestMethod]
    public void A_million_rounds_give_the_standards_second_example()
    {
        byte[] block = Convert.FromHexString("0123456789ABCDEFFEDCBA9876543210");
        var cipher = new Sm4(block);
        for (int i = 0; i < 1_000_000; i++)
            cipher.EncryptBlock(block, 0);
        Assert.AreEqual("595298C7C6FD271F0402F804C33D3F66", Convert.ToHexString(block));
    }
}
