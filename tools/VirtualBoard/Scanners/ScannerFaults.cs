namespace VirtualBoard.Scanners;

/// <summary>What can be wrong with a scanner module and its plug. All off at first; each may be changed at any time.</summary>
public sealed class ScannerFaults
{
    /// <summary>A byte of line noise comes before each reply and each code.</summary>
    public bool Noise { get; set; }

    /// <summary>Whatever is sent pauses in its middle for so many milliseconds.</summary>
    public int SplitMs { get; set; }

    /// <summary>A shown code follows the acknowledgement of the trigger without a gap.</summary>
    public bool Glued { get; set; }

    /// <summary>It hears and obeys and says nothing: its sending wire is broken.</summary>
    public bool Silent { get; set; }

    /// <summary>Replies come so many milliseconds late.</summary>
    public int LateMs { get; set; }

    /// <summary>So many of the next replies are swallowed.</summary>
    public int LoseReplies { get; set; }

    /// <summary>So many of the next replies arrive with a flipped bit.</summary>
    public int SpoilReplies { get; set; }

    /// <summary>So many of the next replies end after their first half.</summary>
    public int HalveReplies { get; set; }

    /// <summary>So many of the next replies end after their first half because the module restarts.</summary>
    public int RestartInReplies { get; set; }

    /// <summary>Sent in place of each reply, as by a module of another family on the same plug; null for its own.</summary>
    public byte[]? OtherReply { get; set; }

    /// <summary>The acknowledgement of a change of speed comes at the new speed, as some firmware does it.</summary>
    public bool AckAtNewBaud { get; set; }

    /// <summary>So many bytes at the start of the next code are lost, as happens after waking up.</summary>
    public int LoseLeadingBytes { get; set; }

    /// <summary>So many bytes at the end of the next code, its tail among them, are lost.</summary>
    public int LoseTrailingBytes { get; set; }
}
