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

    /// <summary>Batch of the highest purchase (or reversal of one) seen; 0 before the first. With <see cref="MarkStan"/> never lowered.</summary>
    public int MarkBatch { get; init; }

    /// <summary>STAN of the highest purchase seen in <see cref="MarkBatch"/>.</summary>
    public int MarkStan { get; init; }

    /// <summary>Switched off by the operator (lost, or withdrawn).</summary>
    public bool Disabled { get; init; }

    /// <summary>The terminal after a purchase or a reversal of it was seen.</summary>
    public Terminal Mark(int batch, int stan) =>
        batch > MarkBatch || (batch == MarkBatch && stan > MarkStan) ? this with { MarkBatch = batch, MarkStan = stan } : this;
}
