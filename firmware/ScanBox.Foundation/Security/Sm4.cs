using System;

namespace ScanBox.Security;

/// <summary>
/// The block cipher SM4 (GB/T 32907-2016): 128-bit key, 128-bit block. Blocks are transformed in place and nothing is
/// allocated for a block. The key schedule is computed once in the constructor; the key itself is not kept.
/// </summary>
/// <remarks>The tables make it fast on an interpreter, not safe from someone who can time the box's memory.</remarks>
public sealed class Sm4
{
    /// <summary>Bytes in a key and in a block.</summary>
    public const int BlockSize = 16;

    private const int Rounds = 32;

    private static readonly byte[] s_sbox =
    {
        0xD6, 0x90, 0xE9, 0xFE, 0xCC, 0xE1, 0x3D, 0xB7, 0x16, 0xB6, 0x14, 0xC2, 0x28, 0xFB, 0x2C, 0x05,
        0x2B, 0x67, 0x9A, 0x76, 0x2A, 0xBE, 0x04, 0xC3, 0xAA, 0x44, 0x13, 0x26, 0x49, 0x86, 0x06, 0x99,
        0x9C, 0x42, 0x50, 0xF4, 0x91, 0xEF, 0x98, 0x7A, 0x33, 0x54, 0x0B, 0x43, 0xED, 0xCF, 0xAC, 0x62,
        0xE4, 0xB3, 0x1C, 0xA9, 0xC9, 0x08, 0xE8, 0x95, 0x80, 0xDF, 0x94, 0xFA, 0x75, 0x8F, 0x3F, 0xA6,
        0x47, 0x07, 0xA7, 0xFC, 0xF3, 0x73, 0x17, 0xBA, 0x83, 0x59, 0x3C, 0x19, 0xE6, 0x85, 0x4F, 0xA8,
        0x68, 0x6B, 0x81, 0xB2, 0x71, 0x64, 0xDA, 0x8B, 0xF8, 0xEB, 0x0F, 0x4B, 0x70, 0x56, 0x9D, 0x35,
        0x1E, 0x24, 0x0E, 0x5E, 0x63, 0x58, 0xD1, 0xA2, 0x25, 0x22, 0x7C, 0x3B, 0x01, 0x21, 0x78, 0x87,
        0xD4, 0x00, 0x46, 0x57, 0x9F, 0xD3, 0x27, 0x52, 0x4C, 0x36, 0x02, 0xE7, 0xA0, 0xC4, 0xC8, 0x9E,
        0xEA, 0xBF, 0x8A, 0xD2, 0x40, 0xC7, 0x38, 0xB5, 0xA3, 0xF7, 0xF2, 0xCE, 0xF9, 0x61, 0x15, 0xA1,
        0xE0, 0xAE, 0x5D, 0xA4, 0x9B, 0x34, 0x1A, 0x55, 0xAD, 0x93, 0x32, 0x30, 0xF5, 0x8C, 0xB1, 0xE3,
        0x1D, 0xF6, 0xE2, 0x2E, 0x82, 0x66, 0xCA, 0x60, 0xC0, 0x29, 0x23, 0xAB, 0x0D, 0x53, 0x4E, 0x6F,
        0xD5, 0xDB, 0x37, 0x45, 0xDE, 0xFD, 0x8E, 0x2F, 0x03, 0xFF, 0x6A, 0x72, 0x6D, 0x6C, 0x5B, 0x51,
        0x8D, 0x1B, 0xAF, 0x92, 0xBB, 0xDD, 0xBC, 0x7F, 0x11, 0xD9, 0x5C, 0x41, 0x1F, 0x10, 0x5A, 0xD8,
        0x0A, 0xC1, 0x31, 0x88, 0xA5, 0xCD, 0x7B, 0xBD, 0x2D, 0x74, 0xD0, 0x12, 0xB8, 0xE5, 0xB4, 0xB0,
        0x89, 0x69, 0x97, 0x4A, 0x0C, 0x96, 0x77, 0x7E, 0x65, 0xB9, 0xF1, 0x09, 0xC5, 0x6E, 0xC6, 0x84,
        0x18, 0xF0, 0x7D, 0xEC, 0x3A, 0xDC, 0x4D, 0x20, 0x79, 0xEE, 0x5F, 0x3E, 0xD7, 0xCB, 0x39, 0x48,
    };

    // What a byte of the word contributes to a round (6.2 of the standard: the S-box, then L), for each of its four places. Four tables
    // and not one with rotations, because on the device's interpreter every shift costs as much as a look into a table.
    private static readonly uint[] s_mix0 = Contributions(24);
    private static readonly uint[] s_mix1 = Contributions(16);
    private static readonly uint[] s_mix2 = Contributions(8);
    private static readonly uint[] s_mix3 = Contributions(0);

    private readonly uint[] _roundKeys = new uint[Rounds];

    /// <summary>Prepares the cipher for a key.</summary>
    /// <param name="key">Holds the 16 bytes of the key; not kept and not changed.</param>
    /// <param name="offset">Where the key begins.</param>
    /// <exception cref="ArgumentException">Fewer than 16 bytes from <paramref name="offset"/>.</exception>
    public Sm4(byte[] key, int offset = 0)
    {
        CheckRange(key, offset);
        uint k0 = Load(key, offset) ^ 0xA3B1BAC6;
        uint k1 = Load(key, offset + 4) ^ 0x56AA3350;
        uint k2 = Load(key, offset + 8) ^ 0x677D9197;
        uint k3 = Load(key, offset + 12) ^ 0xB27022DC;
        for (int i = 0; i < Rounds; i++)
        {
            uint mixed = Substitute(k1 ^ k2 ^ k3 ^ RoundConstant(i));
            uint next = k0 ^ mixed ^ RotateLeft(mixed, 13) ^ RotateLeft(mixed, 23);
            _roundKeys[i] = Swap(next);
            k0 = k1;
            k1 = k2;
            k2 = k3;
            k3 = next;
        }
    }

    /// <summary>Overwrites what was made of the key; the cipher is of no use any more.</summary>
    public void Forget() => Array.Clear(_roundKeys, 0, Rounds);

    /// <summary>Encrypts 16 bytes in place.</summary>
    /// <exception cref="ArgumentException">Fewer than 16 bytes from <paramref name="offset"/>.</exception>
    public void EncryptBlock(byte[] buffer, int offset) => Transform(_roundKeys, buffer, offset);

    /// <summary>Decrypts 16 bytes in place. Only a sign-in does so: it may allocate.</summary>
    /// <exception cref="ArgumentException">Fewer than 16 bytes from <paramref name="offset"/>.</exception>
    public void DecryptBlock(byte[] buffer, int offset)
    {
        uint[] reversed = new uint[Rounds];
        for (int i = 0; i < Rounds; i++)
            reversed[i] = _roundKeys[Rounds - 1 - i];
        Transform(reversed, buffer, offset);
        Array.Clear(reversed, 0, Rounds);
    }

    /// <summary>Encrypts a block that is held as four words, the first byte in the low end of the first word.</summary>
    internal void Encrypt(ref uint word0, ref uint word1, ref uint word2, ref uint word3) =>
        Transform(_roundKeys, ref word0, ref word1, ref word2, ref word3);

    private static void Transform(uint[] keys, byte[] buffer, int offset)
    {
        CheckRange(buffer, offset);
        uint x0 = BitConverter.ToUInt32(buffer, offset);
        uint x1 = BitConverter.ToUInt32(buffer, offset + 4);
        uint x2 = BitConverter.ToUInt32(buffer, offset + 8);
        uint x3 = BitConverter.ToUInt32(buffer, offset + 12);
        Transform(keys, ref x0, ref x1, ref x2, ref x3);
        Store(x0, buffer, offset);
        Store(x1, buffer, offset + 4);
        Store(x2, buffer, offset + 8);
        Store(x3, buffer, offset + 12);
    }

    private static void Transform(uint[] keys, ref uint word0, ref uint word1, ref uint word2, ref uint word3)
    {
        uint a;
        uint x0 = word0;
        uint x1 = word1;
        uint x2 = word2;
        uint x3 = word3;
        uint[] mix0 = s_mix0;
        uint[] mix1 = s_mix1;
        uint[] mix2 = s_mix2;
        uint[] mix3 = s_mix3;
        // Four rounds written out, because on the device's interpreter a call, a loop and every move cost as much as the work.
        for (int key = 0; key < Rounds; key += 4)
        {
            a = x1 ^ x2 ^ x3 ^ keys[key];
            x0 ^= mix0[(byte)a] ^ mix1[(byte)(a >> 8)] ^ mix2[(byte)(a >> 16)] ^ mix3[a >> 24];
            a = x2 ^ x3 ^ x0 ^ keys[key + 1];
            x1 ^= mix0[(byte)a] ^ mix1[(byte)(a >> 8)] ^ mix2[(byte)(a >> 16)] ^ mix3[a >> 24];
            a = x3 ^ x0 ^ x1 ^ keys[key + 2];
            x2 ^= mix0[(byte)a] ^ mix1[(byte)(a >> 8)] ^ mix2[(byte)(a >> 16)] ^ mix3[a >> 24];
            a = x0 ^ x1 ^ x2 ^ keys[key + 3];
            x3 ^= mix0[(byte)a] ^ mix1[(byte)(a >> 8)] ^ mix2[(byte)(a >> 16)] ^ mix3[a >> 24];
        }
        word0 = x3;
        word1 = x2;
        word2 = x1;
        word3 = x0;
    }

    private static uint[] Contributions(int shift)
    {
        uint[] table = new uint[s_sbox.Length];
        for (int i = 0; i < table.Length; i++)
        {
            uint word = (uint)s_sbox[i] << shift;
            table[i] = Swap(word ^ RotateLeft(word, 2) ^ RotateLeft(word, 10) ^ RotateLeft(word, 18) ^ RotateLeft(word, 24));
        }
        return table;
    }

    private static uint Substitute(uint word) =>
        ((uint)s_sbox[(int)(word >> 24)] << 24) | ((uint)s_sbox[(int)(word >> 16) & 0xFF] << 16) | ((uint)s_sbox[(int)(word >> 8) & 0xFF] << 8) | s_sbox[(int)word & 0xFF];

    // Byte j of constant i is (4i + j) * 7 mod 256 (7.3.2 of the standard).
    private static uint RoundConstant(int round)
    {
        uint constant = 0;
        for (int j = 0; j < 4; j++)
            constant = (constant << 8) | (uint)((((4 * round) + j) * 7) & 0xFF);
        return constant;
    }

    private static uint RotateLeft(uint word, int bits) => (word << bits) | (word >> (32 - bits));

    private static uint Load(byte[] buffer, int offset) =>
        ((uint)buffer[offset] << 24) | ((uint)buffer[offset + 1] << 16) | ((uint)buffer[offset + 2] << 8) | buffer[offset + 3];

    // The rounds work on words with their first byte in the low end, as BitConverter makes them; the standard has it in the high end.
    private static uint Swap(uint word) => (word << 24) | ((word & 0xFF00) << 8) | ((word >> 8) & 0xFF00) | (word >> 24);

    private static void Store(uint word, byte[] buffer, int offset)
    {
        buffer[offset] = (byte)word;
        buffer[offset + 1] = (byte)(word >> 8);
        buffer[offset + 2] = (byte)(word >> 16);
        buffer[offset + 3] = (byte)(word >> 24);
    }

    private static void CheckRange(byte[] buffer, int offset)
    {
        if (offset < 0 || offset > buffer.Length - BlockSize)
            throw new ArgumentException("16 bytes are needed");
    }
}
