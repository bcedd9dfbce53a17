namespace ScanBox.Parts.Scanners;

/// <summary>How the exchange with a module stands.</summary>
internal enum ExchangeState : byte
{
    /// <summary>Nothing was asked.</summary>
    Idle = 0,

    /// <summary>Waking the module, or waiting for the answer.</summary>
    Waiting = 1,

    /// <summary>The answer is here.</summary>
    Done = 2,

    /// <summary>The module does not know the command.</summary>
    Refused = 3,

    /// <summary>No good answer to any attempt.</summary>
    Failed = 4,
}
