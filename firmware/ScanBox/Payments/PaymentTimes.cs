namespace ScanBox.Payments;

/// <summary>Every wait, retry and pause of a payment, in milliseconds, with its reason.</summary>
public static class PaymentTimes
{
    /// <summary>A customer who has not shown a code after a minute has walked away or paid in cash.</summary>
    public const int CodeWaitMs = 60_000;

    /// <summary>A double read of one code arrives within this time and is not worth a word.</summary>
    public const int DoubleReadMs = 3_000;

    /// <summary>An accepted code may wait this long for a path; its lifetime is about a minute and much of it may be over.</summary>
    public const int SendWaitMs = 8_000;

    /// <summary>Wait for the answer to a purchase. Switches answer within a few seconds; a customer does not stand longer without a word.</summary>
    public const int AnswerWaitMs = 20_000;

    /// <summary>Wait for the answer to an inquiry or a reversal, which the switch can give from its own books.</summary>
    public const int SettleWaitMs = 10_000;

    /// <summary>Pause between two inquiries while the switch itself does not know.</summary>
    public const int InquiryPauseMs = 3_000;

    /// <summary>Inquiries before an unknown purchase is taken back.</summary>
    public const int InquiryTries = 2;

    /// <summary>Reversals tried at once; then the purchase is kept and tried again later.</summary>
    public const int ReversalTries = 3;

    /// <summary>First pause before a kept purchase is tried again; each further one is twice as long.</summary>
    public const int KeptPauseMs = 15_000;

    /// <summary>Longest pause before a kept purchase is tried again.</summary>
    public const int KeptPauseLimitMs = 600_000;

    /// <summary>Pause before a flash write that failed is tried again.</summary>
    public const int FlashRetryMs = 1_000;

    /// <summary>Tries to write an outcome; then the purchase is kept as unknown, because on flash it is.</summary>
    public const int FlashTries = 5;
}
