using ReferenceSwitch.Clearing;

namespace ReferenceSwitch.Accounting;

/// <summary>Names of the ledger's accounts. The first part says what an account is.</summary>
public static class LedgerAccounts
{
    /// <summary>Where the simulated world's money comes from; the only account that may be below zero.</summary>
    public const string Funding = "funding";

    /// <summary>Prefix of payers' accounts.</summary>
    public const string PayerPrefix = "payer/";

    /// <summary>Prefix of clearing channels' accounts.</summary>
    public const string ClearingPrefix = "clearing/";

    /// <summary>Prefix of acquirers' accounts.</summary>
    public const string AcquirerPrefix = "acquirer/";

    /// <summary>Prefix of merchants' accounts.</summary>
    public const string MerchantPrefix = "merchant/";

    /// <summary>Account of a payer with an app.</summary>
    public static string Payer(string appId, string who) => PayerPrefix + appId + "/" + who;

    /// <summary>Account of a clearing channel.</summary>
    public static string Clearing(ClearingChannel channel) => ClearingPrefix + channel.Id;

    /// <summary>Account of an acquiring institution.</summary>
    public static string Acquirer(string acquirerId) => AcquirerPrefix + acquirerId;

    /// <summary>Account of a merchant.</summary>
    public static string Merchant(string merchantId) => MerchantPrefix + merchantId;
}
