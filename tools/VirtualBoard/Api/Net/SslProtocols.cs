namespace System.Net.Security;

/// <summary>Protocol versions; on the device they live in this namespace. Less than TLS 1.2 is not spoken, whatever is asked for.</summary>
[Flags]
public enum SslProtocols
{
    /// <summary>TLS 1.3 alone.</summary>
    None = 0,
    [Obsolete("Unsecured: the device speaks TLS 1.2 instead.")]
    Tls = 192,
    [Obsolete("Unsecured: the device speaks TLS 1.2 instead.")]
    Tls11 = 768,
    Tls12 = 3072,
    Tls13 = 12288,
}
