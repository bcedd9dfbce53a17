using ReferenceSwitch.Purchases;
using ReferenceSwitch.Storage;

namespace ReferenceSwitch.Accounting;

/// <summary>
/// Proves that money in equals money out: in every posting, in every batch, and in total; that balances are what the
/// lines say; that every approved purchase moved its money exactly once, through its clearing channel, and every
/// reversed one moved it back.
/// </summary>
public sealed class LedgerAudit
{
    /// <summary>More problems than this are not listed: one is enough to fail, and a report stays readable.</summary>
    public const int MaxProblems = 100;

    private readonly List<string> problems = [];
    private readonly Dictionary<string, long> balances = [];
    private readonly Dictionary<PurchaseKey, PurchaseMoney> moved = [];
    private readonly SortedDictionary<(string Terminal, int Batch, int Date), (int Count, long Sum)> totals = [];
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
        List<BatchTotal> totals = [.. audit.totals.Select(pair =>
            new BatchTotal(pair.Key.Terminal, pair.Key.Batch, pair.Key.Date, pair.Value.Count, pair.Value.Sum))];
        return new(audit.problems, totals, paid, received);
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
            cleared += line.Kind == PostingKind.Purchase ? line.AmountFen : -line.AmountFen;
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
        foreach (Purchase purchase in purchases)
        {
            PurchaseMoney? money = moved.GetValueOrDefault(purchase.Key);
            if (money is not null)
                withMoney++;
            string? problem = PurchaseMoney.Problem(purchase, money);
            Expect(problem is null, $"{purchase.Key}: {problem}");
            if (purchase.State == PurchaseState.Approved)
                AddApproved(purchase);
        }

        Expect(withMoney == moved.Count, "money moved for a purchase that does not exist");
    }

    private void AddApproved(Purchase purchase)
    {
        (string, int) batchKey = (purchase.Key.TerminalId, purchase.Key.Batch);
        (long paid, long cleared, long received, long approved) = batches.GetValueOrDefault(batchKey);
        batches[batchKey] = (paid, cleared, received, checked(approved + purchase.AmountFen));
        (string, int, int) totalKey = (purchase.Key.TerminalId, purchase.Key.Batch, BeijingTime.Date(purchase.AtUnixMs));
        (int count, long sum) = totals.GetValueOrDefault(totalKey);
        totals[totalKey] = (count + 1, checked(sum + purchase.AmountFen));
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
