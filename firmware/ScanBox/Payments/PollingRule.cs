namespace ScanBox.Payments;

/// <summary>How long a wallet leaves its payer to enter a password, and how often it may be asked (published rules of the wallets).</summary>
public sealed class PollingRule
{
    private PollingRule(int intervalMs, int limitMs, int reverseNotBeforeMs)
    {
        IntervalMs = intervalMs;
        LimitMs = limitMs;
        ReverseNotBeforeMs = reverseNotBeforeMs;
    }

    /// <summary>Pause between two inquiries, in ms.</summary>
    public int IntervalMs { get; }

    /// <summary>Time after the purchase was sent when waiting ends, in ms.</summary>
    public int LimitMs { get; }

    /// <summary>Time after the purchase was sent before which it may not be reversed, in ms.</summary>
    public int ReverseNotBeforeMs { get; }

    /// <summary>The rule of a scheme.</summary>
    public static PollingRule Of(string schemeId)
    {
        switch (schemeId)
        {
            case "wechat":
                // Every 10 s up to 45 s; a reversal not sooner than 15 s after the payment.
                return new PollingRule(10_000, 45_000, 15_000);
            case "alipay":
                // Every 3 to 5 s up to 60 s, then cancel at once.
                return new PollingRule(4_000, 60_000, 0);
            default:
                // Nothing published: the slower pace of Alipay's range, and its limit.
                return new PollingRule(5_000, 60_000, 0);
        }
    }
}
