using System;
using System.IO;
using System.Security.Cryptography;
using NSec.Cryptography;
using WholeFiles;

namespace Signing;

/// <summary>
/// The secret key that signs set-up codes and updates (Ed25519). Boxes hold the public half only, so nothing that is taken out of a box
/// signs anything. The key stays in guarded memory of libsodium, and on disk it is always under a passphrase.
/// </summary>
public sealed class SigningKey : IDisposable
{
    /// <summary>Bytes of a public key.</summary>
    public const int PublicKeySize = 32;

    /// <summary>Bytes of a signature.</summary>
    public const int SignatureSize = 64;

    private static readonly SignatureAlgorithm s_algorithm = SignatureAlgorithm.Ed25519;

    private readonly Key _key;

    private SigningKey(Key key) => _key = key;

    /// <summary>The half that boxes are given.</summary>
    public byte[] PublicKey => _key.PublicKey.Export(KeyBlobFormat.RawPublicKey);

    /// <summary>Makes a new key.</summary>
    public static SigningKey Create() => new(Key.Create(s_algorithm, Policy()));

    /// <summary>The key of a seed of 32 bytes (RFC 8032, 5.1.5), for published examples.</summary>
    public static SigningKey FromSeed(ReadOnlySpan<byte> seed)
    {
        if (!Key.TryImport(s_algorithm, seed, KeyBlobFormat.RawPrivateKey, out Key? key, Policy()) || key is null)
            throw new SigningException("A seed of an Ed25519 key has 32 bytes.");
        return new SigningKey(key);
    }

    /// <summary>Reads a key from an encrypted PEM text, as <see cref="ToPem"/> and OpenSSL write it.</summary>
    /// <exception cref="SigningException">It is no such text, it is damaged, or the passphrase is wrong.</exception>
    public static SigningKey FromPem(string pem, string passphrase)
    {
        byte[] plain = EncryptedKeyText.Decrypt(pem, passphrase);
        try
        {
            if (!Key.TryImport(s_algorithm, plain, KeyBlobFormat.PkixPrivateKey, out Key? key, Policy()) || key is null)
                throw new SigningException("The passphrase is wrong, or the key is not one of Ed25519.");
            return new SigningKey(key);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    /// <summary>Reads a key file.</summary>
    /// <exception cref="SigningException">There is none, or it cannot be used.</exception>
    public static SigningKey Load(string path, string passphrase)
    {
        try
        {
            return FromPem(File.ReadAllText(path), passphrase);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SigningException($"The key file {path} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Whether a signature belongs to a message and a public key.</summary>
    public static bool Verify(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) =>
        NSec.Cryptography.PublicKey.TryImport(s_algorithm, publicKey, KeyBlobFormat.RawPublicKey, out PublicKey? key)
        && key is not null
        && s_algorithm.Verify(key, message, signature);

    /// <summary>Signs a message: 64 bytes.</summary>
    public byte[] Sign(ReadOnlySpan<byte> message) => s_algorithm.Sign(_key, message);

    /// <summary>The key under a passphrase, as a PEM text that OpenSSL reads too.</summary>
    /// <exception cref="SigningException">The passphrase is too short.</exception>
    public string ToPem(string passphrase)
    {
        byte[] plain = _key.Export(KeyBlobFormat.PkixPrivateKey);
        try
        {
            return EncryptedKeyText.Encrypt(plain, passphrase);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    /// <summary>Writes a new key file, readable by its owner only. An existing one is never overwritten.</summary>
    /// <exception cref="SigningException">The file exists or cannot be written, or the passphrase is too short.</exception>
    public void Save(string path, string passphrase)
    {
        string pem = ToPem(passphrase);
        try
        {
            WholeFile.Write(path, pem, FileKind.New | FileKind.Private);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SigningException($"The key file {path} cannot be written: {e.Message}", e);
        }
    }

    /// <summary>The public half; never the key.</summary>
    public override string ToString() => $"Ed25519 {Convert.ToHexString(PublicKey)}";

    /// <summary>Wipes the key from memory.</summary>
    public void Dispose() => _key.Dispose();

    private static KeyCreationParameters Policy() => new() { ExportPolicy = KeyExportPolicies.AllowPlaintextExport };
}
