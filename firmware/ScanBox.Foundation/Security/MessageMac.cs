using System;

namespace ScanBox.Security;

/// <summary>
/// An eight-character message authentication code under SM4, computed piece by piece over bytes that stay where they are.
/// Zero bytes fill the last block. Reusable; allocates nothing after construction; never shows its key.
/// </summary>
/// <remarks>Steps of <see cref="MacForm.XorThenEncrypt"/>: the UnionPay terminal dialect, the same as its serial cipher.</remarks>
public sealed class MessageMac
{
    /// <summary>Characters (ASCII, upper-case hex) in a code.</summary>
    public const int Size = 8;

    private const int Block = Sm4.BlockSize;
    private const int WordSize = 8;

    private readonly Sm4 _cipher;
    private readonly MacForm _form;
    private readonly byte[] _state = new byte[Block];
    private readonly byte[] _hex = new byte[2 * Block];
    private readonly byte[] _expected = new byte[Size];
    private int _position;

    /// <summary>Makes codes under one key.</summary>
    public MessageMac(Sm4 cipher, MacForm form = MacForm.XorThenEncrypt)
    {
        _cipher = cipher;
        _form = form;
    }

    /// <summary>Forgets all bytes added so far.</summary>
    public void Begin()
    {
        Array.Clear(_state, 0, Block);
        _position = 0;
    }

    /// <summary>Adds bytes.</summary>
    public void Add(byte[] buffer, int offset, int count)
    {
        int end = offset + count;
        while (offset < end)
        {
            if (_position == 0 && end - offset >= Block)
            {
                offset = AddBlocks(buffer, offset, end);
                continue;
            }
            int take = Block - _position < end - offset ? Block - _position : end - offset;
            byte[] state = _state;
            int shift = _position - offset;
            for (int i = offset; i < offset + take; i++)
                state[i + shift] ^= buffer[i];
            offset += take;
            _position += take;
            if (_position == Block)
                EndBlock();
        }
    }

    /// <summary>Writes the code of all bytes added since <see cref="Begin"/>, then begins anew.</summary>
    public void Finish(byte[] destination, int offset)
    {
        if (_position > 0)
            EndBlock();
        if (_form == MacForm.XorThenEncrypt)
            EncryptHexOfState();
        Hex.Write(_state, 0, Size / 2, destination, offset);
        Begin();
    }

    /// <summary>Writes the code of a range of bytes.</summary>
    public void Compute(byte[] buffer, int offset, int count, byte[] destination, int destinationOffset)
    {
        Begin();
        Add(buffer, offset, count);
        Finish(destination, destinationOffset);
    }

    /// <summary>Tells whether a code received belongs to a range of bytes. Takes the same time for every wrong code.</summary>
    public bool Verify(byte[] buffer, int offset, int count, byte[] code, int codeOffset)
    {
        Compute(buffer, offset, count, _expected, 0);
        bool same = ConstantTime.Equals(_expected, 0, code, codeOffset, Size);
        // The right code of a forged message is a secret.
        Array.Clear(_expected, 0, Size);
        return same;
    }

    /// <summary>Adds whole blocks, eight bytes at a time: on the device a word costs as much as a byte.</summary>
    /// <returns>Where the rest begins.</returns>
    private int AddBlocks(byte[] buffer, int offset, int end)
    {
        ulong first = 0;
        ulong second = 0;
        int last = _form == MacForm.Chained ? offset : end - Block;
        for (; offset <= last; offset += Block)
        {
            first ^= BitConverter.ToUInt64(buffer, offset);
            second ^= BitConverter.ToUInt64(buffer, offset + WordSize);
        }
        byte[] state = _state;
        for (int i = 0; i < WordSize; i++)
        {
            state[i] ^= (byte)(first >> (8 * i));
            state[WordSize + i] ^= (byte)(second >> (8 * i));
        }
        EndBlock();
        return offset;
    }

    private void EndBlock()
    {
        _position = 0;
        if (_form == MacForm.Chained)
            _cipher.EncryptBlock(_state, 0);
    }

    private void EncryptHexOfState()
    {
        byte[] state = _state;
        byte[] hex = _hex;
        Hex.Write(state, 0, Block, hex, 0);
        Array.Copy(hex, 0, state, 0, Block);
        _cipher.EncryptBlock(state, 0);
        for (int i = 0; i < Block; i++)
            state[i] ^= hex[Block + i];
        _cipher.EncryptBlock(state, 0);
    }
}
