using System;

namespace ScanBox.Security;

/// <summary>The check value of a key (KCV): the first 4 bytes of the key encrypting a block of zeros. It shows a wrong key without showing the key.</summary>
public static class KeyCheckValue
{
    /// <summary>Bytes in a check value.</summary>
    public const int Size = 4;

    /// <summary>Writes the 4 bytes.</summary>
    public static void Write(Sm4 key, byte[] destination, int offset)
    {
        byte[] block = new byte[Sm4.BlockSize];
        key.EncryptBlock(block, 0);
        Array.Copy(block, 0, destination, offset, Size);
    }

    /// <summary>Tells whether 4 bytes are the check value of a key.</summary>
    public static bool Matches(Sm4 key, byte[] expected, int offset)
    {
        byte[] block = new byte[Sm4.BlockSize];
        key.EncryptBlock(block, 0);
        return ConstantTime.Equals(block, 0, expected, offset, Size);
    }
}
