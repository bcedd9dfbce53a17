using System;
using System.Security.Cryptography;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Security.Signatures;

namespace ScanBox.Desktop.Tests.Security.Signatures;

[TestClass]
public class Sha512Tests
{
    private const int Splits = 2000;

    private readonly Sha512 _hash = new();
    private readonly byte[] _value = new byte[Sha512.Size];

    [TestMethod]
    public void Agrees_with_the_platform_for_every_length_up_to_300()
    {
        byte[] bytes = Random(300, seed: 512);
        for (int count = 0; count <= bytes.Length; count++)
        {
            _hash.Update(bytes, 0, count);
            _hash.Finish(_value, 0);
            CollectionAssert.AreEqual(SHA512.HashData(bytes.AsSpan(0, count)), _value, $"{count} bytes");
        }
    }

    [TestMethod]
    public void Agrees_with_the_platform_however_the_bytes_are_split()
    {
        var random = new Random(513);
        for (int i = 0; i < Splits; i++)
        {
            byte[] bytes = Random(random.Next(1500), seed: i);
            _hash.Begin();
            for (int at = 0; at < bytes.Length;)
            {
                int count = random.Next(0, Math.Min(bytes.Length - at, random.Next(1, 400)) + 1);
                _hash.Update(bytes, at, count);
                at += count;
            }
            _hash.Finish(_value, 0);
            CollectionAssert.AreEqual(SHA512.HashData(bytes), _value, $"split {i}");
        }
    }

    [TestMethod]
    public void Refuses_ranges_that_are_not_there()
    {
        byte[] bytes = new byte[10];
        Assert.ThrowsExactly<ArgumentException>(() => _hash.Update(bytes, -1, 2));
        Assert.ThrowsExactly<ArgumentException>(() => _hash.Update(bytes, 0, -1));
        Assert.ThrowsExactly<ArgumentException>(() => _hash.Update(bytes, 5, 6));
        Assert.ThrowsExactly<ArgumentException>(() => _hash.Update(bytes, int.MaxValue, int.MaxValue));
        Assert.ThrowsExactly<ArgumentException>(() => _hash.Finish(_value, 1));
        _hash.Update(bytes, 10, 0);
        _hash.Finish(_value, 0);
        CollectionAssert.AreEqual(SHA512.HashData([]), _value, "what was refused left no trace");
    }

    private static byte[] Random(int count, int seed)
    {
        byte[] bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
