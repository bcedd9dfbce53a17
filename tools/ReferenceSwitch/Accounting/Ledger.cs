using ReferenceSwitch.Clearing;
using ReferenceSwitch.Purchases;
using ReferenceSwitch.Storage;

namespace ReferenceSwitch.Accounting;

/// <summary>
/// Double entry: the only code that moves money. Every posting sums to zero, and a purchase can only be posted
/// through a clearing channel, hop by hop: payer, channel, acquirer, merchant.
/// </summary>
public static class Ledger
{
    private const string PostingCounter = "posting";

    /// <summary>Gives an account of the simulated world its money.</summary>
    public static void Fund(ISwitchTransaction store, string account, long amountFen)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(amountFen);
        long id = store.NextNumber(PostingCounter);
        store.Append(new(id, PostingKind.Funding, null, LedgerAccounts.Funding, -amountFen));
        store.Append(new(id, PostingKind.Funding, null, account, amountFen));
    }

    /// <summary>Moves a purchase's money from the payer to the merchant.</summary>
    /// <exception cref="InvalidOperationException">The payer has less than that; the caller must have asked.</exception>
    public static void PostPurchase(ISwitchTransaction store, Purchase purchase, MoneyPath path)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(purchase.AmountFen);
        if (store.Balance(path.Payer) < purchase.AmountFen)
            throw new InvalidOperationException("A payer's account may not go below zero.");
        Move(store, PostingKind.Purchase, purchase, path.Payer, path.Channel, path.Acquirer, path.Merchant);
    }

    /// <summary>Moves a purchase's money back along the same hops.</summary>
    public static void PostReversal(ISwitchTransaction store, Purchase purchase, MoneyPath path) =>
        Move(store, PostingKind.Reversal, purchase, path.Merchant, path.Acquirer, path.Channel, path.Payer);

    /// <summary>Gives money back for a void or refund, along the hops of the purchase.</summary>
    public static void PostReturn(ISwitchTransaction store, Purchase given, MoneyPath path) =>
        Move(store, PostingKind.Return, given, path.Merchant, path.Acquirer, path.Channel, path.Payer);

    /// <summary>Takes a void or refund back.</summary>
    /// <exception cref="InvalidOperationException">The payer has less than that; the caller must have seen to it.</exception>
    public static void PostReturnReversal(ISwitchTransaction store, Purchase given, MoneyPath path)
    {
        if (store.Balance(path.Payer) < given.AmountFen)
            throw new InvalidOperationException("A payer's account may not go below zero.");
        Move(store, PostingKind.ReturnReversal, given, path.Payer, path.Channel, path.Acquirer, path.Merchant);
    }

    private static void Move(ISwitchTransaction store, PostingKind kind, Purchase purchase, string a, string b, string c, string d)
    {
        long id = store.NextNumber(PostingCounter);
        Hop(store, id, kind, purchase, a, b);
        Hop(store, id, kind, purchase, b, c);
        Hop(store, id, kind, purchase, c, d);
    }

    private static void Hop(ISwitchTransaction store, long id, PostingKind kind, Purchase purchase, string from, string to)
    {
        store.Append(new(id, kind, purchase.Key, from, -purchase.AmountFen));
        store.Append(new(id, kind, purchase.Key, to, purchase.AmountFen));
    }
}
