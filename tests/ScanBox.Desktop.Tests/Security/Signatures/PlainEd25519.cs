using System;
using System.Numerics;
using System.Security.Cryptography;

namespace ScanBox.Desktop.Tests.Security.Signatures;

/// <summary>
/// Ed25519 as RFC 8032 writes it, in plain affine coordinates and big integers: slow, and sharing nothing with the firmware. It signs, and it
/// makes the odd points and signatures that an honest signer never makes.
/// </summary>
internal static class PlainEd25519
{
    public static readonly BigInteger P = BigInteger.Pow(2, 255) - 19;
    public static readonly BigInteger L = BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493");
    public static readonly (BigInteger X, BigInteger Y) Neutral = (0, 1);

    private static readonly BigInteger s_d = Mod(-121665 * Inverse(121666));
    private static readonly BigInteger s_rootOfMinusOne = BigInteger.ModPow(2, (P - 1) / 4, P);

    public static (BigInteger X, BigInteger Y) B { get; } = (Decode(Bytes(Mod(4 * Inverse(5)), 32))!.Value.X, Mod(4 * Inverse(5)));

    /// <summary>A point of order 8, of which the multiples are all points of small order.</summary>
    public static (BigInteger X, BigInteger Y) Order8 { get; } = FindOrder8();

    public static BigInteger Mod(BigInteger value) => Mod(value, P);

    public static BigInteger Mod(BigInteger value, BigInteger modulus) => ((value % modulus) + modulus) % modulus;

    public static byte[] Bytes(BigInteger value, int count)
    {
        byte[] bytes = new byte[count];
        value.ToByteArray(isUnsigned: true).CopyTo(bytes, 0);
        return bytes;
    }

    public static BigInteger Number(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true);

    public static (BigInteger X, BigInteger Y) Add((BigInteger X, BigInteger Y) p, (BigInteger X, BigInteger Y) q)
    {
        BigInteger dxy = Mod(s_d * p.X * q.X % P * p.Y * q.Y);
        // One inverse for both denominators, 1 + dxy and 1 - dxy: it is what takes the time.
        BigInteger inverse = Inverse(1 - (dxy * dxy));
        return (Mod(((p.X * q.Y) + (p.Y * q.X)) * inverse * (1 - dxy)), Mod(((p.Y * q.Y) + (p.X * q.X)) * inverse * (1 + dxy)));
    }

    public static (BigInteger X, BigInteger Y) Multiply(BigInteger scalar, (BigInteger X, BigInteger Y) p)
    {
        (BigInteger X, BigInteger Y) sum = Neutral;
        for (; scalar > 0; scalar >>= 1)
        {
            if (!scalar.IsEven)
                sum = Add(sum, p);
            p = Add(p, p);
        }
        return sum;
    }

    public static byte[] Encode((BigInteger X, BigInteger Y) p)
    {
        byte[] bytes = Bytes(p.Y, 32);
        if (!p.X.IsEven)
            bytes[31] |= 0x80;
        return bytes;
    }

    public static (BigInteger X, BigInteger Y)? Decode(byte[] encoded)
    {
        bool isOdd = (encoded[31] & 0x80) != 0;
        BigInteger y = Number(encoded) & (BigInteger.Pow(2, 255) - 1);
        if (y >= P)
            return null;
        BigInteger square = Mod(((y * y) - 1) * Inverse(Mod((s_d * y * y) + 1)));
        BigInteger x = BigInteger.ModPow(square, (P + 3) / 8, P);
        if (x * x % P != square)
            x = x * s_rootOfMinusOne % P;
        if (x * x % P != square || (x == 0 && isOdd))
            return null;
        return (x.IsEven == isOdd ? P - x : x, y);
    }

    /// <summary>The number k of a signature.</summary>
    public static BigInteger Challenge(byte[] r, byte[] key, byte[] message) => Number(SHA512.HashData([.. r, .. key, .. message])) % L;

    /// <summary>The secret scalar of a seed.</summary>
    public static BigInteger Secret(byte[] seed)
    {
        byte[] half = SHA512.HashData(seed)[..32];
        half[0] &= 248;
        half[31] = (byte)((half[31] & 127) | 64);
        return Number(half);
    }

    /// <summary>A signature with a chosen nonce and chosen encodings; made for one message only, so any nonce will do.</summary>
    public static byte[] Sign(BigInteger secret, byte[] key, byte[] message, BigInteger nonce, byte[]? encodedR = null)
    {
        byte[] r = encodedR ?? Encode(Multiply(nonce, B));
        return [.. r, .. Bytes((nonce + (Challenge(r, key, message) * secret)) % L, 32)];
    }

    private static BigInteger Inverse(BigInteger value) => BigInteger.ModPow(Mod(value), P - 2, P);

    private static (BigInteger X, BigInteger Y) FindOrder8()
    {
        for (int y = 2; ; y++)
        {
            if (Decode(Bytes(y, 32)) is not (BigInteger, BigInteger) point)
                continue;
            (BigInteger X, BigInteger Y) small = Multiply(L, point);
            if (Multiply(4, small) != Neutral)
                return small;
        }
    }
}
