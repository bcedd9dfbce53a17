namespace ScanBox.Switching;

/// <summary>
/// What names a purchase, void or refund on the wire and what it is about; the code is not needed again after it was sent. Reusable.
/// </summary>
public sealed class PurchaseReference
{
    /// <summary>What it is.</summary>
    public PurchaseKind Kind { get; set; }

    /// <summary>Amount in fen, 1 to 999,999,999,999. A void repeats the whole amount of its original.</summary>
    public long AmountFen { get; set; }

    /// <summary>Batch, 1 to 999999.</summary>
    public int Batch { get; set; }

    /// <summary>System trace audit number, 1 to 999999. (terminal, batch, STAN) names one purchase, void or refund for ever.</summary>
    public int Stan { get; set; }

    /// <summary>Batch of the purchase that a void or refund gives back; a void's is its own.</summary>
    public int OriginalBatch { get; set; }

    /// <summary>STAN of the purchase that a void or refund gives back.</summary>
    public int OriginalStan { get; set; }

    /// <summary>RRN 参考号 (F37) of the purchase that a void or refund gives back, 12 characters.</summary>
    public string OriginalRrn { get; set; } = "";

    /// <summary>Date of the purchase that a refund gives back, MMDD as the switch said it in F13.</summary>
    public int OriginalDate { get; set; }
}
