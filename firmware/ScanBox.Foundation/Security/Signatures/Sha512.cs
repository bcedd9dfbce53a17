using System;

namespace ScanBox.Security.Signatures;

/// <summary>
/// The hash SHA-512 (FIPS 180-4), added piece by piece. Reusable; allocates nothing after construction. The device's class library has
/// it under a key only (HMAC), and a signature needs the plain one.
/// </summary>
public sealed class Sha512
{
    /// <summary>Bytes in a hash.</summary>
    public const int Size = 64;

    /// <summary>Bytes that are worked on at once.</summary>
    public const int BlockSize = 128;

    private const int Words = 16;
    private const int Rounds = 80;
    private const int WordSize = 8;

    // The length of all bytes, in bits and of 128 bits, ends the last block.
    private const int LengthAt = BlockSize - 16;

    private const ulong EachSecondPair = 0x0000FFFF0000FFFF;
    private const ulong EachSecondByte = 0x00FF00FF00FF00FF;

    // 4.2.3: of the cube roots of the first 80 primes. Not static: a box that verifies nothing spends no memory on it.
    private readonly ulong[] _constants =
    {
        0x428A2F98D728AE22, 0x7137449123EF65CD, 0xB5C0FBCFEC4D3B2F, 0xE9B5DBA58189DBBC,
        0x3956C25BF348B538, 0x59F111F1B605D019, 0x923F82A4AF194F9B, 0xAB1C5ED5DA6D8118,
        0xD807AA98A3030242, 0x12835B0145706FBE, 0x243185BE4EE4B28C, 0x550C7DC3D5FFB4E2,
        0x72BE5D74F27B896F, 0x80DEB1FE3B1696B1, 0x9BDC06A725C71235, 0xC19BF174CF692694,
        0xE49B69C19EF14AD2, 0xEFBE4786384F25E3, 0x0FC19DC68B8CD5B5, 0x240CA1CC77AC9C65,
        0x2DE92C6F592B0275, 0x4A7484AA6EA6E483, 0x5CB0A9DCBD41FBD4, 0x76F988DA831153B5,
        0x983E5152EE66DFAB, 0xA831C66D2DB43210, 0xB00327C898FB213F, 0xBF597FC7BEEF0EE4,
        0xC6E00BF33DA88FC2, 0xD5A79147930AA725, 0x06CA6351E003826F, 0x142929670A0E6E70,
        0x27B70A8546D22FFC, 0x2E1B21385C26C926, 0x4D2C6DFC5AC42AED, 0x53380D139D95B3DF,
        0x650A73548BAF63DE, 0x766A0ABB3C77B2A8, 0x81C2C92E47EDAEE6, 0x92722C851482353B,
        0xA2BFE8A14CF10364, 0xA81A664BBC423001, 0xC24B8B70D0F89791, 0xC76C51A30654BE30,
        0xD192E819D6EF5218, 0xD69906245565A910, 0xF40E35855771202A, 0x106AA07032BBD1B8,
        0x19A4C116B8D2D0C8, 0x1E376C085141AB53, 0x2748774CDF8EEB99, 0x34B0BCB5E19B48A8,
        0x391C0CB3C5C95A63, 0x4ED8AA4AE3418ACB, 0x5B9CCA4F7763E373, 0x682E6FF3D6B2B8A3,
        0x748F82EE5DEFB2FC, 0x78A5636F43172F60, 0x84C87814A1F0AB72, 0x8CC702081A6439EC,
        0x90BEFFFA23631E28, 0xA4506CEBDE82BDE9, 0xBEF9A3F7B2C67915, 0xC67178F2E372532B,
        0xCA273ECEEA26619C, 0xD186B8C721C0C207, 0xEADA7DD6CDE0EB1E, 0xF57D4F7FEE6ED178,
        0x06F067AA72176FBA, 0x0A637DC5A2C898A6, 0x113F9804BEF90DAE, 0x1B710B35131C471B,
        0x28DB77F523047D84, 0x32CAAB7B40C72493, 0x3C9EBE0A15C9BEBC, 0x431D67C49C100D4C,
        0x4CC5D4BECB3E42B6, 0x597F299CFC657E2A, 0x5FCB6FAB3AD6FAEC, 0x6C44198C4A475817,
    };

    private readonly ulong[] _state = new ulong[Size / WordSize];

    // The last 16 words of the message schedule; the standard writes all 80.
    private readonly ulong[] _words = new ulong[Words];

    // Bytes that do not fill a block yet.
    private readonly byte[] _rest = new byte[BlockSize];
    private int _restCount;

    private long _length;
    private bool _padded;

    /// <summary>Makes hashes, one after the other.</summary>
    public Sha512() => Begin();

    /// <summary>How many bytes may be added before a block is full: with that many, adding works on one block at most.</summary>
    internal int Room => BlockSize - _restCount;

    /// <summary>Forgets all bytes added so far.</summary>
    public void Begin()
    {
        _state[0] = 0x6A09E667F3BCC908;
        _state[1] = 0xBB67AE8584CAA73B;
        _state[2] = 0x3C6EF372FE94F82B;
        _state[3] = 0xA54FF53A5F1D36F1;
        _state[4] = 0x510E527FADE682D1;
        _state[5] = 0x9B05688C2B3E6C1F;
        _state[6] = 0x1F83D9ABFB41BD6B;
        _state[7] = 0x5BE0CD19137E2179;
        _restCount = 0;
        _length = 0;
        _padded = false;
    }

    /// <summary>Adds bytes.</summary>
    /// <exception cref="ArgumentException">The range is not within <paramref name="buffer"/>.</exception>
    public void Update(byte[] buffer, int offset, int count)
    {
        if (offset < 0 || count < 0 || offset > buffer.Length - count)
            throw new ArgumentException("range");
        _length += count;
        if (_restCount > 0)
        {
            int take = Room < count ? Room : count;
            Array.Copy(buffer, offset, _rest, _restCount, take);
            _restCount += take;
            if (_restCount < BlockSize)
                return;
            AddBlock(_rest, 0);
            offset += take;
            count -= take;
        }
        for (; count >= BlockSize; count -= BlockSize)
        {
            AddBlock(buffer, offset);
            offset += BlockSize;
        }
        Array.Copy(buffer, offset, _rest, 0, count);
        _restCount = count;
    }

    /// <summary>Writes the hash of all bytes added since <see cref="Begin"/>, then begins anew.</summary>
    /// <exception cref="ArgumentException">There is no room for <see cref="Size"/> bytes.</exception>
    public void Finish(byte[] destination, int offset)
    {
        if (offset < 0 || offset > destination.Length - Size)
            throw new ArgumentException("64 bytes are needed");
        Pad();
        // Of the 128 bits of the length the upper 61 are zero: no array is that long.
        long bits = _length << 3;
        for (int i = BlockSize - 1; i >= BlockSize - WordSize; i--)
        {
            _rest[i] = (byte)bits;
            bits >>= 8;
        }
        AddBlock(_rest, 0);
        for (int i = 0; i < _state.Length; i++)
        {
            ulong word = _state[i];
            for (int at = offset + WordSize - 1; at >= offset; at--)
            {
                destination[at] = (byte)word;
                word >>= 8;
            }
            offset += WordSize;
        }
        Begin();
    }

    /// <summary>Adds all of the padding but the length. Done apart from <see cref="Finish"/>, neither works on more than one block.</summary>
    internal void Pad()
    {
        if (_padded)
            return;
        _padded = true;
        _rest[_restCount] = 0x80;
        _restCount++;
        if (_restCount > LengthAt)
        {
            Array.Clear(_rest, _restCount, Room);
            AddBlock(_rest, 0);
            _restCount = 0;
        }
        Array.Clear(_rest, _restCount, Room);
    }

    // 6.4.2. Eight rounds are written out, so that the working variables need not be moved along.
    private void AddBlock(byte[] buffer, int offset)
    {
        ulong[] w = _words;
        ulong[] k = _constants;
        for (int i = 0; i < Words; i++)
        {
            w[i] = Swap(BitConverter.ToUInt64(buffer, offset));
            offset += WordSize;
        }
        ulong a = _state[0];
        ulong b = _state[1];
        ulong c = _state[2];
        ulong d = _state[3];
        ulong e = _state[4];
        ulong f = _state[5];
        ulong g = _state[6];
        ulong h = _state[7];
        for (int t = 0; t < Rounds; t += 8)
        {
            int j = t & (Words - 1);
            if (j == 0 && t > 0)
                NextWords(w);
            h += (((e >> 14) | (e << 50)) ^ ((e >> 18) | (e << 46)) ^ ((e >> 41) | (e << 23))) + (g ^ (e & (f ^ g))) + k[t] + w[j];
            d += h;
            h += (((a >> 28) | (a << 36)) ^ ((a >> 34) | (a << 30)) ^ ((a >> 39) | (a << 25))) + ((a & b) | (c & (a | b)));
            g += (((d >> 14) | (d << 50)) ^ ((d >> 18) | (d << 46)) ^ ((d >> 41) | (d << 23))) + (f ^ (d & (e ^ f))) + k[t + 1] + w[j + 1];
            c += g;
            g += (((h >> 28) | (h << 36)) ^ ((h >> 34) | (h << 30)) ^ ((h >> 39) | (h << 25))) + ((h & a) | (b & (h | a)));
            f += (((c >> 14) | (c << 50)) ^ ((c >> 18) | (c << 46)) ^ ((c >> 41) | (c << 23))) + (e ^ (c & (d ^ e))) + k[t + 2] + w[j + 2];
            b += f;
            f += (((g >> 28) | (g << 36)) ^ ((g >> 34) | (g << 30)) ^ ((g >> 39) | (g << 25))) + ((g & h) | (a & (g | h)));
            e += (((b >> 14) | (b << 50)) ^ ((b >> 18) | (b << 46)) ^ ((b >> 41) | (b << 23))) + (d ^ (b & (c ^ d))) + k[t + 3] + w[j + 3];
            a += e;
            e += (((f >> 28) | (f << 36)) ^ ((f >> 34) | (f << 30)) ^ ((f >> 39) | (f << 25))) + ((f & g) | (h & (f | g)));
            d += (((a >> 14) | (a << 50)) ^ ((a >> 18) | (a << 46)) ^ ((a >> 41) | (a << 23))) + (c ^ (a & (b ^ c))) + k[t + 4] + w[j + 4];
            h += d;
            d += (((e >> 28) | (e << 36)) ^ ((e >> 34) | (e << 30)) ^ ((e >> 39) | (e << 25))) + ((e & f) | (g & (e | f)));
            c += (((h >> 14) | (h << 50)) ^ ((h >> 18) | (h << 46)) ^ ((h >> 41) | (h << 23))) + (b ^ (h & (a ^ b))) + k[t + 5] + w[j + 5];
            g += c;
            c += (((d >> 28) | (d << 36)) ^ ((d >> 34) | (d << 30)) ^ ((d >> 39) | (d << 25))) + ((d & e) | (f & (d | e)));
            b += (((g >> 14) | (g << 50)) ^ ((g >> 18) | (g << 46)) ^ ((g >> 41) | (g << 23))) + (a ^ (g & (h ^ a))) + k[t + 6] + w[j + 6];
            f += b;
            b += (((c >> 28) | (c << 36)) ^ ((c >> 34) | (c << 30)) ^ ((c >> 39) | (c << 25))) + ((c & d) | (e & (c | d)));
            a += (((f >> 14) | (f << 50)) ^ ((f >> 18) | (f << 46)) ^ ((f >> 41) | (f << 23))) + (h ^ (f & (g ^ h))) + k[t + 7] + w[j + 7];
            e += a;
            a += (((b >> 28) | (b << 36)) ^ ((b >> 34) | (b << 30)) ^ ((b >> 39) | (b << 25))) + ((b & c) | (d & (b | c)));
        }
        _state[0] += a;
        _state[1] += b;
        _state[2] += c;
        _state[3] += d;
        _state[4] += e;
        _state[5] += f;
        _state[6] += g;
        _state[7] += h;
    }

    // Sixteen words of the schedule from the sixteen before: what lies ahead of a word is still old, what lies behind it is new already.
    private static void NextWords(ulong[] w)
    {
        for (int i = 0; i < Words; i++)
        {
            ulong x = w[(i + 1) & (Words - 1)];
            ulong y = w[(i + 14) & (Words - 1)];
            w[i] += w[(i + 9) & (Words - 1)]
                + (((x >> 1) | (x << 63)) ^ ((x >> 8) | (x << 56)) ^ (x >> 7))
                + (((y >> 19) | (y << 45)) ^ ((y >> 61) | (y << 3)) ^ (y >> 6));
        }
    }

    private static ulong Swap(ulong word)
    {
        word = (word << 32) | (word >> 32);
        word = ((word & EachSecondPair) << 16) | ((word >> 16) & EachSecondPair);
        return ((word & EachSecondByte) << 8) | ((word >> 8) & EachSecondByte);
    }
}
