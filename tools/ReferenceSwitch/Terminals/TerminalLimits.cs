namespace ReferenceSwitch.Terminals;

/// <summary>Sizes and ranges of what names a terminal, as in the terminal dialect of ISO 8583.</summary>
public static class TerminalLimits
{
    /// <summary>Characters of F41.</summary>
    public const int TerminalIdLength = 8;

    /// <summary>Characters of F42.</summary>
    public const int MerchantIdLength = 15;

    /// <summary>Most characters of a serial number.</summary>
    public const int MaxSerialLength = 50;

    /// <summary>Bytes of an SM4 key.</summary>
    public const int KeyBytes = 16;

    /// <summary>Last batch number of six digits. Batches are never handed out twice, so there is no way past it.</summary>
    public const int LastBatch = 999_999;

    /// <summary>Last STAN of six digits; the next one opens a new batch.</summary>
    public const int LastStan = 999_999;
}
