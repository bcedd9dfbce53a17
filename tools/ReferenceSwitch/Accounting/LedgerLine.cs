using ReferenceSwitch.Purchases;

namespace ReferenceSwitch.Accounting;

/// <summary>One line of a posting.</summary>
/// <param name="PostingId">Lines with the same number belong together and sum to zero.</param>
/// <param name="Kind">Why money moved.</param>
/// <param name="Purchase">The purchase it belongs to; null for funding.</param>
/// <param name="Account">Account whose balance it changes.</param>
/// <param name="AmountFen">Change of that balance in fen: positive comes in, negative goes out, never zero.</param>
public sealed record LedgerLine(long PostingId, PostingKind Kind, PurchaseKey? Purchase, string Account, long AmountFen);
