using System.Text;
using ReferenceSwitch.Purchases;
using ReferenceSwitch.Storage;
using ScanBox.Switching;

namespace ReferenceSwitch.Settlements;

/// <summary>Compares a box's totals of a batch with the switch's own, and closes the batch.</summary>
public static class SettlementDesk
{
    // F48 has no room for more; a simulated world does not come near.
    private const long MostFen = 999_999_999_999;

    // F48's place of the result.
    private const int ResultOffset = 30;

    /// <summary>Settles a batch. A repeat finds what was found the first time.</summary>
    /// <param name="store">The transaction.</param>
    /// <param name="terminalId">The terminal that proved itself.</param>
    /// <param name="batch">A batch that was handed out to it.</param>
    /// <param name="claimed">F48 of the request, 62 digits with result 0.</param>
    /// <param name="nowUnixMs">Now, Unix milliseconds.</param>
    /// <returns>
    /// The settlement. With <see cref="SettlementResult.Error"/> it is not saved and closes nothing: a payment of the batch still
    /// waits for its payer, or the batch was closed with other totals.
    /// </returns>
    public static Settlement Settle(ISwitchTransaction store, string terminalId, int batch, string claimed, long nowUnixMs)
    {
        Settlement? known = store.FindSettlement(terminalId, batch);
        if (known is not null)
            return known.Claimed == claimed ? known : Failed(known, claimed);
        SettlementTotals totals = Count(store, terminalId, batch, nowUnixMs, out bool unfinished);
        SettlementResult result = Digits(totals) == claimed ? SettlementResult.Equal : SettlementResult.NotEqual;
        totals.Result = unfinished ? SettlementResult.Error : result;
        Settlement settlement = new()
        {
            TerminalId = terminalId, Batch = batch, Claimed = claimed, Counted = Digits(totals), AtUnixMs = nowUnixMs, Result = totals.Result,
        };
        if (!unfinished)
            store.Save(settlement);
        return settlement;
    }

    /// <summary>Whether a batch takes nothing new any more.</summary>
    public static bool IsClosed(ISwitchTransaction store, string terminalId, int batch) => store.FindSettlement(terminalId, batch) is not null;

    private static SettlementTotals Count(ISwitchTransaction store, string terminalId, int batch, long nowUnixMs, out bool unfinished)
    {
        unfinished = false;
        long debit = 0;
        long credit = 0;
        SettlementTotals totals = new();
        foreach (Purchase listed in store.PurchasesOf(terminalId, batch))
        {
            Purchase purchase = PurchaseBook.Find(store, listed.Key, nowUnixMs)!;
            unfinished |= purchase.State == PurchaseState.Waiting;
            if (purchase.State != PurchaseState.Approved)
                continue;
            if (purchase.Kind == PurchaseKind.Purchase)
            {
                debit = checked(debit + purchase.AmountFen);
                totals.DebitCount++;
            }
            else
            {
                credit = checked(credit + purchase.AmountFen);
                totals.CreditCount++;
            }
        }

        totals.DebitFen = Math.Min(debit, MostFen);
        totals.CreditFen = Math.Min(credit, MostFen);
        return totals;
    }

    private static Settlement Failed(Settlement known, string claimed) => known with
    {
        Claimed = claimed,
        Counted = string.Concat(known.Counted.AsSpan(0, ResultOffset), "3", known.Counted.AsSpan(ResultOffset + 1)),
        Result = SettlementResult.Error,
    };

    private static string Digits(SettlementTotals totals)
    {
        byte[] digits = new byte[SettlementTotals.Size];
        totals.Write(digits, 0);
        return Encoding.ASCII.GetString(digits);
    }
}
