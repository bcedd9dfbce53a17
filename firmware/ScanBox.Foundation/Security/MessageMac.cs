using System;

namespace ScanBox.Security;

/// <summary>
/// An eight-character message authentication code under SM4, computed piece by piece over bytes that stay where they are.
/// Zero bytes fill the last block. Reusable; allocates nothing after construction; never shows its key.
/// </summary>
/// <remarks>
/// Steps of <see cref="MacForm.XorThenEncrypt"/>: the UnionPay terminal dialect, the same as its serial cipher. Works on words of eight
/// bytes, the first byte in the low end: on the device's interpreter a word costs as much as a byte.
/// </remarks>
public sealed class MessageMac
{
    /// <summary>Characters (ASCII, upper-case hex) in a code.</summary>
    public const int Size = 8;

    private const int Block = Sm4.BlockSize;
    private const int WordSize = 8;

    private const ulong EachByte = 0x0101010101010101;

    private readonly Sm4 _cipher;
    private readonly bool _chained;

    // Bytes that do not fill a block yet.
    private readonly byte[] _rest = new byte[Block];
    private int _restCount;

    // The two halves of the state.
    private ulong _first;
    private ulong _second;

    /// <summary>Makes codes under one key.</summary>
    public MessageMac(Sm4 cipher, MacForm form = MacForm.XorThenEncrypt)
    {
        _cipher = cipher;
        _chained = form == MacForm.Chained;
    }

    /// <summary>Forgets all bytes added so far.</summary>
    public void Begin()
    {
        _first = 0;
        _second = 0;
        _restCount = 0;
    }

    /// <summary>Adds bytes.</summary>
    public void Add(byte[] buffer, int offset, int count)
    {
        if (_restCount > 0)
        {
            int take = Block - _restCount < count ? Block - _restCount : count;
            Array.Copy(buffer, offset, _rest, _restCount, take);
            _restCount += take;
            if (_restCount < Block)
                return;
            AddBlocks(_rest, 0, Block);
            offset += take;
            count -= take;
        }
        _restCount = count % Block;
        int whole = count - _restCount;
        AddBlocks(buffer, offset, offset + whole);
        Array.Copy(buffer, offset + whole, _rest, 0, _restCount);
    }

    /// <summary>Writes the code of all bytes added since <see cref="Begin"/>, then begins anew.</summary>
    public void Finish(byte[] destination, int offset)
    {
        ulong code = Finish();
        for (int i = offset; i < offset + Size; i++)
        {
            destination[i] = (byte)code;
            code >>= 8;
        }
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
        Begin();
        Add(buffer, offset, count);
        // Both halves are looked at before anything is decided, on a processor of 32 bits too.
        ulong difference = Finish() ^ BitConverter.ToUInt64(code, codeOffset);
        return (uint)(difference | (difference >> 32)) == 0;
    }

    private void AddBlocks(byte[] buffer, int offset, int end)
    {
        ulong first = _first;
        ulong second = _second;
        for (; offset < end; offset += Block)
        {
            first ^= BitConverter.ToUInt64(buffer, offset);
            second ^= BitConverter.ToUInt64(buffer, offset + WordSize);
            if (_chained)
                Encrypt(ref first, ref second);
        }
        _first = first;
        _second = second;
    }

    private ulong Finish()
    {
        if (_restCount > 0)
        {
            Array.Clear(_rest, _restCount, Block - _restCount);
            AddBlocks(_rest, 0, Block);
        }
        ulong first = _first;
        ulong second = _second;
        if (!_chained)
        {
            first = Hex((uint)_first);
            second = Hex((uint)(_first >> 32));
            Encrypt(ref first, ref second);
            first ^= Hex((uint)_second);
            second ^= Hex((uint)(_second >> 32));
            Encrypt(ref first, ref second);
        }
        Begin();
        return Hex((uint)first);
    }

    private void Encrypt(ref ulong first, ref ulong second)
    {
        uint word0 = (uint)first;
        uint word1 = (uint)(first >> 32);
        uint word2 = (uint)second;
        uint word3 = (uint)(second >> 32);
        _cipher.Encrypt(ref word0, ref word1, ref word2, ref word3);
        first = ((ulong)word1 << 32) | word0;
        second = ((ulong)word3 << 32) | word2;
    }

    // The eight upper-case hex characters of four bytes, all at once: the nibbles are spread over eight bytes, and those above 9 are
    // found by the carry that adding 6 makes.
    private static ulong Hex(uint word)
    {
        ulong bytes = (word | ((ulong)word << 16)) & 0x0000FFFF0000FFFF;
        bytes = (bytes | (bytes << 8)) & 0x00FF00FF00FF00FF;
        ulong nibbles = ((bytes >> 4) | (bytes << 8)) & (0x0F * EachByte);
        ulong letters = ((nibbles + (6 * EachByte)) >> 4) & EachByte;
        return nibbles + ('0' * EachByte) + (('A' - '9' - 1) * letters);
    }
}
