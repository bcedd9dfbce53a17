using ScanBox.Switching;

namespace ScanBox.Payments;

/// <summary>How a purchase, void or refund ended; of the purchases that were received the last ones are remembered.</summary>
public sealed class Receipt
{
    /// <summary>What it is; remembered receipts are purchases.</summary>
    public PurchaseKind Kind { get; set; }

    /// <summary>Batch of the purchase that a void or refund gave back.</summary>
    public int OriginalBatch { get; set; }

    /// <summary>STAN of the purchase that a void or refund gave back.</summary>
    public int OriginalStan { get; set; }

    /// <summary>What of it voids and refunds gave back, in fen.</summary>
    public long RefundedFen { get; set; }

    /// <summary>Whether all of it was given back.</summary>
    public bool Undone => RefundedFen > 0 && RefundedFen >= AmountFen;

    /// <summary>Batch of the purchase, 0 when there is no receipt yet.</summary>
    public int Batch { get; set; }

    /// <summary>STAN 流水号 of the purchase.</summary>
    public int Stan { get; set; }

    /// <summary>Amount in fen.</summary>
    public long AmountFen { get; set; }

    /// <summary>Scheme id of the code that was paid with.</summary>
    public string SchemeId { get; set; } = "unknown";

    /// <summary>RRN 参考号 (F37), empty when the switch gave none.</summary>
    public string Rrn { get; set; } = "";

    /// <summary>Business date MMDD as a number (F13, Beijing), 0 when unknown.</summary>
    public int Date { get; set; }

    /// <summary>Time HHMMSS as a number (F12, Beijing).</summary>
    public int Time { get; set; }

    /// <summary>Whether the receipt was said to its end.</summary>
    public bool Spoken { get; set; }
}
