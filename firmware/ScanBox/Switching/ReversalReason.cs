namespace ScanBox.Switching;

/// <summary>Why a purchase is reversed (F39 of a reversal).</summary>
public enum ReversalReason : byte
{
    /// <summary>No answer in time.</summary>
    NoAnswer = 0,

    /// <summary>The terminal failed, for example lost its power.</summary>
    TerminalFault = 1,

    /// <summary>The answer's MAC was wrong.</summary>
    WrongMac = 2,

    /// <summary>Anything else, for example the vendor cancelled.</summary>
    Other = 3,
}
