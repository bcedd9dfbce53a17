using ReferenceSwitch.Purchases;
using ScanBox.Switching;

namespace ReferenceSwitch.Accounting;

/// <summary>The ledger lines of one purchase, void or refund, gathered for the audit.</summary>
internal sealed class PurchaseMoney
{
    private readonly List<LedgerLine> forward = [];
    private readonly List<LedgerLine> back = [];

    /// <summary>Adds a line in the order it was posted.</summary>
    public void Add(LedgerLine line) => (line.Kind is PostingKind.Purchase or PostingKind.Return ? forward : back).Add(line);

    /// <summary>What does not fit between a purchase and its lines; null when all does.</summary>
    public static string? Problem(Purchase purchase, PurchaseMoney? money)
    {
        bool mustHaveMoved = purchase.State == PurchaseState.Approved;
        if (money is null)
            return mustHaveMoved ? "approved, but no money moved" : null;
        if (purchase.State is not (PurchaseState.Approved or PurchaseState.Reversed))
            return $"{purchase.State}, but money moved";
        bool isReturn = purchase.Kind != PurchaseKind.Purchase;
        if (money.forward.Concat(money.back).Any(line => IsOfReturn(line) != isReturn))
            return "money moved as for something else";
        if (!IsPath(money.forward, purchase, reverse: isReturn))
            return "its money did not take the one way through its clearing channel";
        if (mustHaveMoved)
            return money.back.Count == 0 ? null : "approved, but money moved back";
        return IsPath(money.back, purchase, reverse: !isReturn) ? null : "reversed, but its money did not come back the same way";
    }

    private static bool IsOfReturn(LedgerLine line) => line.Kind is PostingKind.Return or PostingKind.ReturnReversal;

    private static bool IsPath(List<LedgerLine> lines, Purchase purchase, bool reverse)
    {
        const int linesOfAPath = 6;
        if (lines.Count != linesOfAPath || lines.Any(line => line.PostingId != lines[0].PostingId))
            return false;
        if (lines.Where((line, at) => line.AmountFen != (at % 2 == 0 ? -purchase.AmountFen : purchase.AmountFen)).Any())
            return false;
        string[] hops = [.. lines.Where((_, at) => at is 0 or 1 or 3 or 5).Select(line => line.Account)];
        if (lines[2].Account != hops[1] || lines[4].Account != hops[2])
            return false;
        if (reverse)
            Array.Reverse(hops);
        return hops[0] == purchase.AccountId
            && hops[1] == LedgerAccounts.ClearingPrefix + purchase.Route
            && hops[2].StartsWith(LedgerAccounts.AcquirerPrefix, StringComparison.Ordinal)
            && hops[3].StartsWith(LedgerAccounts.MerchantPrefix, StringComparison.Ordinal);
    }
}
