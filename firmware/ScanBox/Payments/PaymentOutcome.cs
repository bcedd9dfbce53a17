namespace ScanBox.Payments;

/// <summary>How a purchase ended. The numbers stand in the journal and never change.</summary>
public enum PaymentOutcome : byte
{
    /// <summary>Not known yet.</summary>
    Open = 0,

    /// <summary>The switch said 00 under a valid MAC.</summary>
    Approved = 1,

    /// <summary>The switch said a definite decline under a valid MAC.</summary>
    Declined = 2,

    /// <summary>Taken back: the switch confirmed the reversal under a valid MAC.</summary>
    Reversed = 3,

    /// <summary>Not one byte left the box: there was no path when it was to be sent.</summary>
    NotSent = 4,
}
