using System;
using ScanBox.Security.Signatures;

namespace ScanBox.Security.Loading;

/// <summary>
/// X25519 (RFC 7748): two ends of a line find a secret that nobody who only listens can find. Done in steps that each take a bounded,
/// small time, like <see cref="Ed25519Verification"/>. Made once and used again; allocates nothing after construction.
/// </summary>
/// <remarks>
/// The time of a step does not depend on the bits of the secret, except in carries of the field. A secret is used for one agreement only,
/// so that there is nothing to average over.
/// </remarks>
public sealed class KeyAgreement
{
    /// <summary>Bytes of a secret, of a public value, and of what both ends find.</summary>
    public const int Size = 32;

    // RFC 7748, 5: the bits of a secret that are used; the highest is always set.
    private const int HighestBit = 254;

    private const byte BaseValue = 9;

    // RFC 7748, 5: (486662 - 2) / 4.
    private const int A24 = 121665;

    private readonly byte[] _secret = new byte[Size];
    private readonly int[] _u = Field25519.New();
    private readonly int[] _a24 = Field25519.New();
    private readonly int[] _sum = Field25519.New();
    private readonly int[] _difference = Field25519.New();
    private readonly int[] _otherSum = Field25519.New();
    private readonly int[] _otherDifference = Field25519.New();
    private readonly RootPower _power = new RootPower();
    private int[] _x2 = Field25519.New();
    private int[] _z2 = Field25519.New();
    private int[] _x3 = Field25519.New();
    private int[] _z3 = Field25519.New();
    private int _bit = -1;
    private bool _swapped;
    private bool _dividing;

    /// <summary>Prepares the memory.</summary>
    public KeyAgreement()
    {
        _a24[0] = A24;
    }

    /// <summary>Begins with a secret and the other end's public value.</summary>
    /// <param name="secret">32 random bytes, copied.</param>
    /// <param name="other">Holds the other end's 32 bytes, copied; null for the base point, which gives this end's own public value.</param>
    /// <param name="offset">Where they begin.</param>
    /// <exception cref="ArgumentException">There are not 32 bytes.</exception>
    public void Begin(byte[] secret, byte[]? other, int offset = 0)
    {
        if (secret.Length != Size || (other is not null && (offset < 0 || offset > other.Length - Size)))
            throw new ArgumentException("32 bytes are needed");
        Array.Copy(secret, 0, _secret, 0, Size);
        // RFC 7748, 5: no bits below 8 x, and always of the same length.
        _secret[0] &= 0xF8;
        _secret[Size - 1] = (byte)((_secret[Size - 1] & 0x7F) | 0x40);
        Set(_u, 0);
        if (other is null)
            _u[0] = BaseValue;
        else
            Field25519.Read(_u, other, offset);
        Set(_x2, 1);
        Set(_z2, 0);
        Field25519.Copy(_x3, _u);
        Set(_z3, 1);
        _bit = HighestBit;
        _swapped = false;
        _dividing = false;
    }

    /// <summary>Does a piece of the work, about ten products in the field; some 290 make an agreement. True when it is done.</summary>
    public bool Step()
    {
        if (_bit >= 0)
        {
            Climb();
            return false;
        }
        if (!_dividing)
        {
            Swap(_swapped);
            _dividing = true;
            _power.Begin(_z2);
            return false;
        }
        return _power.Step();
    }

    /// <summary>Writes what was found, once, when <see cref="Step"/> has said that it is done, and forgets all.</summary>
    /// <returns>False when it is zero: the other end's value was one of the few that lead there whatever the secret is (RFC 7748, 6.1).</returns>
    public bool Finish(byte[] found, int offset)
    {
        // 1/z is the eighth power of this one, times z^3.
        int[] inverse = _power.Result;
        for (int i = 0; i < 3; i++)
            Field25519.Square(inverse, inverse);
        Field25519.Multiply(inverse, inverse, _z2);
        Field25519.Square(_z2, _z2);
        Field25519.Multiply(inverse, inverse, _z2);
        Field25519.Multiply(_x2, _x2, inverse);
        Field25519.Write(_x2, found, offset);
        bool isGood = !Field25519.IsZero(_x2);
        Forget();
        return isGood;
    }

    /// <summary>Overwrites the secret and what was made with it.</summary>
    public void Forget()
    {
        Array.Clear(_secret, 0, Size);
        Set(_x2, 0);
        Set(_z2, 0);
        Set(_x3, 0);
        Set(_z3, 0);
        Set(_sum, 0);
        Set(_difference, 0);
        Set(_otherSum, 0);
        Set(_otherDifference, 0);
        _power.Begin(_z2);
        _bit = -1;
        _dividing = true;
    }

    // One bit of the ladder (RFC 7748, 5). Sums and differences are of double range at most, which products take.
    private void Climb()
    {
        bool isSet = ((_secret[_bit >> 3] >> (_bit & 7)) & 1) == 1;
        Swap(_swapped != isSet);
        _swapped = isSet;
        Field25519.Add(_sum, _x2, _z2);
        Field25519.Subtract(_difference, _x2, _z2);
        Field25519.Add(_otherSum, _x3, _z3);
        Field25519.Subtract(_otherDifference, _x3, _z3);
        Field25519.Multiply(_otherDifference, _otherDifference, _sum);
        Field25519.Multiply(_otherSum, _otherSum, _difference);
        Field25519.Square(_sum, _sum);
        Field25519.Square(_difference, _difference);
        Field25519.Add(_x3, _otherDifference, _otherSum);
        Field25519.Square(_x3, _x3);
        Field25519.Subtract(_z3, _otherDifference, _otherSum);
        Field25519.Square(_z3, _z3);
        Field25519.Multiply(_z3, _z3, _u);
        Field25519.Multiply(_x2, _sum, _difference);
        Field25519.Subtract(_difference, _sum, _difference);
        Field25519.Multiply(_z2, _difference, _a24);
        Field25519.Add(_z2, _z2, _sum);
        Field25519.Multiply(_z2, _z2, _difference);
        _bit--;
    }

    private void Swap(bool really)
    {
        int[] x = _x2;
        int[] z = _z2;
        _x2 = really ? _x3 : x;
        _z2 = really ? _z3 : z;
        _x3 = really ? x : _x3;
        _z3 = really ? z : _z3;
    }

    private static void Set(int[] number, int value)
    {
        Array.Clear(number, 0, number.Length);
        number[0] = value;
    }
}
