using ScanBox.Switching;

namespace ScanBox.Payments;

/// <summary>
/// One purchase, void or refund as the journal remembers it: enough to ask for its result and to reverse it, and nothing of
/// its payment code.
/// </summary>
public sealed class Purchase
{
    /// <summary>What it is.</summary>
    public PurchaseKind Kind { get; set; }

    /// <summary>The receipt that a void or refund gives back: its batch, 0 for a purchase.</summary>
    public int OriginalBatch { get; set; }

    /// <summary>The receipt that a void or refund gives back: its STAN.</summary>
    public int OriginalStan { get; set; }

    /// <summary>The receipt that a void or refund gives back: its business date MMDD.</summary>
    public int OriginalDate { get; set; }

    /// <summary>The receipt that a void or refund gives back: its RRN 参考号.</summary>
    public string OriginalRrn { get; set; } = "";

    /// <summary>Whether a void or refund gives back all that is left of the receipt.</summary>
    public bool LeavesNothing { get; set; }

    /// <summary>Batch number, 1 to 999999.</summary>
    public int Batch { get; set; }

    /// <summary>STAN 流水号, 1 to 999999: with terminal and batch the purchase's name for ever.</summary>
    public int Stan { get; set; }

    /// <summary>Amount in fen.</summary>
    public long AmountFen { get; set; }

    /// <summary>Scheme id of the code, for the announcement.</summary>
    public string SchemeId { get; set; } = "unknown";

    /// <summary>RRN 参考号 that an answer named, empty when none has.</summary>
    public string Rrn { get; set; } = "";

    /// <summary>Minute of the day (Beijing) when it was made, -1 when the box did not know the time.</summary>
    public int Minute { get; set; } = -1;

    /// <summary>Whether the vendor heard that it is unknown and went on; then it no longer blocks the next one.</summary>
    public bool Accepted { get; set; }

    /// <summary>Whether the intent to reverse it now was journaled; then an approval no longer counts.</summary>
    public bool ReversalBegun { get; set; }

    /// <summary>
    /// Whether it stands in a damaged journal: its end, perhaps a receipt that the vendor has heard, may be among what is lost. So it is
    /// asked for until the switch answers, and never taken back only because no answer comes.
    /// </summary>
    public bool Doubtful { get; set; }

    /// <summary>How often reversing it ended without an answer, for the growing pause.</summary>
    public int Attempts { get; set; }

    /// <summary>Uptime in ms before which it is not tried again.</summary>
    public long RetryAtMs { get; set; }

    /// <summary>Uptime in ms when it was sent, -1 when it was before this start.</summary>
    public long SentAtMs { get; set; } = -1;

    /// <summary>Whether its customer is gone: it was found in the journal at boot, or was kept without a result since.</summary>
    public bool Recovered { get; set; }
}
