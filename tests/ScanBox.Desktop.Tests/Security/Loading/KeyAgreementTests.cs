using System;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using NSec.Cryptography;
using ScanBox.Security.Loading;

namespace ScanBox.Desktop.Tests.Security.Loading;

/// <summary>X25519 of the firmware against RFC 7748 and libsodium.</summary>
[TestClass]
public class KeyAgreementTests
{
    [TestMethod]
    [DataRow("a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4", "e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c", "c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552")]
    [DataRow("4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d", "e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493", "95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957")]
    public void PublishedVectorsHold(string secret, string u, string found) =>
        Assert.AreEqual(found, Convert.ToHexStringLower(Find(Convert.FromHexString(secret), Convert.FromHexString(u))!));

    [TestMethod]
    public void AThousandTimesIteratedIsAsPublished()
    {
        byte[] k = [9, .. new byte[31]];
        byte[] u = k;
        for (int i = 0; i < 1000; i++)
            (k, u) = (Find(k, u)!, k);
        Assert.AreEqual("684cf59ba83309552800ef566f2f4d3c1c3887c49360e3875f2eb94d99532c51", Convert.ToHexStringLower(k));
    }

    [TestMethod]
    public void BothEndsFindWhatLibsodiumFinds()
    {
        var random = new Random(7);
        for (int i = 0; i < 20; i++)
        {
            byte[] secret = new byte[32];
            random.NextBytes(secret);
            using Key other = Key.Create(KeyAgreementAlgorithm.X25519);
            byte[] own = Find(secret, null)!;
            PublicKey ours = PublicKey.Import(KeyAgreementAlgorithm.X25519, own, KeyBlobFormat.RawPublicKey);
            using SharedSecret shared = KeyAgreementAlgorithm.X25519.Agree(other, ours, new SharedSecretCreationParameters { ExportPolicy = KeyExportPolicies.AllowPlaintextExport })!;
            CollectionAssert.AreEqual(shared.Export(SharedSecretBlobFormat.RawSharedSecret), Find(secret, other.PublicKey.Export(KeyBlobFormat.RawPublicKey)));
        }
    }

    [TestMethod]
    [DataRow("0000000000000000000000000000000000000000000000000000000000000000")]
    [DataRow("0100000000000000000000000000000000000000000000000000000000000000")]
    [DataRow("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800")]
    [DataRow("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")]
    [DataRow("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")]
    public void ValuesThatLeadToZeroAreRefused(string u) =>
        Assert.IsNull(Find([.. Enumerable.Range(1, 32).Select(i => (byte)i)], Convert.FromHexString(u)));

    [TestMethod]
    public void ABlockOpensForItsSerialAndAgreementAlone()
    {
        byte[] a = [.. Enumerable.Repeat((byte)1, 32)], b = [.. Enumerable.Repeat((byte)2, 32)], c = [.. Enumerable.Repeat((byte)3, 32)];
        byte[] keys = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
        byte[] block = new byte[KeyBlock.Size], opened = new byte[32];
        new KeyBlock(a, b, c).Seal("SB-1", keys, block);
        Assert.IsTrue(new KeyBlock(a, b, c).TryOpen("SB-1", block, 0, opened));
        CollectionAssert.AreEqual(keys, opened);
        Assert.IsFalse(new KeyBlock(a, c, b).TryOpen("SB-1", block, 0, opened), "the ends are not to be exchanged");
        Assert.IsFalse(new KeyBlock(a, b, c).TryOpen("SB-11", block, 0, opened));
        for (int i = 0; i < 8 * KeyBlock.Size; i++)
        {
            byte[] changed = [.. block];
            changed[i / 8] ^= (byte)(1 << (i % 8));
            Assert.IsFalse(new KeyBlock(a, b, c).TryOpen("SB-1", changed, 0, opened), $"bit {i}");
        }
    }

    private static byte[]? Find(byte[] secret, byte[]? other)
    {
        var agreement = new KeyAgreement();
        agreement.Begin(secret, other);
        while (!agreement.Step())
        {
        }
        byte[] found = new byte[KeyAgreement.Size];
        return agreement.Finish(found, 0) ? found : null;
    }
}
