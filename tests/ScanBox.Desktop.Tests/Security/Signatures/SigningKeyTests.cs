using System;
using System.IO;
using System.Security.Cryptography;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Security.Signatures;
using Signing;

namespace ScanBox.Desktop.Tests.Security.Signatures;

/// <summary>The key that signs at the maker's: what it signs the box takes, and its file is OpenSSL's too.</summary>
[TestClass]
public class SigningKeyTests
{
    private const int Keys = 500;
    private const string Passphrase = "correct horse battery";

    [TestMethod]
    public void Signs_as_RFC_8032_does()
    {
        using SigningKey key = SigningKey.FromSeed(Convert.FromHexString("C5AA8DF43F9F837BEDB7442F31DCB7B166D38535076F094B85CE3A2E0B4458F7"));
        Assert.AreEqual("FC51CD8E6218A1A38DA47ED00230F0580816ED13BA3303AC5DEB911548908025", Convert.ToHexString(key.PublicKey));
        Assert.AreEqual(
            "6291D657DEEC24024827E69C3ABE01A30CE548A284743A445E3680D7DB5AC3AC18FF9B538D16F290AE67F760984DC6594A7C15E9716ED28DC027BECEEA1EC40A",
            Convert.ToHexString(key.Sign([0xAF, 0x82])));
    }

    // libsodium is the second independent oracle of the box's verification, and quick enough for many keys.
    [TestMethod]
    public void What_it_signs_the_box_takes_and_nothing_else()
    {
        var random = new Random(26);
        var verification = new Ed25519Verification();
        for (int i = 0; i < Keys; i++)
        {
            byte[] seed = new byte[32];
            random.NextBytes(seed);
            byte[] message = new byte[random.Next(1, 700)];
            random.NextBytes(message);
            using SigningKey key = SigningKey.FromSeed(seed);
            byte[] publicKey = key.PublicKey;
            byte[] signature = key.Sign(message);
            Assert.IsTrue(IsValid(verification, publicKey, message, signature), $"key {i}");
            Assert.IsTrue(SigningKey.Verify(publicKey, message, signature), $"key {i}");

            byte[][] parts = [publicKey, message, signature];
            byte[] part = parts[i % 3];
            part[random.Next(part.Length)] ^= (byte)(1 << random.Next(8));
            Assert.IsFalse(IsValid(verification, publicKey, message, signature), $"key {i}, changed");
            Assert.IsFalse(SigningKey.Verify(publicKey, message, signature), $"key {i}, changed");
        }
    }

    [TestMethod]
    public void A_new_key_is_new_and_comes_back_from_its_text()
    {
        using SigningKey key = SigningKey.Create();
        using SigningKey other = SigningKey.Create();
        CollectionAssert.AreNotEqual(key.PublicKey, other.PublicKey);
        string pem = key.ToPem(Passphrase);
        Assert.AreNotEqual(pem, key.ToPem(Passphrase), "a new salt each time");
        using SigningKey back = SigningKey.FromPem(pem, Passphrase);
        CollectionAssert.AreEqual(key.Sign([1, 2, 3]), back.Sign([1, 2, 3]));
        Assert.AreEqual($"Ed25519 {Convert.ToHexString(key.PublicKey)}", key.ToString());
    }

    [TestMethod]
    public void OpenSSL_reads_its_text_and_it_reads_that_of_OpenSSL()
    {
        using OpenSslSignatures openSsl = OpenSslSignatures.Require();
        using SigningKey key = SigningKey.Create();
        CollectionAssert.AreEqual(key.PublicKey, openSsl.PublicKeyOf(key.ToPem(Passphrase), Passphrase));
        string pem = openSsl.NewKey(Passphrase);
        using SigningKey other = SigningKey.FromPem(pem, Passphrase);
        CollectionAssert.AreEqual(openSsl.PublicKeyOf(pem, Passphrase), other.PublicKey);
    }

    [TestMethod]
    public void A_wrong_passphrase_or_a_damaged_text_is_said()
    {
        using SigningKey key = SigningKey.Create();
        string pem = key.ToPem(Passphrase);
        AssertRefused(pem, Passphrase + "!", "passphrase is wrong");
        AssertRefused(pem.Replace("ENCRYPTED ", "", StringComparison.Ordinal), Passphrase, "no key file");
        AssertRefused("", Passphrase, "no key file");
        byte[] der = Der(pem);
        for (int length = 0; length < der.Length; length += 7)
            AssertRefused(Pem(der[..length]), Passphrase, "damaged");
    }

    [TestMethod]
    public void A_text_that_would_keep_the_station_busy_is_refused()
    {
        using SigningKey key = SigningKey.Create();
        byte[] der = Der(key.ToPem(Passphrase));
        int at = der.AsSpan().IndexOf(new byte[] { 0x02, 0x03, 0x09, 0x27, 0xC0 });
        Assert.IsGreaterThan(0, at, "600,000 iterations stand in the text");
        der[at + 2] = 0x7F;
        AssertRefused(Pem(der), Passphrase, "iterations");
    }

    [TestMethod]
    public void Other_ways_of_encrypting_are_named()
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        string other = ecdsa.ExportEncryptedPkcs8PrivateKeyPem(Passphrase, new PbeParameters(PbeEncryptionAlgorithm.Aes128Cbc, HashAlgorithmName.SHA256, 1000));
        AssertRefused(other, Passphrase, "another way");
        string anotherKind = ecdsa.ExportEncryptedPkcs8PrivateKeyPem(Passphrase, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000));
        AssertRefused(anotherKind, Passphrase, "not one of Ed25519");
    }

    [TestMethod]
    public void A_file_is_its_owners_only_and_never_overwritten()
    {
        string folder = Directory.CreateTempSubdirectory("scanbox-signing-").FullName;
        try
        {
            string path = Path.Combine(folder, "key.pem");
            using SigningKey key = SigningKey.Create();
            key.Save(path, Passphrase);
            if (!OperatingSystem.IsWindows())
                Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
            using SigningKey back = SigningKey.Load(path, Passphrase);
            CollectionAssert.AreEqual(key.PublicKey, back.PublicKey);
            string before = File.ReadAllText(path);
            Assert.Contains("cannot be written", Assert.ThrowsExactly<SigningException>(() => key.Save(path, Passphrase)).Message);
            Assert.AreEqual(before, File.ReadAllText(path));
            string short11 = Passphrase[..11];
            Assert.Contains("12 characters", Assert.ThrowsExactly<SigningException>(() => key.Save(path + "2", short11)).Message);
            Assert.IsFalse(File.Exists(path + "2"));
            Assert.Contains("cannot be read", Assert.ThrowsExactly<SigningException>(() => SigningKey.Load(path + "3", Passphrase)).Message);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void AssertRefused(string pem, string passphrase, string reason) =>
        Assert.Contains(reason, Assert.ThrowsExactly<SigningException>(() => SigningKey.FromPem(pem, passphrase)).Message);

    private static byte[] Der(string pem) => Convert.FromBase64String(pem[PemEncoding.Find(pem).Base64Data]);

    private static string Pem(byte[] der) => PemEncoding.WriteString("ENCRYPTED PRIVATE KEY", der);

    private static bool IsValid(Ed25519Verification verification, byte[] key, byte[] message, byte[] signature)
    {
        verification.Begin(key, message, 0, message.Length, signature);
        while (verification.Step() == SignatureState.Running)
        {
        }
        return verification.State == SignatureState.Valid;
    }
}
