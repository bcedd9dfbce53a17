namespace ScanBox.Payments;

/// <summary>The last purchase that was received, for announcing and replaying it.</summary>
public sealed class Receipt
{
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
