namespace ScanBox.Switching;

/// <summary>What names a purchase on the wire and what it is about; the code is not needed again after it was sent. Reusable.</summary>
public sealed class PurchaseReference
{
    /// <summary>Amount in fen, 1 to 999,999,999,999.</summary>
    public long AmountFen { get; set; }

    /// <summary>Batch, 1 to 999999.</summary>
    public int Batch { get; set; }

    /// <summary>System trace audit number, 1 to 999999. (terminal, batch, STAN) names one purchase for ever.</summary>
    public int Stan { get; set; }
}
