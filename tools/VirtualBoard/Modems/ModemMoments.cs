using System;

namespace VirtualBoard.Modems;

/// <summary>How long a modem and its network take. The moments after the start count from the first line that it says.</summary>
public sealed class ModemMoments
{
    /// <summary>How long the key must be pressed to switch on.</summary>
    public TimeSpan KeyOn { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long the key must be pressed to switch off.</summary>
    public TimeSpan KeyOff { get; set; } = TimeSpan.FromMilliseconds(650);

    /// <summary>From the key to the first line.</summary>
    public TimeSpan Boot { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Until the card can be used.</summary>
    public TimeSpan Sim { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>From a usable card to the network's decision.</summary>
    public TimeSpan Registration { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Until the data connection stands.</summary>
    public TimeSpan Activation { get; set; } = TimeSpan.FromMilliseconds(800);

    /// <summary>Until a socket is connected, at least.</summary>
    public TimeSpan Connect { get; set; } = TimeSpan.FromMilliseconds(150);

    /// <summary>When an attempt to connect is given up.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(75);

    /// <summary>From the command to the end of a shutdown.</summary>
    public TimeSpan PowerDown { get; set; } = TimeSpan.FromSeconds(2);
}
