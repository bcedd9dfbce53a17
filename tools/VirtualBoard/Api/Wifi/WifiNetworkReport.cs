namespace System.Device.Wifi;

/// <summary>What an adapter has heard.</summary>
public class WifiNetworkReport
{
    internal WifiNetworkReport(WifiAvailableNetwork[] networks) => AvailableNetworks = networks;

    public WifiAvailableNetwork[] AvailableNetworks { get; }
}
