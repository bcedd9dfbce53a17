namespace ReferenceSwitch.Purchases;

/// <summary>How long simulated payers take.</summary>
public static class PayerPatience
{
    /// <summary>A payer types six digits in about this time, in milliseconds.</summary>
    public const long UsualDecisionMs = 8_000;

    /// <summary>A payment that nobody decides closes itself after three minutes, as Alipay's do.</summary>
    public const long ClosesAfterMs = 180_000;
}
