using ScanBox.Switching;

namespace ReferenceSwitch.Purchases;

/// <summary>An authenticated request for a void or refund, taken out of its message.</summary>
public sealed record ReturnRequest
{
    /// <summary>Its own name.</summary>
    public required PurchaseKey Key { get; init; }

    /// <summary>Void or refund.</summary>
    public required PurchaseKind Kind { get; init; }

    /// <summary>Merchant that gives the money back.</summary>
    public required string MerchantId { get; init; }

    /// <summary>Amount in fen.</summary>
    public required long AmountFen { get; init; }

    /// <summary>Keyed hash of what the request says; tells a repeat from another void or refund.</summary>
    public required string ContentTag { get; init; }

    /// <summary>The purchase to give back; default when the message does not say it.</summary>
    public required PurchaseKey Original { get; init; }

    /// <summary>F37: RRN of that purchase.</summary>
    public required string OriginalRrn { get; init; }

    /// <summary>Business date of that purchase as MMDD; null in a void.</summary>
    public int? OriginalDate { get; init; }

    /// <summary>F39 with which the checks of the message refused it; null when they passed.</summary>
    public string? Refusal { get; init; }
}
