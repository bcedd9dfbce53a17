namespace System.Net.Security;

/// <summary>
/// How a peer is verified. The device's runtime compares with <see cref="CertificateRequired"/> alone: every other value,
/// <see cref="VerifyPeer"/> and combinations among them, verifies nothing.
/// </summary>
public enum SslVerification
{
    NoVerification = 1,
    VerifyPeer = 2,
    CertificateRequired = 4,
    VerifyClientOnce = 8,
}
