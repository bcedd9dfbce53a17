namespace ReferenceSwitch.Purchases;

/// <summary>An authenticated purchase request, taken out of its message.</summary>
public sealed record PurchaseRequest
{
    /// <summary>Its name.</summary>
    public required PurchaseKey Key { get; init; }

    /// <summary>Merchant that is paid.</summary>
    public required string MerchantId { get; init; }

    /// <summary>Amount in fen, 0 to 999,999,999,999.</summary>
    public required long AmountFen { get; init; }

    /// <summary>Keyed hash of what the request says; tells a repeat from another purchase.</summary>
    public required string ContentTag { get; init; }

    /// <summary>Keyed hash of the payment code.</summary>
    public required string CodeTag { get; init; }

    /// <summary>Scheme id of the code.</summary>
    public required string Scheme { get; init; }

    /// <summary>Institution number inside the code; empty when it has none.</summary>
    public required string Institution { get; init; }

    /// <summary>F39 with which the checks of the message refused it; null when they passed.</summary>
    public string? Refusal { get; init; }
}
