using System;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace VirtualBoard.Network;

/// <summary>Verifies a server as the device does: a chain to one of the authorities, the name, the purpose, and the validity by the board's clock.</summary>
internal static class PeerCheck
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <summary>Whether the server may be talked to.</summary>
    /// <param name="server">Its certificate; null when it showed none.</param>
    /// <param name="sent">What it sent with it.</param>
    /// <param name="authorities">Who is trusted.</param>
    /// <param name="host">The name or address that it must have; empty for any.</param>
    /// <param name="now">The board's clock.</param>
    public static bool IsGood(System.Security.Cryptography.X509Certificates.X509Certificate? server, X509Chain? sent, X509Certificate2Collection authorities, string host, DateTime now)
    {
        if (server is not X509Certificate2 certificate || authorities.Count == 0)
            return false;
        using X509Chain chain = new();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = now;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        if (sent is not null)
            chain.ChainPolicy.ExtraStore.AddRange(sent.ChainPolicy.ExtraStore);
        return chain.Build(certificate) && (host.Length == 0 || certificate.MatchesHostname(host));
    }
}
