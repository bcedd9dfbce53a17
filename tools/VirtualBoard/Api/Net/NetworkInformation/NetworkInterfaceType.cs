namespace VirtualBoard.Net;

/// <summary>Twin of the device's kinds of network interfaces; .NET has others under this name.</summary>
public enum NetworkInterfaceType
{
    Unknown = 1,
    Ethernet = 6,
    Wireless80211 = 71,
    WirelessAP = 72,
}
