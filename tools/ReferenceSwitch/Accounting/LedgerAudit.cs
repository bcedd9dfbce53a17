using ReferenceSwitch.Purchases;
using ReferenceSwitch.Storage;
using ScanBox.Switching;

namespace ReferenceSwitch.Accounting;

/// <summary>
/// Proves that money in equals money out: in every posting, in every batch, and in total; that balances are what the
/// lines say; that every approved purchase, void or refund moved its money exactly once, through its clearing channel, and
/// every reversed one moved it back; that nothing was given back twice.
/// </summary>
public sealed class LedgerAudit
{
    /// <summary>More problems than this are not listed: one is enough to fail, and a report stays readable.</summary>
    public const int MaxProblems = 100;

    private readonly List<string> problems = [];
    private readonly Dictionary<string, long> balances = [];
    private readonly Dictionary<PurchaseKey, PurchaseMoney> moved = [];
    private readonly SortedDictionary<(string Terminal, int Batch, int Date), BatchTotal> totals = [];
    private readonly Dictionary<PurchaseKey, long> returned = [];
    private readonly Dictionary<(string Terminal, int Batch), (long Paid, long Cleared, long Received, long Approved)> batches = [];

    private LedgerAudit()
    {
    }

    /// <summary>Audits everything in a store. Time and memory grow with what it holds.</summary>
    public static LedgerReport Run(ISwitchTransaction store)
    {
        LedgerAudit audit = new();
        audit.AddLines(store.Lines());
        audit.CheckBalances(store.Balances());
        audit.CheckPurchases(store.Purchases());
        audit.CheckBatches();
        long paid = audit.batches.Values.Sum(batch => batch.Paid);
        long received = audit.batches.Values.Sum(batch => batch.Received);
        return new(audit.problems, [.. audit.totals.Values], paid, received);
    }

    private void AddLines(IEnumerable<LedgerLine> lines)
    {
        long posting = -1;
        long sum = 0;
        foreach (LedgerLine line in lines)
        {
            if (line.PostingId != posting)
            {
                Expect(sum == 0, $"posting {posting} is off by {sum} fen");
                Expect(line.PostingId > posting, $"posting {line.PostingId} is out of order");
                posting = line.PostingId;
                sum = 0;
            }

            sum = checked(sum + line.AmountFen);
            balances[line.Account] = checked(balances.GetValueOrDefault(line.Account) + line.AmountFen);
            if (line.Purchase is PurchaseKey key)
                AddPurchaseLine(key, line);
            else
                Expect(line.Kind == PostingKind.Funding, $"posting {line.PostingId} belongs to no purchase");
        }

        Expect(sum == 0, $"posting {posting} is off by {sum} fen");
    }

    private void AddPurchaseLine(PurchaseKey key, LedgerLine line)
    {
        if (!moved.TryGetValue(key, out PurchaseMoney? money))
            moved.Add(key, money = new());
        money.Add(line);
        (long paid, long cleared, long received, long approved) = batches.GetValueOrDefault((key.TerminalId, key.Batch));
        if (line.Account.StartsWith(LedgerAccounts.PayerPrefix, StringComparison.Ordinal))
            paid -= line.AmountFen;
        else if (line.Account.StartsWith(LedgerAccounts.MerchantPrefix, StringComparison.Ordinal))
            received += line.AmountFen;
        else if (line.Account.StartsWith(LedgerAccounts.ClearingPrefix, StringComparison.Ordinal) && IsInflow(line))
            cleared += line.Kind is PostingKind.Purchase or PostingKind.ReturnReversal ? line.AmountFen : -line.AmountFen;
        batches[(key.TerminalId, key.Batch)] = (paid, cleared, received, approved);
    }

    private static bool IsInflow(LedgerLine line) => line.AmountFen > 0;

    private void CheckBalances(IEnumerable<KeyValuePair<string, long>> stored)
    {
        int count = 0;
        long total = 0;
        foreach ((string account, long balance) in stored)
        {
            count++;
            total = checked(total + balance);
            Expect(balances.GetValueOrDefault(account) == balance, $"the balance of {account} is not the sum of its lines");
            Expect(balance >= 0 || account == LedgerAccounts.Funding, $"{account} is below zero");
            bool passesOn = account.StartsWith(LedgerAccounts.ClearingPrefix, StringComparison.Ordinal)
                || account.StartsWith(LedgerAccounts.AcquirerPrefix, StringComparison.Ordinal);
            Expect(!passesOn || balance == 0, $"{account} kept {balance} fen that it should have passed on");
        }

        Expect(count == balances.Count, "an account with lines has no balance");
        Expect(total == 0, $"all balances together are off by {total} fen");
    }

    private void CheckPurchases(IEnumerable<Purchase> purchases)
    {
        int withMoney = 0;
        List<Purchase> bought = [];
        foreach (Purchase purchase in purchases)
        {
            PurchaseMoney? money = moved.GetValueOrDefault(purchase.Key);
            if (money is not null)
                withMoney++;
            string? problem = PurchaseMoney.Problem(purchase, money);
            Expect(problem is null, $"{purchase.Key}: {problem}");
            if (purchase.State == PurchaseState.Approved)
                AddApproved(purchase);
            if (purchase.Kind == PurchaseKind.Purchase)
                bought.Add(purchase);
        }

        foreach (Purchase purchase in bought)
        {
            long back = returned.GetValueOrDefault(purchase.Key);
            returned.Remove(purchase.Key);
            Expect(back == purchase.ReturnedFen, $"{purchase.Key}: {back} fen were given back, but {purchase.ReturnedFen} are noted");
            Expect(back <= purchase.AmountFen, $"{purchase.Key}: more was given back than was paid");
            Expect(back == 0 || purchase.State == PurchaseState.Approved, $"{purchase.Key}: given back, but {purchase.State}");
        }

        Expect(returned.Count == 0, "money was given back for a purchase that does not exist");

        Expect(withMoney == moved.Count, "money moved for a purchase that does not exist");
    }

    private void AddApproved(Purchase purchase)
    {
        (string, int) batchKey = (purchase.Key.TerminalId, purchase.Key.Batch);
        (long paid, long cleared, long received, long approved) = batches.GetValueOrDefault(batchKey);
        bool isReturn = purchase.Kind != PurchaseKind.Purchase;
        batches[batchKey] = (paid, cleared, received, checked(approved + (isReturn ? -purchase.AmountFen : purchase.AmountFen)));
        int date = BeijingTime.Date(purchase.AtUnixMs);
        (string, int, int) totalKey = (purchase.Key.TerminalId, purchase.Key.Batch, date);
        BatchTotal total = totals.GetValueOrDefault(totalKey) ?? new(purchase.Key.TerminalId, purchase.Key.Batch, date, 0, 0, 0, 0);
        totals[totalKey] = isReturn
            ? total with { ReturnCount = total.ReturnCount + 1, ReturnedFen = checked(total.ReturnedFen + purchase.AmountFen) }
            : total with { Count = total.Count + 1, SumFen = checked(total.SumFen + purchase.AmountFen) };
        if (isReturn)
        {
            PurchaseKey original = purchase.Key with { Batch = purchase.OriginalBatch, Stan = purchase.OriginalStan };
            returned[original] = checked(returned.GetValueOrDefault(original) + purchase.AmountFen);
        }
    }

    private void CheckBatches()
    {
        foreach (((string terminal, int batch), (long paid, long cleared, long received, long approved)) in batches)
        {
            Expect(
                paid == approved && cleared == approved && received == approved,
                $"terminal {terminal} batch {batch}: approved {approved}, paid {paid}, cleared {cleared}, received {received} fen");
        }
    }

    private void Expect(bool condition, string problem)
    {
        if (!condition && problems.Count < MaxProblems)
            problems.Add(problem);
    }
}
