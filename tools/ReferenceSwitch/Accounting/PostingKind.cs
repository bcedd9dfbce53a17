namespace ReferenceSwitch.Accounting;

/// <summary>Why money moved. The numbers are kept in the store.</summary>
public enum PostingKind
{
    /// <summary>An account of the simulated world got its money.</summary>
    Funding = 1,

    /// <summary>A purchase: payer to merchant.</summary>
    Purchase = 2,

    /// <summary>A reversal: merchant back to payer.</summary>
    Reversal = 3,

    /// <summary>A void or refund: merchant back to payer.</summary>
    Return = 4,

    /// <summary>A reversal of a void or refund: payer to merchant again.</summary>
    ReturnReversal = 5,
}
