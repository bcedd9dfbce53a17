namespace ScanBox.Parts.Scanners;

/// <summary>What the frame reader found next in the bytes from a GM65.</summary>
public enum Gm65Item : byte
{
    /// <summary>Nothing complete; more bytes are needed.</summary>
    None = 0,

    /// <summary>The reply to a command.</summary>
    Reply = 1,

    /// <summary>The reply to a heartbeat.</summary>
    Heartbeat = 2,

    /// <summary>A code.</summary>
    Code = 3,
}
