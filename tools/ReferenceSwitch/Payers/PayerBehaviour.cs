using ReferenceSwitch.Purchases;

namespace ReferenceSwitch.Payers;

/// <summary>How the payer's side behaves at one purchase, when a test wants something else than the usual.</summary>
public sealed record PayerBehaviour
{
    /// <summary>As the account's own data say.</summary>
    public static readonly PayerBehaviour Usual = new();

    /// <summary>The account is empty, whatever its balance.</summary>
    public bool NoFunds { get; init; }

    /// <summary>The code is too old, whatever its age.</summary>
    public bool CodeExpired { get; init; }

    /// <summary>The payer is asked for a password even if it would not be needed.</summary>
    public bool AskPassword { get; init; }

    /// <summary>What a payer who is asked will do.</summary>
    public PayerDecision Decision { get; init; } = PayerDecision.Pays;

    /// <summary>After how many milliseconds, 0 to <see cref="PayerPatience.ClosesAfterMs"/>.</summary>
    public long DecidesAfterMs { get; init; } = PayerPatience.UsualDecisionMs;
}
