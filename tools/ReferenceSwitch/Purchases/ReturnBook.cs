using ReferenceSwitch.Accounting;
using ReferenceSwitch.Payers;
using ReferenceSwitch.Storage;
using ScanBox.Switching;

namespace ReferenceSwitch.Purchases;

/// <summary>
/// Voids and refunds: an approved purchase is given back, once as a whole (void, from its own batch) or in parts (refunds).
/// They stand in the store beside the purchases, under names of the same kind. Every method works inside the caller's transaction.
/// </summary>
public sealed class ReturnBook(string acquirerId)
{
    private const int MonthsAndDays = 10_000;

    /// <summary>Decides a void or refund, or finds what was decided: the same name never gives back twice.</summary>
    /// <returns>The void or refund; <see cref="Purchase.Result"/> is the answer. Null when that name stands for something else.</returns>
    public Purchase? Give(ISwitchTransaction store, ReturnRequest request, long nowUnixMs)
    {
        Purchase? known = store.FindPurchase(request.Key);
        if (known is not null)
            return known.State == PurchaseState.Tombstone || known.ContentTag == request.ContentTag ? known : null;
        Purchase? original = PurchaseBook.Find(store, request.Original, nowUnixMs);
        string result = request.Refusal ?? Check(request, original);
        bool approved = result == ResponseCodes.Approved;
        Purchase given = new()
        {
            Key = request.Key,
            Kind = request.Kind,
            MerchantId = request.MerchantId,
            AcquirerId = original?.AcquirerId ?? acquirerId,
            AmountFen = request.AmountFen,
            State = approved ? PurchaseState.Approved : PurchaseState.Declined,
            Result = result,
            ContentTag = request.ContentTag,
            Scheme = approved ? original!.Scheme : "",
            Route = approved ? original!.Route : "",
            AccountId = approved ? original!.AccountId : "",
            Rrn = PurchaseBook.NextRrn(store, nowUnixMs),
            AtUnixMs = nowUnixMs,
            OriginalBatch = request.Original.Batch,
            OriginalStan = request.Original.Stan,
        };
        store.Save(given);
        if (approved)
        {
            Ledger.PostReturn(store, given, PurchaseBook.PathOf(given));
            Move(store, given, original!, given.AmountFen);
        }

        return given;
    }

    /// <summary>Takes an approved void or refund back: the payer has paid again.</summary>
    internal static void TakeBack(ISwitchTransaction store, Purchase given)
    {
        Purchase original = store.FindPurchase(given.Key with { Batch = given.OriginalBatch, Stan = given.OriginalStan })
            ?? throw new SwitchStoreException($"The original of {given.Key} is missing.");
        // What was given back may have been spent meanwhile. The issuer lends it: a reversal cannot wait for the payer.
        long missing = given.AmountFen - store.Balance(given.AccountId);
        if (missing > 0)
            Ledger.Fund(store, given.AccountId, missing);
        Ledger.PostReturnReversal(store, given, PurchaseBook.PathOf(given));
        Move(store, given, original, -given.AmountFen);
    }

    private static void Move(ISwitchTransaction store, Purchase given, Purchase original, long returnedFen)
    {
        store.Save(original with { ReturnedFen = original.ReturnedFen + returnedFen });
        PayerAccount account = PurchaseBook.AccountOf(store, given);
        int day = BeijingTime.Date(original.AtUnixMs);
        // Another day's limit has nothing to do with it.
        if (account.SpentDay == day)
            store.Save(account.Spend(day, -returnedFen));
    }

    private static string Check(ReturnRequest request, Purchase? original)
    {
        bool found = original is { Kind: PurchaseKind.Purchase, State: PurchaseState.Approved }
            && original.MerchantId == request.MerchantId
            && original.Rrn == request.OriginalRrn
            && (request.OriginalDate is null || request.OriginalDate == BeijingTime.Date(original.AtUnixMs) % MonthsAndDays);
        if (!found || original!.ReturnedFen == original.AmountFen)
            return ResponseCodes.Unsupported;
        if (request.Kind == PurchaseKind.Void && original.ReturnedFen > 0)
            return ResponseCodes.Unsupported;
        bool amountFits = request.Kind == PurchaseKind.Void
            ? request.AmountFen == original.AmountFen
            : request.AmountFen > 0 && request.AmountFen <= original.AmountFen - original.ReturnedFen;
        return amountFits ? ResponseCodes.Approved : ResponseCodes.Amount;
    }
}
