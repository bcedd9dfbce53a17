using System;
using System.Numerics;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Security.Signatures;

namespace ScanBox.Desktop.Tests.Security.Signatures;

/// <summary>The arithmetic below a verification, against big integers, at the edges that no signature can be made to reach.</summary>
[TestClass]
public class ArithmeticTests
{
    private const int Cases = 6_000;

    // Limbs of at most m and n times their range, m x n being what the product promises to bear.
    private static readonly (int Left, int Right)[] s_spans = [(1, 1), (1, 12), (2, 6), (3, 4), (4, 3), (12, 1)];

    [TestMethod]
    public void Products_are_right_for_limbs_as_large_as_promised()
    {
        var random = new Random(25519);
        foreach ((int left, int right) in s_spans)
        {
            for (int i = 0; i < Cases / s_spans.Length; i++)
            {
                int[] f = Limbs(random, left);
                int[] g = Limbs(random, right);
                int[] product = Field25519.New();
                Field25519.Multiply(product, f, g);
                AssertIs(Value(f) * Value(g), product);
                AssertSingleRange(product);
            }
        }
    }

    [TestMethod]
    public void Squares_are_right_for_limbs_as_large_as_promised()
    {
        var random = new Random(25520);
        for (int i = 0; i < Cases; i++)
        {
            int[] f = Limbs(random, 1 + (i % 3));
            int[] square = Field25519.New();
            Field25519.Square(square, f);
            AssertIs(Value(f) * Value(f), square);
            AssertSingleRange(square);
        }
    }

    [TestMethod]
    public void A_result_may_be_one_of_the_numbers()
    {
        int[] f = Field25519.New(PlainEd25519.Bytes(PlainEd25519.B.X, 32));
        int[] g = Field25519.New(PlainEd25519.Bytes(PlainEd25519.B.Y, 32));
        Field25519.Multiply(f, f, g);
        AssertIs(PlainEd25519.B.X * PlainEd25519.B.Y, f);
        Field25519.Multiply(f, g, f);
        AssertIs(PlainEd25519.B.X * PlainEd25519.B.Y * PlainEd25519.B.Y, f);
        Field25519.Square(g, g);
        AssertIs(PlainEd25519.B.Y * PlainEd25519.B.Y, g);
    }

    [TestMethod]
    public void Numbers_about_the_prime_come_to_their_lowest_terms()
    {
        foreach (BigInteger about in new[] { 0, PlainEd25519.P, 2 * PlainEd25519.P, BigInteger.Pow(2, 255), BigInteger.Pow(2, 254) })
        {
            for (int i = -200; i <= 200; i++)
            {
                foreach (int[] number in new[] { Spread(about + i), Spread(-about + i) })
                {
                    BigInteger value = Value(number);
                    AssertIs(value, number);
                    Assert.AreEqual(PlainEd25519.Mod(value) == 0, Field25519.IsZero(number), $"{value}");
                }
            }
        }
    }

    [TestMethod]
    public void Encodings_are_canonical_below_the_prime_only()
    {
        for (int i = -300; i < 19; i++)
        {
            byte[] encoded = PlainEd25519.Bytes(PlainEd25519.P + i, 32);
            Assert.AreEqual(i < 0, Field25519.IsCanonical(encoded, 0), $"p + {i}");
            encoded[31] |= 0x80;
            Assert.AreEqual(i < 0, Field25519.IsCanonical(encoded, 0), $"p + {i} with a sign");
        }
        for (int i = 0; i < 255; i++)
            Assert.IsTrue(Field25519.IsCanonical(PlainEd25519.Bytes(BigInteger.Pow(2, 255) - 1 - BigInteger.Pow(2, i), 32), 0) == (i > 4), $"bit {i}");
    }

    [TestMethod]
    public void The_power_of_a_root_is_right()
    {
        var random = new Random(25521);
        for (int i = 0; i < 20; i++)
        {
            int[] z = Limbs(random, 1);
            var power = new RootPower();
            power.Begin(z);
            int steps = 1;
            while (!power.Step())
                steps++;
            AssertIs(BigInteger.ModPow(PlainEd25519.Mod(Value(z)), BigInteger.Pow(2, 252) - 3, PlainEd25519.P), power.Result);
            Assert.AreEqual(26, steps);
        }
    }

    [TestMethod]
    public void Hashes_are_reduced_to_scalars()
    {
        var order = new GroupOrder();
        BigInteger top = BigInteger.Pow(2, 512) - 1;
        var random = new Random(25522);
        foreach (BigInteger about in new[] { 0, PlainEd25519.L, 2 * PlainEd25519.L, 15 * PlainEd25519.L, 16 * PlainEd25519.L, BigInteger.Pow(2, 252), BigInteger.Pow(2, 253), BigInteger.Pow(2, 280), top / PlainEd25519.L * PlainEd25519.L, top })
        {
            for (int i = -40; i <= 40; i++)
                AssertReduced(order, about + i);
        }
        for (int i = 0; i < Cases; i++)
        {
            byte[] bytes = new byte[64];
            random.NextBytes(bytes);
            // Runs of ones and zeros meet the carries.
            if (i % 2 == 1)
                Array.Fill(bytes, (byte)(i % 4 == 1 ? 0xFF : 0), random.Next(32), random.Next(32));
            AssertReduced(order, PlainEd25519.Number(bytes));
            AssertReduced(order, (PlainEd25519.Number(bytes) / PlainEd25519.L * PlainEd25519.L) + random.Next(3) - 1);
        }
    }

    [TestMethod]
    public void Scalars_below_the_order_and_no_others_are_taken()
    {
        var order = new GroupOrder();
        for (int i = -300; i <= 300; i++)
            Assert.AreEqual(i < 0, order.IsAbove(PlainEd25519.Bytes(PlainEd25519.L + i, 32), 0), $"L + {i}");
        Assert.IsTrue(order.IsAbove(new byte[32], 0));
        Assert.IsFalse(order.IsAbove(PlainEd25519.Bytes(BigInteger.Pow(2, 256) - 1, 32), 0));
    }

    [TestMethod]
    public void Digits_are_odd_small_and_far_from_each_other_and_give_the_scalar_back()
    {
        var random = new Random(25523);
        var digits = new SignedDigits();
        for (int i = 0; i < Cases; i++)
        {
            BigInteger scalar = i switch
            {
                < 300 => i,
                < 600 => PlainEd25519.L - 1 - (i - 300),
                < 853 => BigInteger.Pow(2, i - 600) - 1,
                _ => PlainEd25519.Mod(PlainEd25519.Number(Bytes(random)), PlainEd25519.L),
            };
            digits.Set(PlainEd25519.Bytes(scalar, 32), 0);
            BigInteger sum = 0;
            int last = -4;
            for (int at = 0; at < SignedDigits.Count; at++)
            {
                if (digits[at] == 0)
                    continue;
                Assert.IsTrue(digits[at] % 2 != 0 && Math.Abs(digits[at]) <= 7 && at - last >= 4, $"{scalar} at {at}");
                sum += digits[at] * BigInteger.Pow(2, at);
                last = at;
            }
            Assert.AreEqual(scalar, sum);
        }
    }

    private static void AssertReduced(GroupOrder order, BigInteger value)
    {
        if (value < 0 || value >= BigInteger.Pow(2, 512))
            return;
        byte[] wide = PlainEd25519.Bytes(value, GroupOrder.WideSize);
        order.Reduce(wide);
        Assert.AreEqual(value % PlainEd25519.L, PlainEd25519.Number(wide.AsSpan(0, 32)), $"{value}");
    }

    private static void AssertIs(BigInteger expected, int[] number)
    {
        byte[] encoded = new byte[Field25519.Size];
        Field25519.Write((int[])number.Clone(), encoded, 0);
        Assert.AreEqual(PlainEd25519.Mod(expected), PlainEd25519.Number(encoded));
        Field25519.Reduce(number);
        Assert.AreEqual(PlainEd25519.Mod(expected), Value(number));
    }

    private static void AssertSingleRange(int[] number)
    {
        for (int i = 0; i < number.Length; i++)
        {
            // What comes back from above the highest limb may leave a hair in the second.
            int hair = i == 1 ? 1 << 16 : 0;
            Assert.IsTrue(number[i] >= -hair && number[i] < (1 << Bits(i)) + hair, $"limb {i}");
        }
    }

    // Random limbs, every third number of extreme ones only: that is where a sum of products would overflow.
    private static int[] Limbs(Random random, int span)
    {
        int[] limbs = Field25519.New();
        int kind = random.Next(3);
        for (int i = 0; i < limbs.Length; i++)
        {
            int most = span << Bits(i);
            limbs[i] = kind switch
            {
                0 => random.Next(2) == 0 ? most : -most,
                1 => most,
                _ => random.Next(-most, most + 1),
            };
        }
        return limbs;
    }

    // A number in limbs of their range but for the highest, which takes the rest and the sign.
    private static int[] Spread(BigInteger value)
    {
        int[] limbs = Field25519.New();
        for (int i = 0; i < limbs.Length; i++)
        {
            BigInteger low = i == limbs.Length - 1 ? value : PlainEd25519.Mod(value, BigInteger.Pow(2, Bits(i)));
            limbs[i] = (int)low;
            value = (value - low) >> Bits(i);
        }
        return limbs;
    }

    private static BigInteger Value(int[] limbs)
    {
        BigInteger value = 0;
        for (int i = limbs.Length - 1; i >= 0; i--)
            value = (value << Bits(i)) + limbs[i];
        return value;
    }

    private static int Bits(int limb) => limb % 2 == 0 ? 26 : 25;

    private static byte[] Bytes(Random random)
    {
        byte[] bytes = new byte[32];
        random.NextBytes(bytes);
        return bytes;
    }
}
