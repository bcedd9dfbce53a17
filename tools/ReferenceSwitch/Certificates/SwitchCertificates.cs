using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ReferenceSwitch.Storage;

namespace ReferenceSwitch.Certificates;

/// <summary>
/// The authority that boxes are given, and the server's certificate. Both are made when first needed and kept in the store
/// with their keys; the server's certificate is made anew before it ends and when the names change, under the same authority.
/// </summary>
public sealed class SwitchCertificates : IDisposable
{
    /// <summary>A server's certificate with less time left is replaced at the next start.</summary>
    private const int RenewBeforeDays = 30;

    private const string AuthoritySetting = "tls.authority";
    private const string ServerSetting = "tls.server";

    private SwitchCertificates(X509Certificate2 authority, X509Certificate2 server)
    {
        Authority = authority;
        Server = server;
    }

    /// <summary>The authority, with its private key.</summary>
    public X509Certificate2 Authority { get; }

    /// <summary>The server's certificate, with its private key.</summary>
    public X509Certificate2 Server { get; }

    /// <summary>What a box is given: the authority's certificate alone, as PEM with a line feed at the end.</summary>
    public string AuthorityPem => Authority.ExportCertificatePem() + "\n";

    /// <summary>SHA-256 of the authority's certificate, upper-case hex with colons, as openssl prints it.</summary>
    public string Fingerprint => string.Join(':', Convert.ToHexString(Authority.GetCertHash(HashAlgorithmName.SHA256)).Chunk(2).Select(pair => new string(pair)));

    /// <summary>Takes the certificates of a store, and makes what is missing or has ended.</summary>
    /// <param name="store">Where they are kept.</param>
    /// <param name="names">Host names and addresses that boxes may connect to; the first is the common name.</param>
    /// <param name="now">Now.</param>
    /// <exception cref="SwitchStoreException">The store failed, or what it holds is not a certificate.</exception>
    public static SwitchCertificates Open(ISwitchStore store, IReadOnlyList<string> names, DateTimeOffset now)
    {
        using ISwitchTransaction transaction = store.Begin();
        try
        {
            X509Certificate2? authority = Load(transaction, AuthoritySetting);
            X509Certificate2? server = authority is null ? null : Load(transaction, ServerSetting);
            if (authority is null)
                Save(transaction, AuthoritySetting, authority = CertificateMaker.Authority("ScanBox reference switch", now));
            if (server is null || server.NotAfter < now.AddDays(RenewBeforeDays) || !names.All(name => server.MatchesHostname(name)))
            {
                server?.Dispose();
                Save(transaction, ServerSetting, server = CertificateMaker.Server(authority, names, now));
            }

            transaction.Commit();
            return new(authority, server);
        }
        catch (CryptographicException fault)
        {
            throw new SwitchStoreException("The switch's certificates cannot be read: " + fault.Message, fault);
        }
    }

    /// <summary>The authority of a store as PEM; null when none was ever made.</summary>
    public static string? FindAuthorityPem(ISwitchStore store)
    {
        using ISwitchTransaction transaction = store.Begin();
        using X509Certificate2? authority = Load(transaction, AuthoritySetting);
        return authority is null ? null : authority.ExportCertificatePem() + "\n";
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Authority.Dispose();
        Server.Dispose();
    }

    // The store holds terminal keys in clear too, and is readable by its owner only.
    private static void Save(ISwitchTransaction transaction, string name, X509Certificate2 certificate) =>
        transaction.SaveSetting(name, certificate.Export(X509ContentType.Pkcs12));

    private static X509Certificate2? Load(ISwitchTransaction transaction, string name) =>
        transaction.Setting(name) is byte[] kept ? X509CertificateLoader.LoadPkcs12(kept, null, X509KeyStorageFlags.Exportable) : null;
}
