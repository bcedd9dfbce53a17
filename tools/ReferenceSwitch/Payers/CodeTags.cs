using System.Security.Cryptography;

namespace ReferenceSwitch.Payers;

/// <summary>Names codes without keeping them: HMAC-SHA-256 under a key of the store.</summary>
public sealed class CodeTags
{
    /// <summary>Bytes of the key.</summary>
    public const int KeyBytes = 32;

    private readonly byte[] key;

    /// <summary>Takes the store's key.</summary>
    public CodeTags(byte[] key) => this.key = key;

    /// <summary>The tag of a code or of any other content, 64 hex digits.</summary>
    public string Of(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, content, hash);
        return Convert.ToHexString(hash);
    }
}
