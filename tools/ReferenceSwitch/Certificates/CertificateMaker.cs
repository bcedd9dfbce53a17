using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ReferenceSwitch.Certificates;

/// <summary>Makes a certificate authority of a switch's own, and server certificates that it issues. ECDSA P-256.</summary>
public static class CertificateMaker
{
    /// <summary>A box carries the authority for its whole life on the counter.</summary>
    public const int AuthorityYears = 20;

    /// <summary>The usual bound of public server certificates; a new one is issued by itself.</summary>
    public const int ServerDays = 398;

    // Random serial numbers, RFC 5280: at most 20 bytes, positive.
    private const int SerialBytes = 16;

    // A box whose clock is a little behind still takes a certificate made this minute.
    private static readonly TimeSpan Backdated = TimeSpan.FromDays(1);

    /// <summary>Makes an authority; it may issue servers' certificates and no further authorities.</summary>
    /// <param name="name">Common name.</param>
    /// <param name="now">Now.</param>
    public static X509Certificate2 Authority(string name, DateTimeOffset now)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request.CreateSelfSigned(now - Backdated, now.AddYears(AuthorityYears));
    }

    /// <summary>Issues a server's certificate.</summary>
    /// <param name="authority">Who issues it, with private key.</param>
    /// <param name="names">Host names and addresses that boxes may connect to; the first is the common name.</param>
    /// <param name="notBefore">From when it is valid.</param>
    /// <param name="notAfter">Until when.</param>
    public static X509Certificate2 Server(X509Certificate2 authority, IReadOnlyList<string> names, DateTimeOffset notBefore, DateTimeOffset notAfter)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new($"CN={names[0]}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1", "serverAuth")], critical: false));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        SubjectAlternativeNameBuilder alternatives = new();
        foreach (string name in names)
        {
            if (IPAddress.TryParse(name, out IPAddress? address))
                alternatives.AddIpAddress(address);
            else
                alternatives.AddDnsName(name);
        }

        request.CertificateExtensions.Add(alternatives.Build());
        byte[] serial = RandomNumberGenerator.GetBytes(SerialBytes);
        serial[0] &= 0x7F;
        using X509Certificate2 issued = request.Create(authority, notBefore, notAfter, serial);
        return issued.CopyWithPrivateKey(key);
    }

    /// <summary>Issues a server's certificate that is valid from now.</summary>
    public static X509Certificate2 Server(X509Certificate2 authority, IReadOnlyList<string> names, DateTimeOffset now) =>
        Server(authority, names, now - Backdated, now.AddDays(ServerDays));
}
