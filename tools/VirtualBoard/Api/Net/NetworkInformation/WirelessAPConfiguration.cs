using VirtualBoard;
using VirtualBoard.Network;

namespace System.Net.NetworkInformation;

/// <summary>Twin of the device's stored configuration of its access point.</summary>
public class WirelessAPConfiguration
{
    private readonly HotspotStore _store;

    private WirelessAPConfiguration(HotspotStore store)
    {
        _store = store;
        Authentication = store.Authentication;
        Encryption = store.Encryption;
        Ssid = store.Ssid;
        Password = store.Password;
        Options = store.Options;
        MaxConnections = store.MaxConnections;
    }

    /// <summary>What the access point does.</summary>
    [Flags]
    public enum ConfigurationOptions : byte
    {
        None = 0,
        Disable = 1,
        Enable = 2,
        AutoStart = 6,
        HiddenSSID = 8,
    }

    public AuthenticationType Authentication { get; set; }

    public EncryptionType Encryption { get; set; }

    public string Password { get; set; }

    public string Ssid { get; set; }

    public ConfigurationOptions Options { get; set; }

    public byte MaxConnections { get; set; }

    public static WirelessAPConfiguration[] GetAllWirelessAPConfigurations()
    {
        PowerSession session = PowerSession.Current;
        using NativeCall call = session.Enter();
        return [new WirelessAPConfiguration(session.Board.Network.Hotspot.Stored)];
    }

    /// <summary>Stores it; it counts from the next start.</summary>
    public void SaveConfiguration()
    {
        using NativeCall call = PowerSession.Current.Enter();
        _store.Authentication = Authentication;
        _store.Encryption = Encryption;
        _store.Ssid = Ssid;
        _store.Password = Password;
        _store.Options = Options;
        _store.MaxConnections = MaxConnections;
    }
}
