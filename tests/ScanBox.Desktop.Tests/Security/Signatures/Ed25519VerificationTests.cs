using System;
using System.Numerics;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Security.Signatures;
using Signing;

namespace ScanBox.Desktop.Tests.Security.Signatures;

[TestClass]
public class Ed25519VerificationTests
{
    private const int OpenSslKeys = 20;
    private const int WhollyRandom = 100_000;
    private const int NearlyRight = 2_000;

    // As its documentation says, with some room; and one for each block of message.
    private const int MostSteps = 460;

    private readonly Ed25519Verification _verification = new();

    [TestMethod]
    public void Agrees_with_OpenSSL()
    {
        using OpenSslSignatures openSsl = OpenSslSignatures.Require();
        var random = new Random(8032);
        for (int i = 0; i < OpenSslKeys; i++)
        {
            byte[] seed = Bytes(random, 32);
            // Its command takes no empty message.
            byte[] message = Bytes(random, i < 10 ? 1 + (i * 21) : random.Next(1, 2000));
            byte[] key = openSsl.PublicKey(seed);
            byte[] signature = openSsl.Sign(seed, message);
            Assert.IsTrue(IsValid(key, message, signature), $"signature {i}");

            byte[][] parts = [key, signature, message];
            byte[] part = parts[i % 3];
            part[random.Next(part.Length)] ^= (byte)(1 << random.Next(8));
            Assert.IsFalse(openSsl.Verify(key, message, signature), $"OpenSSL, signature {i}");
            Assert.IsFalse(IsValid(key, message, signature), $"changed signature {i}");
        }
    }

    [TestMethod]
    public void Every_changed_bit_is_noticed()
    {
        (byte[] key, byte[] message, byte[] signature) = Signed(seed: 1, length: 40);
        foreach (byte[] part in new[] { key, message, signature })
        {
            for (int bit = 0; bit < 8 * part.Length; bit++)
            {
                part[bit / 8] ^= (byte)(1 << (bit % 8));
                Assert.IsFalse(IsValid(key, message, signature), $"bit {bit} of {part.Length} bytes");
                part[bit / 8] ^= (byte)(1 << (bit % 8));
            }
        }
        Assert.IsTrue(IsValid(key, message, signature));
    }

    [TestMethod]
    public void The_message_is_exactly_the_range_given()
    {
        (byte[] key, byte[] message, byte[] signature) = Signed(seed: 2, length: 300);
        byte[] around = [7, .. message, 9];
        byte[] within = [1, 2, 3, .. signature, 4];
        _verification.Begin(key, around, 1, 300, within, 3);
        Assert.AreEqual(SignatureState.Valid, Finish());
        _verification.Begin(key, around, 1, 299, within, 3);
        Assert.AreEqual(SignatureState.Invalid, Finish());
        _verification.Begin(key, around, 1, 301, within, 3);
        Assert.AreEqual(SignatureState.Invalid, Finish());
        _verification.Begin(key, around, 0, 300, within, 3);
        Assert.AreEqual(SignatureState.Invalid, Finish());
    }

    [TestMethod]
    public void Lengths_about_the_blocks_of_the_hash_are_valid_within_the_steps_promised()
    {
        // R and the key stand before the message: 64 bytes.
        foreach (int length in new[] { 0, 1, 46, 47, 48, 49, 62, 63, 64, 65, 174, 175, 176, 191, 192, 193, 1000 })
        {
            (byte[] key, byte[] message, byte[] signature) = Signed(seed: length, length);
            _verification.Begin(key, message, 0, length, signature);
            int steps = 0;
            while (_verification.Step() == SignatureState.Running)
                steps++;
            Assert.AreEqual(SignatureState.Valid, _verification.State, $"{length} bytes");
            Assert.IsLessThan(MostSteps + (length / Sha512.BlockSize), steps);
        }
    }

    [TestMethod]
    public void A_second_name_of_the_same_scalar_is_refused_at_once()
    {
        (byte[] key, byte[] message, byte[] signature) = Signed(seed: 3, length: 5);
        BigInteger scalar = PlainEd25519.Number(signature.AsSpan(32));
        for (BigInteger other = scalar + PlainEd25519.L; other < BigInteger.Pow(2, 256); other += PlainEd25519.L)
        {
            byte[] changed = [.. signature[..32], .. PlainEd25519.Bytes(other, 32)];
            AssertRefusedAtOnce(key, message, changed);
        }
        AssertRefusedAtOnce(key, message, [.. signature[..32], .. PlainEd25519.Bytes(PlainEd25519.L, 32)]);
        Assert.IsFalse(IsValid(key, message, [.. signature[..32], .. PlainEd25519.Bytes(PlainEd25519.L - 1, 32)]));
    }

    // R is the neutral point, written as p + 1: the equation holds, the bytes differ.
    [TestMethod]
    public void A_nonce_point_with_a_second_name_is_refused_at_once()
    {
        BigInteger secret = PlainEd25519.Secret(Bytes(new Random(4), 32));
        byte[] key = PlainEd25519.Encode(PlainEd25519.Multiply(secret, PlainEd25519.B));
        byte[] message = [1, 2, 3];
        for (int i = 0; i < 19; i++)
            AssertRefusedAtOnce(key, message, PlainEd25519.Sign(secret, key, message, nonce: 0, PlainEd25519.Bytes(PlainEd25519.P + i, 32)));
        byte[] withSign = PlainEd25519.Bytes(1, 32);
        withSign[31] = 0x80;
        Assert.IsFalse(IsValid(key, message, PlainEd25519.Sign(secret, key, message, nonce: 0, withSign)));
    }

    // A key with a part of small order, and messages for which R = -[k]A of that part makes the equation hold; the neutral point among
    // them. OpenSSL takes them, libsodium does not.
    [TestMethod]
    public void Every_nonce_point_of_small_order_is_refused_though_the_equation_holds()
    {
        using OpenSslSignatures openSsl = OpenSslSignatures.Require();
        BigInteger secret = PlainEd25519.Secret(Bytes(new Random(8), 32));
        byte[] key = PlainEd25519.Encode(PlainEd25519.Add(PlainEd25519.Multiply(secret, PlainEd25519.B), PlainEd25519.Order8));
        for (int i = 0; i < 8; i++)
        {
            byte[] r = PlainEd25519.Encode(PlainEd25519.Multiply(i, PlainEd25519.Order8));
            byte[] message = MessageWith(k => (k + i) % 8 == 0, r, key);
            byte[] signature = PlainEd25519.Sign(secret, key, message, nonce: 0, r);
            Assert.IsTrue(openSsl.Verify(key, message, signature), $"OpenSSL, multiple {i}");
            Assert.IsFalse(SigningKey.Verify(key, message, signature), $"libsodium, multiple {i}");
            Assert.IsFalse(IsValid(key, message, signature), $"multiple {i}");
        }
    }

    [TestMethod]
    public void Every_key_with_a_second_name_is_refused_at_once()
    {
        (_, byte[] message, byte[] signature) = Signed(seed: 5, length: 5);
        for (int i = 0; i < 19; i++)
        {
            byte[] key = PlainEd25519.Bytes(PlainEd25519.P + i, 32);
            AssertRefusedAtOnce(key, message, signature);
            key[31] |= 0x80;
            AssertRefusedAtOnce(key, message, signature);
        }
    }

    // For each key a message is found for which the equation holds without any secret: others take it.
    [TestMethod]
    public void Every_key_of_small_order_is_refused_though_the_equation_holds()
    {
        using OpenSslSignatures openSsl = OpenSslSignatures.Require();
        for (int i = 0; i < 8; i++)
        {
            (BigInteger X, BigInteger Y) point = PlainEd25519.Multiply(i, PlainEd25519.Order8);
            byte[] key = PlainEd25519.Encode(point);
            byte[] neutral = PlainEd25519.Encode(PlainEd25519.Neutral);
            byte[] message = MessageWith(k => PlainEd25519.Multiply(k % 8, point) == PlainEd25519.Neutral, neutral, key);
            byte[] signature = [.. neutral, .. new byte[32]];
            Assert.IsTrue(openSsl.Verify(key, message, signature), $"OpenSSL, multiple {i}");
            Assert.IsFalse(IsValid(key, message, signature), $"multiple {i}");
        }
    }

    [TestMethod]
    public void Zero_has_no_sign()
    {
        (_, byte[] message, byte[] signature) = Signed(seed: 6, length: 5);
        foreach (BigInteger y in new[] { 1, PlainEd25519.P - 1 })
        {
            byte[] key = PlainEd25519.Bytes(y, 32);
            key[31] |= 0x80;
            Assert.IsFalse(IsValid(key, message, signature));
        }
    }

    // A key with a part of small order: the cofactorless equation holds for one message in eight, and OpenSSL agrees on which.
    [TestMethod]
    public void The_equation_is_the_one_without_the_cofactor()
    {
        using OpenSslSignatures openSsl = OpenSslSignatures.Require();
        BigInteger secret = PlainEd25519.Secret(Bytes(new Random(7), 32));
        byte[] key = PlainEd25519.Encode(PlainEd25519.Add(PlainEd25519.Multiply(secret, PlainEd25519.B), PlainEd25519.Order8));
        byte[] r = PlainEd25519.Encode(PlainEd25519.Multiply(12345, PlainEd25519.B));
        foreach (int rest in new[] { 0, 1, 4 })
        {
            byte[] message = MessageWith(k => k % 8 == rest, r, key);
            byte[] signature = PlainEd25519.Sign(secret, key, message, 12345);
            Assert.AreEqual(rest == 0, IsValid(key, message, signature), $"rest {rest}");
            Assert.AreEqual(rest == 0, openSsl.Verify(key, message, signature), $"OpenSSL, rest {rest}");
            Assert.AreEqual(rest == 0, SigningKey.Verify(key, message, signature), $"libsodium, rest {rest}");
        }
    }

    [TestMethod]
    public void Random_bytes_are_refused_and_harm_nothing()
    {
        var random = new Random(9);
        byte[] key = new byte[32];
        byte[] message = new byte[8];
        byte[] signature = new byte[64];
        for (int i = 0; i < WhollyRandom; i++)
        {
            random.NextBytes(key);
            random.NextBytes(signature);
            Assert.IsFalse(IsValid(key, message, signature));
        }
        for (int i = 0; i < NearlyRight; i++)
        {
            // S below the order, so that the key and the equation are reached.
            random.NextBytes(key);
            random.NextBytes(signature);
            signature[63] &= 0x0F;
            Assert.IsFalse(IsValid(key, message, signature));
        }
        (byte[] goodKey, byte[] goodMessage, byte[] goodSignature) = Signed(seed: 9, length: 9);
        Assert.IsTrue(IsValid(goodKey, goodMessage, goodSignature));
    }

    [TestMethod]
    public void Arrays_that_are_too_short_are_an_error_and_leave_nothing_running()
    {
        (byte[] key, byte[] message, byte[] signature) = Signed(seed: 10, length: 10);
        _verification.Begin(key, message, 0, 10, signature);
        Assert.ThrowsExactly<ArgumentException>(() => _verification.Begin(key[1..], message, 0, 10, signature));
        Assert.AreEqual(SignatureState.Invalid, _verification.Step());
        Assert.ThrowsExactly<ArgumentException>(() => _verification.Begin([.. key, 0], message, 0, 10, signature));
        Assert.ThrowsExactly<ArgumentException>(() => _verification.Begin(key, message, 0, 11, signature));
        Assert.ThrowsExactly<ArgumentException>(() => _verification.Begin(key, message, -1, 1, signature));
        Assert.ThrowsExactly<ArgumentException>(() => _verification.Begin(key, message, 1, int.MaxValue, signature));
        Assert.ThrowsExactly<ArgumentException>(() => _verification.Begin(key, message, 0, -1, signature));
        Assert.ThrowsExactly<ArgumentException>(() => _verification.Begin(key, message, 0, 10, signature, 1));
        Assert.ThrowsExactly<ArgumentException>(() => _verification.Begin(key, message, 0, 10, signature, -1));
        Assert.AreEqual(SignatureState.Invalid, _verification.Step());
    }

    [TestMethod]
    public void A_verification_allocates_nothing()
    {
        (byte[] key, byte[] message, byte[] signature) = Signed(seed: 11, length: 500);
        Assert.IsTrue(IsValid(key, message, signature));
        long before = GC.GetAllocatedBytesForCurrentThread();
        bool valid = IsValid(key, message, signature);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.IsTrue(valid);
        Assert.AreEqual(0, allocated);
    }

    private static (byte[] Key, byte[] Message, byte[] Signature) Signed(int seed, int length)
    {
        var random = new Random(seed);
        BigInteger secret = PlainEd25519.Secret(Bytes(random, 32));
        byte[] key = PlainEd25519.Encode(PlainEd25519.Multiply(secret, PlainEd25519.B));
        byte[] message = Bytes(random, length);
        BigInteger nonce = PlainEd25519.Mod(PlainEd25519.Number(Bytes(random, 32)), PlainEd25519.L);
        return (key, message, PlainEd25519.Sign(secret, key, message, nonce));
    }

    private static byte[] MessageWith(Predicate<BigInteger> wanted, byte[] r, byte[] key)
    {
        for (int i = 0; ; i++)
        {
            byte[] message = BitConverter.GetBytes(i);
            if (wanted(PlainEd25519.Challenge(r, key, message)))
                return message;
        }
    }

    private static byte[] Bytes(Random random, int count)
    {
        byte[] bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private void AssertRefusedAtOnce(byte[] key, byte[] message, byte[] signature)
    {
        _verification.Begin(key, message, 0, message.Length, signature);
        Assert.AreEqual(SignatureState.Invalid, _verification.State);
    }

    private bool IsValid(byte[] key, byte[] message, byte[] signature)
    {
        _verification.Begin(key, message, 0, message.Length, signature);
        return Finish() == SignatureState.Valid;
    }

    private SignatureState Finish()
    {
        while (_verification.Step() == SignatureState.Running)
        {
        }
        return _verification.State;
    }
}
