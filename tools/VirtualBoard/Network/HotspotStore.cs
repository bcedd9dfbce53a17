using System.Net.NetworkInformation;

namespace VirtualBoard.Network;

/// <summary>The device's stored configuration of its access point.</summary>
internal sealed class HotspotStore
{
    public string Ssid { get; set; } = "nano";

    public string Password { get; set; } = "";

    public AuthenticationType Authentication { get; set; } = AuthenticationType.Open;

    public EncryptionType Encryption { get; set; } = EncryptionType.None;

    public WirelessAPConfiguration.ConfigurationOptions Options { get; set; } = WirelessAPConfiguration.ConfigurationOptions.Disable;

    public byte MaxConnections { get; set; } = 1;

    public string Address { get; set; } = "0.0.0.0";
}
