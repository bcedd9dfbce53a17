using ReferenceSwitch.Purchases;
using ReferenceSwitch.Storage;
using ScanBox.Switching;

namespace ReferenceSwitch.Settlements;

/// <summary>Counts what a terminal received on the present business date, in whatever batches, for a box that lost its own total.</summary>
public static class DayCount
{
    // The tag has no room for more; a simulated world does not come near.
    private const int MostCount = 999_999;
    private const long MostFen = 999_999_999_999;
    private const int MonthsAndDays = 10_000;

    /// <summary>Counts.</summary>
    /// <param name="store">The transaction.</param>
    /// <param name="terminalId">The terminal.</param>
    /// <param name="nowUnixMs">Now, Unix milliseconds: it says which date.</param>
    public static DayTotal Of(ISwitchTransaction store, string terminalId, long nowUnixMs)
    {
        PurchaseBook.SettleDue(store, nowUnixMs);
        int count = 0;
        long fen = 0;
        int today = BeijingTime.Date(nowUnixMs);
        foreach (Purchase purchase in store.PurchasesSince(terminalId, BeijingTime.DayStart(nowUnixMs)))
        {
            // What voids and refunds gave back stands in the purchase itself.
            bool counts = purchase is { State: PurchaseState.Approved, Kind: PurchaseKind.Purchase }
                && purchase.ReturnedFen < purchase.AmountFen
                && BeijingTime.Date(purchase.AtUnixMs) == today;
            if (!counts)
                continue;
            count++;
            fen = checked(fen + purchase.AmountFen - purchase.ReturnedFen);
        }

        return new DayTotal
        {
            Date = today % MonthsAndDays,
            Count = Math.Min(count, MostCount),
            Fen = Math.Min(fen, MostFen),
            IsFinal = store.WaitingPurchases().All(purchase => purchase.Key.TerminalId != terminalId),
        };
    }
}
