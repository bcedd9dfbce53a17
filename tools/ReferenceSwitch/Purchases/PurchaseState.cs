namespace ReferenceSwitch.Purchases;

/// <summary>
/// Where a purchase, void or refund stands at the switch. Voids and refunds are decided at once and never wait.
/// <code>
/// (none) --0200--> Approved | Declined | Waiting          (none) --0400--> Tombstone
/// Waiting --payer paid--> Approved   Waiting --payer gave up, or too late--> Declined
/// Approved, Waiting --0400--> Reversed
/// </code>
/// The numbers are kept in the store: never renumber them.
/// </summary>
public enum PurchaseState
{
    /// <summary>The money moved.</summary>
    Approved = 1,

    /// <summary>Refused for good; no money moved.</summary>
    Declined = 2,

    /// <summary>The payer is asked for a password; no money has moved yet.</summary>
    Waiting = 3,

    /// <summary>Taken back; what had moved has moved back.</summary>
    Reversed = 4,

    /// <summary>Reversed before it was ever seen: should it still arrive, it is refused.</summary>
    Tombstone = 5,
}
