using System;
using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Signing;

/// <summary>
/// A private key under a passphrase: EncryptedPrivateKeyInfo (RFC 5958) by PBES2 (RFC 8018) with PBKDF2-HMAC-SHA-256 and AES-256-CBC, in
/// PEM. .NET writes this form only for its own kinds of keys, and Ed25519 is none of them; OpenSSL reads and writes it.
/// </summary>
internal static class EncryptedKeyText
{
    private const string Label = "ENCRYPTED PRIVATE KEY";

    private const string Pbes2 = "1.2.840.113549.1.5.13";
    private const string Pbkdf2 = "1.2.840.113549.1.5.12";
    private const string HmacSha256 = "1.2.840.113549.2.9";
    private const string Aes256Cbc = "2.16.840.1.101.3.4.1.42";

    private const int KeySize = 32;
    private const int BlockSize = 16;
    private const int SaltSize = 16;

    // What OWASP advises for this function since 2023; about a third of a second.
    private const int Iterations = 600_000;

    // A file that asks for more would only stop the station.
    private const int MostIterations = 5_000_000;

    // One that signs for all boxes of a maker is worth guessing at.
    private const int ShortestPassphrase = 12;

    public static string Encrypt(byte[] plain, string passphrase)
    {
        if (passphrase.Length < ShortestPassphrase)
            throw new SigningException($"The passphrase of a signing key has at least {ShortestPassphrase} characters.");
        byte[] salt = RandomNumberGenerator.GetBytes(SaltSize);
        byte[] iv = RandomNumberGenerator.GetBytes(BlockSize);
        using Aes aes = Cipher(passphrase, salt, Iterations);
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Pbes2);
                using (writer.PushSequence())
                {
                    WriteDerivation(writer, salt);
                    using (writer.PushSequence())
                    {
                        writer.WriteObjectIdentifier(Aes256Cbc);
                        writer.WriteOctetString(iv);
                    }
                }
            }
            writer.WriteOctetString(aes.EncryptCbc(plain, iv));
        }
        return PemEncoding.WriteString(Label, writer.Encode()) + "\n";
    }

    public static byte[] Decrypt(string pem, string passphrase)
    {
        if (!PemEncoding.TryFind(pem, out PemFields fields) || pem[fields.Label] != Label)
            throw new SigningException($"This is no key file: a text between BEGIN {Label} and END {Label} is expected.");
        try
        {
            byte[] der = Convert.FromBase64String(pem[fields.Base64Data]);
            AsnReader outer = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
            AsnReader algorithm = outer.ReadSequence();
            byte[] encrypted = outer.ReadOctetString();
            outer.ThrowIfNotEmpty();
            Expect(algorithm, Pbes2);
            AsnReader parameters = algorithm.ReadSequence();
            (byte[] salt, int iterations) = ReadDerivation(parameters.ReadSequence());
            AsnReader scheme = parameters.ReadSequence();
            Expect(scheme, Aes256Cbc);
            byte[] iv = scheme.ReadOctetString();
            using Aes aes = Cipher(passphrase, salt, iterations);
            return aes.DecryptCbc(encrypted, iv);
        }
        catch (Exception e) when (e is AsnContentException or FormatException)
        {
            throw new SigningException("The key file is damaged.", e);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw new SigningException("The passphrase is wrong, or the key file is damaged.", e);
        }
    }

    private static void WriteDerivation(AsnWriter writer, byte[] salt)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(Pbkdf2);
            using (writer.PushSequence())
            {
                writer.WriteOctetString(salt);
                writer.WriteInteger(Iterations);
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(HmacSha256);
                    writer.WriteNull();
                }
            }
        }
    }

    private static (byte[] Salt, int Iterations) ReadDerivation(AsnReader derivation)
    {
        Expect(derivation, Pbkdf2);
        AsnReader parameters = derivation.ReadSequence();
        byte[] salt = parameters.ReadOctetString();
        if (!parameters.TryReadInt32(out int iterations) || iterations < 1 || iterations > MostIterations)
            throw new SigningException($"The key file asks for a number of iterations that is not 1 to {MostIterations}.");
        if (parameters.PeekTag() == Asn1Tag.Integer)
            parameters.ReadInteger();
        Expect(parameters.ReadSequence(), HmacSha256);
        return (salt, iterations);
    }

    private static void Expect(AsnReader reader, string identifier)
    {
        if (reader.ReadObjectIdentifier() != identifier)
            throw new SigningException("The key file is encrypted in another way than PBES2 with HMAC-SHA-256 and AES-256-CBC: write it anew with openssl pkcs8 -topk8 -v2 aes-256-cbc -v2prf hmacWithSHA256.");
    }

    private static Aes Cipher(string passphrase, byte[] salt, int iterations)
    {
        byte[] key = Rfc2898DeriveBytes.Pbkdf2(passphrase, salt, iterations, HashAlgorithmName.SHA256, KeySize);
        var aes = Aes.Create();
        aes.Key = key;
        CryptographicOperations.ZeroMemory(key);
        return aes;
    }
}
