using System;
using System.IO;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using VirtualBoard.Network;
using DotNet = System.Security.Authentication;

namespace VirtualBoard.Modems;

/// <summary>The TLS that a modem makes: TLS 1.2 at most, verified against a file of its own when it was told so.</summary>
internal sealed class ModemTls(TlsSettings settings, byte[]? authorities, string host, DateTime now)
{
    private const int Tls12 = 3;

    /// <summary>Whether the settings can come to anything: a version that servers still speak, and the file that is named.</summary>
    public bool IsPossible => settings.Version >= Tls12 && (!settings.Verifies || Authorities.Count > 0);

    private X509Certificate2Collection Authorities { get; } = Load(authorities);

    public async Task<Stream> WrapAsync(Stream plain, CancellationToken cancelled)
    {
        var tls = new SslStream(plain);
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = settings.SendsName && !IPAddress.TryParse(host, out _) ? host : "",
            EnabledSslProtocols = DotNet.SslProtocols.Tls12,
            CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
            RemoteCertificateValidationCallback = (_, certificate, chain, _) => IsGood(certificate, chain),
        };
        await tls.AuthenticateAsClientAsync(options, cancelled).ConfigureAwait(false);
        return tls;
    }

    private static X509Certificate2Collection Load(byte[]? file)
    {
        var all = new X509Certificate2Collection();
        if (file is null)
            return all;
        try
        {
            string text = Encoding.Latin1.GetString(file);
            if (text.Contains("-----BEGIN CERTIFICATE-----", StringComparison.Ordinal))
                all.ImportFromPem(text);
            else
                all.Add(X509CertificateLoader.LoadCertificate(file));
        }
        catch (CryptographicException)
        {
            // No certificate: nothing will be trusted.
        }
        return all;
    }

    private bool IsGood(X509Certificate? certificate, X509Chain? sent)
    {
        if (!settings.Verifies)
            return true;
        DateTime at = settings.IgnoresTime && certificate is X509Certificate2 server ? server.NotBefore.ToUniversalTime().AddSeconds(1) : now;
        return PeerCheck.IsGood(certificate, sent, Authorities, settings.ChecksHost ? host : "", at);
    }
}
