using System;

namespace ScanBox.Security;

/// <summary>
/// A keyed tag of a payment code: the box remembers which codes it has sent without keeping a code. CBC-MAC under SM4 with the
/// length in its first block, so that no code's input is the beginning of another's (plain CBC-MAC is safe for one length only).
/// </summary>
public sealed class CodeTag
{
    /// <summary>Bytes in a tag. 64 bits: two of the few remembered codes never collide in practice.</summary>
    public const int Size = 8;

    private readonly Sm4 _cipher;
    private readonly byte[] _state = new byte[Sm4.BlockSize];

    /// <summary>Makes tags under a key that never leaves the box.</summary>
    public CodeTag(Sm4 cipher)
    {
        _cipher = cipher;
    }

    /// <summary>Writes the tag of a code.</summary>
    public void Write(byte[] code, int offset, int count, byte[] tag, int tagOffset)
    {
        Array.Clear(_state, 0, Sm4.BlockSize);
        _state[0] = (byte)(count >> 8);
        _state[1] = (byte)count;
        _cipher.EncryptBlock(_state, 0);
        int position = 0;
        for (int i = 0; i < count; i++)
        {
            _state[position] ^= code[offset + i];
            position++;
            if (position == Sm4.BlockSize)
            {
                _cipher.EncryptBlock(_state, 0);
                position = 0;
            }
        }
        if (position > 0)
            _cipher.EncryptBlock(_state, 0);
        Array.Copy(_state, 0, tag, tagOffset, Size);
    }
}
