namespace System.Device.Wifi;

/// <summary>A network that an adapter has heard.</summary>
public class WifiAvailableNetwork
{
    internal WifiAvailableNetwork(string ssid, int signal)
    {
        Ssid = ssid;
        NetworkRssiInDecibelMilliwatts = signal;
    }

    public string Ssid { get; }

    public double NetworkRssiInDecibelMilliwatts { get; }
}
