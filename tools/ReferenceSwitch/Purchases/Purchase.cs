using ScanBox.Switching;

namespace ReferenceSwitch.Purchases;

/// <summary>One purchase, void or refund, or the tombstone of one. Immutable: a change is a new value saved under the same key.</summary>
public sealed record Purchase
{
    /// <summary>Its name.</summary>
    public required PurchaseKey Key { get; init; }

    /// <summary>What it is.</summary>
    public PurchaseKind Kind { get; init; }

    /// <summary>Merchant that is paid, or gives back.</summary>
    public required string MerchantId { get; init; }

    /// <summary>Acquirer that serves the merchant.</summary>
    public required string AcquirerId { get; init; }

    /// <summary>Amount in fen.</summary>
    public required long AmountFen { get; init; }

    /// <summary>Where it stands.</summary>
    public required PurchaseState State { get; init; }

    /// <summary>F39 that the purchase is answered with in this state, two characters.</summary>
    public required string Result { get; init; }

    /// <summary>Keyed hash of what the request said; a repeat must match it. Empty for a tombstone.</summary>
    public string ContentTag { get; init; } = "";

    /// <summary>Scheme id of the code as the switch classified it; empty when it did not come that far.</summary>
    public string Scheme { get; init; } = "";

    /// <summary>The clearing channel it went through (<see cref="Clearing.ClearingChannel.Id"/>); empty when it did not come that far.</summary>
    public string Route { get; init; } = "";

    /// <summary>Payer account that pays; empty when none was found.</summary>
    public string AccountId { get; init; } = "";

    /// <summary>F37, 12 digits; empty for a tombstone.</summary>
    public string Rrn { get; init; } = "";

    /// <summary>F38, 6 digits; empty unless approved.</summary>
    public string AuthorisationId { get; init; } = "";

    /// <summary>F59 A4, the wallet's voucher number; empty unless approved.</summary>
    public string Voucher { get; init; } = "";

    /// <summary>Moment of the result (or of the first request while waiting), Unix milliseconds; F12 and F13 follow from it.</summary>
    public long AtUnixMs { get; init; }

    /// <summary>What the asked payer will do.</summary>
    public PayerDecision Decision { get; init; }

    /// <summary>When the asked payer does it, Unix milliseconds.</summary>
    public long DecidesAtUnixMs { get; init; }

    /// <summary>F39 that a reversal of it was answered with, so that a repeat hears the same; empty before.</summary>
    public string ReversalResult { get; init; } = "";

    /// <summary>Of a void or refund: batch of the purchase it gives back; 0 otherwise.</summary>
    public int OriginalBatch { get; init; }

    /// <summary>Of a void or refund: STAN of the purchase it gives back; 0 otherwise.</summary>
    public int OriginalStan { get; init; }

    /// <summary>Of a purchase: what approved voids and refunds have given back of it, in fen.</summary>
    public long ReturnedFen { get; init; }
}
