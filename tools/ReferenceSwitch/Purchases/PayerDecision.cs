namespace ReferenceSwitch.Purchases;

/// <summary>What a payer who is asked for a password will do. The numbers are kept in the store.</summary>
public enum PayerDecision
{
    /// <summary>Nobody was asked.</summary>
    NotAsked = 0,

    /// <summary>Types the password.</summary>
    Pays = 1,

    /// <summary>Cancels.</summary>
    GivesUp = 2,

    /// <summary>Puts the phone away; the payment closes itself after <see cref="PayerPatience.ClosesAfterMs"/>.</summary>
    Ignores = 3,
}
