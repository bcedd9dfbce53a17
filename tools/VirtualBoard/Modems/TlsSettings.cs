using System.Collections.Generic;

namespace VirtualBoard.Modems;

/// <summary>What a modem was told about TLS, by number of the context.</summary>
internal sealed class TlsSettings
{
    /// <summary>0 SSL 3, 1 TLS 1.0, 2 TLS 1.1, 3 TLS 1.2, 4 whatever both sides have.</summary>
    public int Version { get; set; } = 4;

    /// <summary>Whether the server's certificate is verified.</summary>
    public bool Verifies { get; set; }

    /// <summary>Whether the name in the certificate is compared with the host.</summary>
    public bool ChecksHost { get; set; }

    /// <summary>Whether the validity is left out, as the modules do unless told otherwise: their clocks are wrong at first.</summary>
    public bool IgnoresTime { get; set; } = true;

    /// <summary>File of the authorities.</summary>
    public string AuthorityFile { get; set; } = "";

    /// <summary>Whether the host is named in the handshake.</summary>
    public bool SendsName { get; set; }

    /// <summary>What else was set, to be read back.</summary>
    public Dictionary<string, string> Others { get; } = new();
}
