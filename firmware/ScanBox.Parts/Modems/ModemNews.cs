namespace ScanBox.Parts.Modems;

/// <summary>What a line that nobody asked for means.</summary>
public enum ModemNews : byte
{
    /// <summary>Nothing that a driver needs.</summary>
    None = 0,

    /// <summary>Bytes wait in the modem to be fetched.</summary>
    Data = 1,

    /// <summary>Bytes follow the line at once; the line says how many.</summary>
    Payload = 2,

    /// <summary>The peer closed the socket, or it broke. Bytes that came before may still wait.</summary>
    Closed = 3,

    /// <summary>The data connection is gone, and every socket with it.</summary>
    Detached = 4,

    /// <summary>The modem has started anew.</summary>
    Restarted = 5,
}
