using System;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace VirtualBoard.Net;

/// <summary>
/// Twin of the device's certificate: DER, or PEM of which all certificates count. As bytes, PEM must end in a zero byte;
/// the device's parser takes it for DER otherwise, and fails.
/// </summary>
public class X509Certificate
{
    private readonly byte[] _raw;

    /// <exception cref="CryptographicException">Not a certificate.</exception>
    public X509Certificate(byte[] certificate)
    {
        _raw = certificate;
        Certificates = Parse(certificate);
    }

    /// <exception cref="CryptographicException">Not a certificate.</exception>
    public X509Certificate(string certificate)
        : this(Encoding.UTF8.GetBytes(certificate + "\0"))
    {
    }

    public virtual string Issuer => Certificates[0].Issuer;

    public virtual string Subject => Certificates[0].Subject;

    /// <summary>What the file holds.</summary>
    internal X509Certificate2Collection Certificates { get; }

    public virtual DateTime GetEffectiveDate() => Certificates[0].NotBefore.ToUniversalTime();

    public virtual DateTime GetExpirationDate() => Certificates[0].NotAfter.ToUniversalTime();

    public virtual byte[] GetRawCertData() => _raw;

    private static X509Certificate2Collection Parse(byte[] raw)
    {
        X509Certificate2Collection found = [];
        if (raw.Length > 0 && raw[^1] == 0)
            found.ImportFromPem(Encoding.UTF8.GetString(raw, 0, raw.Length - 1));
        else if (raw.AsSpan().StartsWith("-----"u8))
            throw new CryptographicException("PEM without a zero byte at its end.");
        else
            found.Add(X509CertificateLoader.LoadCertificate(raw));
        return found.Count > 0 ? found : throw new CryptographicException("No certificate.");
    }
}
