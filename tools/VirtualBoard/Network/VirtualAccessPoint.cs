namespace VirtualBoard.Network;

/// <summary>An access point beside the first one of a board's surroundings.</summary>
/// <param name="ssid">Its name.</param>
/// <param name="password">Its password; null accepts every one.</param>
public sealed class VirtualAccessPoint(string ssid, string? password = null)
{
    /// <summary>Its name.</summary>
    public string Ssid { get; } = ssid;

    /// <summary>Its password; null accepts every one.</summary>
    public string? Password { get; set; } = password;

    /// <summary>Whether it can be joined. What is connected over it does not notice.</summary>
    public bool InRange { get; set; } = true;

    /// <summary>Whether it keeps its name to itself.</summary>
    public bool IsHidden { get; set; }

    /// <summary>Its strength at the board, in dBm.</summary>
    public int Signal { get; set; } = -50;

    /// <summary>Whether it hands out addresses.</summary>
    public bool GivesAddress { get; set; } = true;
}
