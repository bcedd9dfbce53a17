namespace ScanBox.Switching;

/// <summary>What a response code (F39) means for a purchase. Only an answer under a valid MAC may be classified.</summary>
public enum ResponseMeaning : byte
{
    /// <summary>Says nothing definite, or is not in the table: ask again. The purchase may have been approved.</summary>
    Unknown = 0,

    /// <summary>Approved.</summary>
    Approved = 1,

    /// <summary>Waiting for the payer's password or confirmation.</summary>
    Pending = 2,

    /// <summary>The original was not found. Never final: it may still be travelling.</summary>
    NotFound = 3,

    /// <summary>The switch wants a new sign-in; decides nothing.</summary>
    SignInAgain = 4,

    /// <summary>The request makes no sense to the switch. Closes a reversal, decides nothing else.</summary>
    Invalid = 5,

    /// <summary>Declined: this amount is not possible.</summary>
    DeclinedAmount = 16,

    /// <summary>Declined: the code is not valid.</summary>
    DeclinedCode = 17,

    /// <summary>Declined: the switch could not read the request.</summary>
    DeclinedFormat = 18,

    /// <summary>Declined: not supported for this payer.</summary>
    DeclinedUnsupported = 19,

    /// <summary>Declined: insufficient funds.</summary>
    DeclinedFunds = 20,

    /// <summary>Declined: the code has expired.</summary>
    DeclinedExpired = 21,

    /// <summary>Declined: above a limit.</summary>
    DeclinedLimit = 22,

    /// <summary>Declined: this merchant may not.</summary>
    DeclinedMerchant = 23,

    /// <summary>Declined: not permitted; this terminal may not, or the payer said no.</summary>
    DeclinedNotPermitted = 24,
}
