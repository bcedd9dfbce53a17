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
        byte[] state = _state;
        int end = offset + count;
        for (int i = offset; i < end; i++)
        {
            state[_position] ^= buffer[i];
            _position++;
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

    private void EndBlock()
    {
        _position = 0;
        if (_form == MacForm.Chained)
            _cipher.EncryptBlock(_state, 0);
    }

    private void EncryptHexOfState()
    {
        Hex.Write(_state, 0, Block, _hex, 0);
        Array.Copy(_hex, 0, _state, 0, Block);
        _cipher.EncryptBlock(_state, 0);
        for (int i = 0; i < Block; i++)
            _state[i] ^= _hex[Block + i];
        _cipher.EncryptBlock(_state, 0);
    }
}
