namespace ReferenceSwitch;

/// <summary>F39 values that this switch answers with.</summary>
public static class ResponseCodes
{
    /// <summary>Approved; or done.</summary>
    public const string Approved = "00";

    /// <summary>Not this terminal's merchant.</summary>
    public const string Merchant = "03";

    /// <summary>Waiting for the payer's password.</summary>
    public const string WaitingForPayer = "09";

    /// <summary>A reversal of what was declined: there is nothing to take back.</summary>
    public const string NothingToReverse = "12";

    /// <summary>Amount of nothing; of a void another than was paid, of a refund more than is left.</summary>
    public const string Amount = "13";

    /// <summary>The code is not one that an issuer showed, or was used before.</summary>
    public const string InvalidCode = "14";

    /// <summary>The original is not known here.</summary>
    public const string NotFound = "25";

    /// <summary>The time that the request carries is not near the switch's: as a field that contradicts another.</summary>
    public const string Clock = Format;

    /// <summary>A field is missing or contradicts another.</summary>
    public const string Format = "30";

    /// <summary>
    /// The message is well-formed but this switch does not do it; or there is no such purchase to void or refund any more. Not 25 or 12,
    /// which would not be definite to a box.
    /// </summary>
    public const string Unsupported = "40";

    /// <summary>Insufficient funds.</summary>
    public const string InsufficientFunds = "51";

    /// <summary>The code has expired.</summary>
    public const string ExpiredCode = "54";

    /// <summary>Not permitted: the terminal's identity does not fit, the purchase was reversed before, or the payer said no.</summary>
    public const string NotPermitted = "58";

    /// <summary>Above the payer's limit of the day.</summary>
    public const string Limit = "61";

    /// <summary>Sign in first: no keys, or not the open batch. Never decides a purchase.</summary>
    public const string SignInFirst = "77";

    /// <summary>The same terminal, batch and STAN with other content.</summary>
    public const string Duplicate = "94";

    /// <summary>The switch has a fault, or is asked too often. Says nothing about the purchase.</summary>
    public const string Busy = "96";

    /// <summary>The terminal is not registered, or switched off.</summary>
    public const string UnknownTerminal = "97";

    /// <summary>The MAC is wrong.</summary>
    public const string Mac = "A0";
}
