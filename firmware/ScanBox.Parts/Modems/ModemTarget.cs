namespace ScanBox.Parts.Modems;

/// <summary>Where a modem's socket goes.</summary>
public sealed class ModemTarget
{
    /// <summary>Access point name; empty for the one that the network gives.</summary>
    public string Apn { get; set; } = "";

    /// <summary>The switch, a name or an IPv4 address.</summary>
    public string Host { get; set; } = "";

    /// <summary>Its TCP port.</summary>
    public int Port { get; set; }

    /// <summary>Whether the modem makes TLS and verifies the switch against the uploaded authority.</summary>
    public bool IsSecure { get; set; }

    /// <summary>Number of the modem's socket. Each attempt has another, so that a late result of the one before is not its own.</summary>
    public int Socket { get; set; }
}
