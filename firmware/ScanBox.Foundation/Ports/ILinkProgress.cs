namespace ScanBox.Ports;

/// <summary>How far the attempt to reach the switch has come, in the order of the steps.</summary>
public enum LinkStage : byte
{
    /// <summary>Nothing is under way.</summary>
    None = 0,

    /// <summary>Joining a Wi-Fi network, or registering with an operator.</summary>
    Radio = 1,

    /// <summary>Getting an address.</summary>
    Address = 2,

    /// <summary>Looking up the name of the switch.</summary>
    Name = 3,

    /// <summary>Connecting to the switch by TCP.</summary>
    Connection = 4,

    /// <summary>The TLS handshake.</summary>
    Handshake = 5,

    /// <summary>Bytes can go.</summary>
    Up = 6,
}

/// <summary>A link that can tell where it stands, for a technician.</summary>
public interface ILinkProgress
{
    /// <summary>The step that is under way, or that failed last.</summary>
    LinkStage Stage { get; }

    /// <summary>Why that step failed, in words; empty while it goes on.</summary>
    string Problem { get; }
}
