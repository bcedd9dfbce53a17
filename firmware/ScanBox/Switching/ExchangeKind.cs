namespace ScanBox.Switching;

/// <summary>Which request an answer belongs to.</summary>
public enum ExchangeKind : byte
{
    None = 0,

    /// <summary>0210 or 0230 to a purchase, void or refund.</summary>
    Purchase = 1,

    /// <summary>0110 to an inquiry.</summary>
    Inquiry = 2,

    /// <summary>0410 to a reversal.</summary>
    Reversal = 3,

    /// <summary>0510 to a batch settlement.</summary>
    Settlement = 4,
}
