namespace ScanBox.Device;

/// <summary>4G modems that a board is made with. The firmware asks the module itself which it is; the plan tells people and tools.</summary>
public enum ModemKind : byte
{
    /// <summary>None, or an empty place for any of them.</summary>
    None = 0,

    /// <summary>Quectel EC800M, EC200, EG91.</summary>
    Quectel = 1,

    /// <summary>SIMCom A7670, SIM7600.</summary>
    Simcom = 2,

    /// <summary>Luat Air780E.</summary>
    Air780E = 3,
}
