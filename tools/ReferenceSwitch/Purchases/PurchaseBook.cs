using System.Globalization;
using ReferenceSwitch.Accounting;
using ReferenceSwitch.Clearing;
using ReferenceSwitch.Payers;
using ReferenceSwitch.Storage;
using ScanBox.Switching;

namespace ReferenceSwitch.Purchases;

/// <summary>
/// What happens to purchases: bought once, asked about, taken back. Knows nothing of messages. Every method works
/// inside the caller's transaction.
/// </summary>
public sealed class PurchaseBook(string acquirerId, ClearingTable clearing)
{
    private const string RrnSequence = "rrn";

    /// <summary>Decides a purchase, or finds what was decided: the same name never buys twice.</summary>
    /// <returns>The purchase; <see cref="Purchase.Result"/> is the answer. Null when that name stands for other content.</returns>
    public Purchase? Buy(ISwitchTransaction store, PurchaseRequest request, long nowUnixMs, PayerBehaviour behaviour)
    {
        Purchase? known = store.FindPurchase(request.Key);
        if (known is null)
            return Decide(store, request, nowUnixMs, behaviour);
        if (known.State == PurchaseState.Tombstone)
            return known;
        return known.ContentTag == request.ContentTag ? Settle(store, known, nowUnixMs) : null;
    }

    /// <summary>How a purchase stands now.</summary>
    /// <returns>The purchase after its payer's decision if that is due; null when it is unknown.</returns>
    public static Purchase? Find(ISwitchTransaction store, PurchaseKey key, long nowUnixMs)
    {
        Purchase? known = store.FindPurchase(key);
        return known is null ? null : Settle(store, known, nowUnixMs);
    }

    /// <summary>
    /// Takes a purchase, void or refund back. One that was never seen gets a tombstone, so that it is refused should it still arrive.
    /// </summary>
    /// <returns>F39 of the reversal; the same for every repeat.</returns>
    public string Reverse(ISwitchTransaction store, PurchaseKey key, string merchantId, long amountFen, long nowUnixMs, PurchaseKind kind = PurchaseKind.Purchase)
    {
        Purchase? known = Find(store, key, nowUnixMs);
        if (known is null)
        {
            store.Save(new Purchase
            {
                Key = key,
                Kind = kind,
                MerchantId = merchantId,
                AcquirerId = acquirerId,
                AmountFen = amountFen,
                State = PurchaseState.Tombstone,
                Result = ResponseCodes.NotPermitted,
                AtUnixMs = nowUnixMs,
                ReversalResult = ResponseCodes.NotFound,
            });
            return ResponseCodes.NotFound;
        }

        if (known.AmountFen != amountFen || known.Kind != kind)
            return ResponseCodes.Format;
        if (known.ReversalResult.Length > 0)
            return known.ReversalResult;
        // Its money is back, or in part: taking it back as well would give more than was paid.
        if (known.ReturnedFen > 0)
            return known.ReturnedFen == known.AmountFen ? ResponseCodes.NothingToReverse : ResponseCodes.Unsupported;
        Purchase reversed = known.State == PurchaseState.Declined
            ? known with { ReversalResult = ResponseCodes.NothingToReverse }
            : GiveBack(store, known);
        store.Save(reversed);
        return reversed.ReversalResult;
    }

    /// <summary>Carries out what the payers of all waiting purchases have decided by now.</summary>
    public static void SettleDue(ISwitchTransaction store, long nowUnixMs)
    {
        foreach (Purchase purchase in store.WaitingPurchases())
            Settle(store, purchase, nowUnixMs);
    }

    /// <summary>Carries out what a waiting purchase's payer has decided by now.</summary>
    private static Purchase Settle(ISwitchTransaction store, Purchase purchase, long nowUnixMs)
    {
        if (purchase.State != PurchaseState.Waiting || nowUnixMs < purchase.DecidesAtUnixMs)
            return purchase;
        Purchase settled = purchase with { AtUnixMs = purchase.DecidesAtUnixMs };
        PayerAccount account = AccountOf(store, purchase);
        string result = purchase.Decision == PayerDecision.Pays
            ? Issuer.CanPay(store, account, purchase.AmountFen, settled.AtUnixMs)
            : ResponseCodes.NotPermitted;
        settled = result == ResponseCodes.Approved
            ? Approve(store, settled, account)
            : settled with { State = PurchaseState.Declined, Result = result };
        store.Save(settled);
        return settled;
    }

    private Purchase Decide(ISwitchTransaction store, PurchaseRequest request, long nowUnixMs, PayerBehaviour behaviour)
    {
        Purchase purchase = new()
        {
            Key = request.Key,
            MerchantId = request.MerchantId,
            AcquirerId = acquirerId,
            AmountFen = request.AmountFen,
            State = PurchaseState.Declined,
            Result = request.Refusal ?? (request.AmountFen == 0 ? ResponseCodes.Amount : ResponseCodes.Approved),
            ContentTag = request.ContentTag,
            Rrn = NextRrn(store, nowUnixMs),
            AtUnixMs = nowUnixMs,
        };
        if (purchase.Result == ResponseCodes.Approved)
            purchase = Present(store, purchase, request, nowUnixMs, behaviour);
        store.Save(purchase);
        return purchase;
    }

    private Purchase Present(
        ISwitchTransaction store, Purchase purchase, PurchaseRequest request, long nowUnixMs, PayerBehaviour behaviour)
    {
        ClearingChannel channel = clearing.Route(request.Scheme, request.Institution);
        IssuerAnswer answer = ClearingGate.Present(store, channel, request.CodeTag, request.AmountFen, nowUnixMs, behaviour);
        purchase = purchase with
        {
            Scheme = request.Scheme,
            Route = channel.Id,
            AccountId = answer.AccountId,
            Result = answer.Result,
            Decision = answer.Decision,
            DecidesAtUnixMs = answer.DecidesAtUnixMs,
        };
        return answer.Result switch
        {
            ResponseCodes.Approved => Approve(store, purchase, AccountOf(store, purchase)),
            ResponseCodes.WaitingForPayer => purchase with { State = PurchaseState.Waiting },
            _ => purchase,
        };
    }

    private static Purchase Approve(ISwitchTransaction store, Purchase purchase, PayerAccount account)
    {
        const int authorisationIds = 1_000_000;
        long serial = long.Parse(purchase.Rrn.AsSpan(4), CultureInfo.InvariantCulture);
        Ledger.PostPurchase(store, purchase, PathOf(purchase));
        int day = BeijingTime.Date(purchase.AtUnixMs);
        store.Save(account.Spend(day, purchase.AmountFen));
        return purchase with
        {
            State = PurchaseState.Approved,
            Result = ResponseCodes.Approved,
            AuthorisationId = (serial % authorisationIds).ToString("D6", CultureInfo.InvariantCulture),
            Voucher = day.ToString("D8", CultureInfo.InvariantCulture) + purchase.Rrn,
        };
    }

    private static Purchase GiveBack(ISwitchTransaction store, Purchase purchase)
    {
        if (purchase.State == PurchaseState.Approved && purchase.Kind != PurchaseKind.Purchase)
        {
            ReturnBook.TakeBack(store, purchase);
        }
        else if (purchase.State == PurchaseState.Approved)
        {
            Ledger.PostReversal(store, purchase, PathOf(purchase));
            store.Save(AccountOf(store, purchase).Spend(BeijingTime.Date(purchase.AtUnixMs), -purchase.AmountFen));
        }

        return purchase with
        {
            State = PurchaseState.Reversed,
            Result = ResponseCodes.NotPermitted,
            ReversalResult = ResponseCodes.Approved,
        };
    }

    internal static MoneyPath PathOf(Purchase purchase) =>
        new(purchase.AccountId, ClearingChannel.Get(purchase.Route), purchase.AcquirerId, purchase.MerchantId);

    internal static PayerAccount AccountOf(ISwitchTransaction store, Purchase purchase) =>
        store.FindAccount(purchase.AccountId) ?? throw new SwitchStoreException($"Account {purchase.AccountId} is missing.");

    // Last digit of the year, day of the year, then a number that never repeats within a day.
    internal static string NextRrn(ISwitchTransaction store, long nowUnixMs)
    {
        const long serials = 100_000_000;
        DateTimeOffset at = BeijingTime.At(nowUnixMs);
        return string.Create(CultureInfo.InvariantCulture, $"{at.Year % 10}{at.DayOfYear:D3}{store.NextNumber(RrnSequence) % serials:D8}");
    }
}
