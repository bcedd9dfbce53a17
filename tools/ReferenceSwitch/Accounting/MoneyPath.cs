using ReferenceSwitch.Clearing;

namespace ReferenceSwitch.Accounting;

/// <summary>The accounts that a purchase's money passes, in order. It cannot be made without a clearing channel.</summary>
public sealed class MoneyPath
{
    /// <summary>Names the four accounts.</summary>
    public MoneyPath(string payerAccount, ClearingChannel channel, string acquirerId, string merchantId)
    {
        Payer = payerAccount;
        Channel = LedgerAccounts.Clearing(channel);
        Acquirer = LedgerAccounts.Acquirer(acquirerId);
        Merchant = LedgerAccounts.Merchant(merchantId);
    }

    /// <summary>Ledger account of the payer.</summary>
    public string Payer { get; }

    /// <summary>Ledger account of the clearing channel.</summary>
    public string Channel { get; }

    /// <summary>Ledger account of the acquirer.</summary>
    public string Acquirer { get; }

    /// <summary>Ledger account of the merchant.</summary>
    public string Merchant { get; }
}
