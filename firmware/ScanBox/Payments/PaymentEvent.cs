using ScanBox.Codes;
using ScanBox.Switching;

namespace ScanBox.Payments;

/// <summary>What the payment has to tell. Each is reported once, after what it says is on flash.</summary>
public enum PaymentEventKind : byte
{
    None = 0,

    /// <summary>The scanner reads; the customer may show a code.</summary>
    CodeWanted = 1,

    /// <summary>What was shown is not a payment code; still waiting.</summary>
    CodeRefused = 2,

    /// <summary>This code was sent before; still waiting.</summary>
    CodeRepeated = 3,

    /// <summary>Nobody showed a code in time; nothing was sent.</summary>
    CodeTimeout = 4,

    /// <summary>The vendor cancelled before anything was sent.</summary>
    Cancelled = 5,

    /// <summary>The code was accepted and the purchase is on flash.</summary>
    CodeAccepted = 6,

    /// <summary>The purchase is on the wire.</summary>
    Sent = 7,

    /// <summary>The payer has to enter a password.</summary>
    PayerWanted = 8,

    /// <summary>No certain answer yet: asking the switch, then taking the purchase back.</summary>
    ResultUnknown = 9,

    /// <summary>Received.</summary>
    Approved = 10,

    /// <summary>Declined by the switch.</summary>
    Declined = 11,

    /// <summary>Taken back: not received.</summary>
    Reversed = 12,

    /// <summary>Nothing left the box.</summary>
    NotSent = 13,

    /// <summary>The result could not be settled now; it is kept and tried again.</summary>
    UnknownKept = 14,

    /// <summary>A payment cannot begin: an earlier one is unknown.</summary>
    BlockedByUnknown = 15,

    /// <summary>A payment cannot begin: no path to the switch, or not signed in.</summary>
    NoPath = 16,

    /// <summary>A payment cannot begin: no scanner module answers.</summary>
    NoScanner = 17,

    /// <summary>A payment cannot be sent: flash refused to keep it.</summary>
    JournalFault = 18,

    /// <summary>The reversal of a purchase is on the wire.</summary>
    ReversalSent = 19,

    /// <summary>An inquiry for a result is on the wire.</summary>
    InquirySent = 20,

    /// <summary>The vendor cancelled a payment that waits for its payer: it is being taken back.</summary>
    TakingBack = 21,

    /// <summary>A payment cannot begin: flash has not yet taken the end of an earlier one.</summary>
    NotYet = 22,
}

/// <summary>One event with what it is about.</summary>
public sealed class PaymentEvent
{
    /// <summary>What happened.</summary>
    public PaymentEventKind Kind { get; internal set; }

    /// <summary>Whether it is about a purchase, a void or a refund.</summary>
    public PurchaseKind What { get; internal set; }

    /// <summary>Amount in fen.</summary>
    public long AmountFen { get; internal set; }

    /// <summary>Scheme id of the code, empty before there is one.</summary>
    public string SchemeId { get; internal set; } = "";

    /// <summary>Batch of the purchase, 0 before there is one.</summary>
    public int Batch { get; internal set; }

    /// <summary>STAN of the purchase, 0 before there is one.</summary>
    public int Stan { get; internal set; }

    /// <summary>F39 of the deciding answer, empty when none did.</summary>
    public string ResponseCode { get; internal set; } = "";

    /// <summary>What a decline means.</summary>
    public ResponseMeaning Decline { get; internal set; }

    /// <summary>RRN of the purchase, empty when unknown.</summary>
    public string Rrn { get; internal set; } = "";

    /// <summary>The verdict on a refused or accepted code.</summary>
    public PaymentCode? Code { get; internal set; }

    /// <summary>Minute of the day (Beijing) when the purchase was made, -1 when unknown.</summary>
    public int Minute { get; internal set; }

    /// <summary>The purchase is an earlier customer's, see <see cref="Purchase.Recovered"/>.</summary>
    public bool Recovered { get; internal set; }
}
