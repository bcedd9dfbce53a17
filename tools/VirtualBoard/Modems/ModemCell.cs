using System;

namespace VirtualBoard.Modems;

/// <summary>The card in a modem and the network around it. Each may be changed at any time.</summary>
public sealed class ModemCell
{
    private readonly ModemStatus _status;
    private SimState _sim;
    private Registration _coverage = Registration.Home;

    internal ModemCell(ModemStatus status) => _status = status;

    /// <summary>The card.</summary>
    public SimState Sim
    {
        get => _sim;
        set => _status.Change(() => _sim = value);
    }

    /// <summary>The PIN of the card while it wants one.</summary>
    public string Pin { get; set; } = "1234";

    /// <summary>What the network makes of the card, once it was searched for.</summary>
    public Registration Coverage
    {
        get => _coverage;
        set => _status.Change(() => _coverage = value);
    }

    /// <summary>Number of the card.</summary>
    public string Iccid { get; set; } = "89860012345678901234";

    /// <summary>Number of the subscriber.</summary>
    public string Imsi { get; set; } = "460001234567890";

    /// <summary>Name of the network.</summary>
    public string OperatorName { get; set; } = "CHINA MOBILE";

    /// <summary>Number of the network: country and network code.</summary>
    public string OperatorCode { get; set; } = "46000";

    /// <summary>Strength of the signal, 0 to 31, 99 for none: -113 dBm and 2 dB a step.</summary>
    public int Signal { get; set; } = 20;

    /// <summary>Tracking area.</summary>
    public int Area { get; set; } = 0x1A2B;

    /// <summary>Cell.</summary>
    public int CellId { get; set; } = 0x01A2D101;

    /// <summary>The only access point that the network knows; null accepts every one.</summary>
    public string? Apn { get; set; }

    /// <summary>Zone of the network's time in quarters of an hour.</summary>
    public int ZoneQuarters { get; set; } = 32;

    /// <summary>Whether the network tells the time.</summary>
    public bool TellsTime { get; set; } = true;

    /// <summary>Attempts that are left for the PIN.</summary>
    internal int PinAttempts { get; set; } = 3;

    internal ModemClock Clock => _status.Clock;

    internal bool AcceptsApn(string apn) => Apn is null || string.Equals(Apn, apn, StringComparison.OrdinalIgnoreCase);

    internal void Unlock(SimState state) => _sim = state;
}
