namespace Simulation.Profiles;

/// <summary>What a way to the switch is made of.</summary>
public enum LinkPart
{
    /// <summary>The only way, simulated at the firmware's port.</summary>
    Plain,

    /// <summary>One of two ways, simulated at the firmware's port.</summary>
    Wifi,

    /// <summary>The real driver over a virtual Quectel module.</summary>
    Quectel,

    /// <summary>The real driver over a virtual SIMCom module.</summary>
    Simcom,

    /// <summary>The real driver over a virtual Luat module.</summary>
    Air780e,

    /// <summary>The real driver over a module of which the seed decides the family.</summary>
    Modem,

    /// <summary>The second simulated way, where no modem is needed.</summary>
    Mobile,
}
