using ScanBox.Settings;

namespace ScanBox.Setup.Provisioning;

/// <summary>The Wi-Fi networks that a box knows, the first one first.</summary>
internal static class KnownNetworks
{
    /// <summary>Puts one first. Those that were known move down, and the last one is forgotten; a first network only gets its password.</summary>
    internal static void PutFirst(BoxSettings settings, string ssid, string password)
    {
        if (settings.WifiSsid == ssid)
        {
            settings.WifiPassword = password;
            return;
        }
        // Its old place is free for the one before it.
        if (settings.Wifi2Ssid != ssid)
        {
            settings.Wifi3Ssid = settings.Wifi2Ssid;
            settings.Wifi3Password = settings.Wifi2Password;
        }
        settings.Wifi2Ssid = settings.WifiSsid;
        settings.Wifi2Password = settings.WifiPassword;
        settings.WifiSsid = ssid;
        settings.WifiPassword = password;
    }

    /// <summary>Whether there is any.</summary>
    internal static bool Any(BoxSettings settings) => settings.WifiSsid.Length + settings.Wifi2Ssid.Length + settings.Wifi3Ssid.Length > 0;
}
