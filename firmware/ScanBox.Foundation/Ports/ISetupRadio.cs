namespace ScanBox.Ports;

/// <summary>How the trial of a Wi-Fi network stands.</summary>
public enum WifiTrial : byte
{
    /// <summary>None is under way, and none has ended.</summary>
    None = 0,

    /// <summary>The network is being joined.</summary>
    Joining = 1,

    /// <summary>It was joined, and the switch is being looked for.</summary>
    Connecting = 2,

    /// <summary>It was joined and gave an address; there was no switch to look for.</summary>
    Joined = 3,

    /// <summary>It was joined, and the switch takes a connection.</summary>
    Reached = 4,

    /// <summary>The network refuses the password.</summary>
    WrongPassword = 5,

    /// <summary>There is no network of that name in range.</summary>
    NotThere = 6,

    /// <summary>It was not joined, and nothing says why.</summary>
    NotJoined = 7,

    /// <summary>It was joined and gave no address.</summary>
    NoAddress = 8,

    /// <summary>It was joined and gave an address, but the switch is not reached from there.</summary>
    NoSwitch = 9,
}

/// <summary>
/// The Wi-Fi radio while a box is set up from a phone: its own access point, the networks around, and a trial of one of them. Nothing waits.
/// What it stores for the access point counts from the next start where the chip can do no better.
/// </summary>
public interface ISetupRadio
{
    /// <summary>Whether the access point is on the air.</summary>
    bool IsOnAir { get; }

    /// <summary>Whether what was asked for last, an access point or none, needs a restart.</summary>
    bool TakesRestart { get; }

    /// <summary>While true the link makes no attempt to join a network: a radio that looks for one leaves the channel of its phones.</summary>
    bool IsHeld { get; set; }

    /// <summary>Whether the air is being listened to.</summary>
    bool IsLooking { get; }

    /// <summary>How many networks were heard; one of several access points is heard several times.</summary>
    int Count { get; }

    /// <summary>How the trial stands.</summary>
    WifiTrial Trial { get; }

    /// <summary>The address that the network on trial gave, empty for none.</summary>
    string TrialAddress { get; }

    /// <summary>Asks for the access point, protected by WPA2.</summary>
    /// <param name="ssid">Its name, 1 to 32 bytes of ASCII.</param>
    /// <param name="password">Its password, 8 to 63 bytes; never logged.</param>
    /// <returns>False when the chip refuses.</returns>
    bool Open(string ssid, string password);

    /// <summary>Asks for no access point.</summary>
    /// <returns>False when the chip refuses.</returns>
    bool Close();

    /// <summary>Begins to listen which networks are there; nothing while it does already, or while one is tried.</summary>
    void Look();

    /// <summary>Name of a network that was heard, as it was sent: any bytes, empty for a hidden one.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    byte[] NameAt(int index);

    /// <summary>Strength of a network that was heard, in dBm.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    int SignalAt(int index);

    /// <summary>Begins a trial: joins, gets an address, and makes a TCP connection to the switch; no TLS and no payment goes over it. It ends by itself.</summary>
    /// <param name="ssid">Name of the network.</param>
    /// <param name="password">Its password, empty for an open one; never logged.</param>
    /// <param name="host">The switch, empty for none.</param>
    /// <param name="port">Its TCP port.</param>
    void Try(string ssid, string password, string host, int port);
}
