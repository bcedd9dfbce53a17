namespace ReferenceSwitch.Terminals;

/// <summary>A terminal as the switch knows it. Key arrays are never changed in place.</summary>
public sealed record Terminal
{
    /// <summary>F41, 8 characters.</summary>
    public required string TerminalId { get; init; }

    /// <summary>F42, 15 characters. One merchant a terminal.</summary>
    public required string MerchantId { get; init; }

    /// <summary>Serial number of the box, at most 50 characters. One serial a terminal.</summary>
    public required string Serial { get; init; }

    /// <summary>Terminal master key, 16 bytes.</summary>
    public required byte[] Tmk { get; init; }

    /// <summary>Key of the serial cipher, 16 bytes; neither the TMK nor the MAK.</summary>
    public required byte[] SerialKey { get; init; }

    /// <summary>MAC key of the last sign-in, 16 bytes; null before the first and after a sign-out.</summary>
    public byte[]? Mak { get; init; }

    /// <summary>PIN key of the last sign-in, 16 bytes; null before the first and after a sign-out.</summary>
    public byte[]? Pik { get; init; }

    /// <summary>Nonce of the last sign-in, so that a repeated request gets the same answer.</summary>
    public byte[]? SignInNonce { get; init; }

    /// <summary>Batch (F60) of the last sign-in request.</summary>
    public int SignInBatch { get; init; }

    /// <summary>STAN of the last sign-in request.</summary>
    public int SignInStan { get; init; }

    /// <summary>The open batch; 0 before the first sign-in.</summary>
    public int OpenBatch { get; init; }

    /// <summary>Highest STAN of a purchase or reversal seen in the open batch. Never lowered within a batch.</summary>
    public int HighStan { get; init; }

    /// <summary>Switched off by the operator (lost, or withdrawn).</summary>
    public bool Disabled { get; init; }
}
