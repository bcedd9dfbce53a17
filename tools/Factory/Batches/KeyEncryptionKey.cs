using System.Globalization;
using System.Security.Cryptography;
using ScanBox.Security;

namespace Factory.Batches;

/// <summary>
/// The key 密钥加密密钥 under which keys of terminals stand in a batch file (SM4, one block a key, as acquirers hand them over). It is never written
/// down as a whole: two custodians have a component 密钥分量 each, and the key is the one XOR the other.
/// </summary>
public sealed class KeyEncryptionKey : IDisposable
{
    /// <summary>Bytes of the key, of a component, and of each key below it.</summary>
    public const int Size = Sm4.BlockSize;

    private readonly Sm4 _cipher;

    private KeyEncryptionKey(ReadOnlySpan<byte> key)
    {
        byte[] copy = GC.AllocateArray<byte>(Size, pinned: true);
        key.CopyTo(copy);
        _cipher = new Sm4(copy);
        CryptographicOperations.ZeroMemory(copy);
        byte[] check = new byte[KeyCheckValue.Size];
        KeyCheckValue.Write(_cipher, check, 0);
        CheckValue = Convert.ToHexString(check);
    }

    /// <summary>Its check value 校验值, 8 hexadecimal digits.</summary>
    public string CheckValue { get; }

    /// <summary>Puts the key together.</summary>
    /// <param name="first">32 hexadecimal digits; blanks between them are allowed.</param>
    /// <param name="second">The other custodian's.</param>
    /// <exception cref="FactoryException">One is no component, or both are the same, which gives a key that everybody knows.</exception>
    public static KeyEncryptionKey FromComponents(string first, string second)
    {
        Span<byte> key = stackalloc byte[Size];
        Span<byte> other = stackalloc byte[Size];
        try
        {
            Read(first, "first", key);
            Read(second, "second", other);
            for (int i = 0; i < Size; i++)
                key[i] ^= other[i];
            if (!key.ContainsAnyExcept((byte)0))
                throw new FactoryException("both components are the same: the key would be zero");
            return new KeyEncryptionKey(key);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
            CryptographicOperations.ZeroMemory(other);
        }
    }

    /// <summary>Encrypts a key.</summary>
    public byte[] Wrap(ReadOnlySpan<byte> key)
    {
        byte[] wrapped = key.ToArray();
        _cipher.EncryptBlock(wrapped, 0);
        return wrapped;
    }

    /// <summary>Decrypts a key into memory that the caller overwrites.</summary>
    public void Unwrap(ReadOnlySpan<byte> wrapped, Span<byte> key)
    {
        byte[] block = GC.AllocateArray<byte>(Size, pinned: true);
        wrapped.CopyTo(block);
        _cipher.DecryptBlock(block, 0);
        block.CopyTo(key);
        CryptographicOperations.ZeroMemory(block);
    }

    /// <summary>
    /// 16 bytes that belong to a purpose and a serial and that nobody without this key can find: a key for the purpose from one block, and CBC-MAC under it
    /// over the serial, filled to a fixed length with zeros, which no serial has in it.
    /// </summary>
    /// <param name="purpose">One block of ASCII.</param>
    /// <param name="serial">The serial, up to 50 characters.</param>
    public byte[] Derive(ReadOnlySpan<byte> purpose, string serial)
    {
        const int longest = 4 * Size;
        byte[] key = GC.AllocateArray<byte>(Size, pinned: true);
        purpose.CopyTo(key);
        _cipher.EncryptBlock(key, 0);
        var cipher = new Sm4(key);
        CryptographicOperations.ZeroMemory(key);
        byte[] padded = new byte[longest];
        System.Text.Encoding.ASCII.GetBytes(serial, padded);
        byte[] state = new byte[Size];
        for (int at = 0; at < longest; at += Size)
        {
            for (int i = 0; i < Size; i++)
                state[i] ^= padded[at + i];
            cipher.EncryptBlock(state, 0);
        }
        cipher.Forget();
        return state;
    }

    /// <summary>The check value of a key, 8 hexadecimal digits.</summary>
    public static string CheckValueOf(ReadOnlySpan<byte> key)
    {
        using var it = new KeyEncryptionKey(key);
        return it.CheckValue;
    }

    /// <summary>Overwrites it.</summary>
    public void Dispose() => _cipher.Forget();

    private static void Read(string component, string which, Span<byte> bytes)
    {
        int digits = 0;
        foreach (char c in component)
        {
            if (c is ' ' or '-')
                continue;
            if (!char.IsAsciiHexDigit(c) || digits == 2 * Size)
                throw Wrong(which);
            int value = c <= '9' ? c - '0' : (c & 0xDF) - 'A' + 10;
            bytes[digits / 2] = (byte)((bytes[digits / 2] << 4) | value);
            digits++;
        }
        if (digits != 2 * Size)
            throw Wrong(which);
    }

    // What was typed is not in the message.
    private static FactoryException Wrong(string which) => new(string.Create(CultureInfo.InvariantCulture, $"the {which} component is not {2 * Size} hexadecimal digits"));
}
