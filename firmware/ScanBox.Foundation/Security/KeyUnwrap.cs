using System;

namespace ScanBox.Security;

/// <summary>Keys travel encrypted under the terminal master key (TMK), block by block (SM4 ECB).</summary>
public static class KeyUnwrap
{
    /// <summary>Decrypts one 16-byte key.</summary>
    /// <param name="masterKey">The terminal master key.</param>
    /// <param name="wrapped">Holds the encrypted key; not changed.</param>
    /// <param name="wrappedOffset">Its first byte.</param>
    /// <param name="key">Receives the key.</param>
    /// <param name="keyOffset">Its first byte.</param>
    public static void Unwrap(Sm4 masterKey, byte[] wrapped, int wrappedOffset, byte[] key, int keyOffset)
    {
        Array.Copy(wrapped, wrappedOffset, key, keyOffset, Sm4.BlockSize);
        masterKey.DecryptBlock(key, keyOffset);
    }

    /// <summary>Encrypts one 16-byte key: what the switch does before it sends one.</summary>
    public static void Wrap(Sm4 masterKey, byte[] key, int keyOffset, byte[] wrapped, int wrappedOffset)
    {
        Array.Copy(key, keyOffset, wrapped, wrappedOffset, Sm4.BlockSize);
        masterKey.EncryptBlock(wrapped, wrappedOffset);
    }
}
