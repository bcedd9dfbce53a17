using ReferenceSwitch.Accounting;
using ReferenceSwitch.Hosting;
using ReferenceSwitch.Payers;
using ReferenceSwitch.Purchases;
using ReferenceSwitch.Storage;
using ScanBox.Switching;

namespace CounterPage.Books;

/// <summary>What the switch's books say of one terminal and of the phones' accounts, at one moment.</summary>
internal sealed class SwitchBooks
{
    private readonly Dictionary<string, long> _balances = [];
    private readonly HashSet<string> _asked = [];
    private readonly Dictionary<string, (string En, string Zh)> _notes = [];

    /// <summary>The open batch at the switch.</summary>
    internal int Batch { get; private init; }

    internal bool Balanced { get; private init; }

    private Dictionary<int, (int Count, long Fen, int ReturnCount, long ReturnFen)> Totals { get; } = [];

    /// <summary>Looks everything up; whether the ledger is balanced was found out before.</summary>
    internal static SwitchBooks Read(SwitchHost host, string terminalId, IReadOnlyList<string> accounts, int batch, bool balanced) =>
        host.Read(store =>
        {
            var books = new SwitchBooks { Balanced = balanced, Batch = store.FindTerminal(terminalId)?.OpenBatch ?? 0 };
            foreach (string account in accounts)
                books._balances[account] = store.Balance(account);
            foreach (Purchase waiting in store.WaitingPurchases())
                books._asked.Add(waiting.AccountId);
            books.Count(store, terminalId, batch);
            return books;
        });

    internal long BalanceOf(string account) => _balances.GetValueOrDefault(account);

    internal bool IsAsked(string account) => _asked.Contains(account);

    /// <summary>What became of the account's last payment, in English and Chinese; empty for none.</summary>
    internal (string En, string Zh) NoteOf(string account) => _notes.GetValueOrDefault(account, ("", ""));

    /// <summary>What was received and given back in a batch.</summary>
    internal (int Count, long Fen, int ReturnCount, long ReturnFen) TotalOf(int batch) => Totals.GetValueOrDefault(batch);

    private void Count(ISwitchTransaction store, string terminalId, int batch)
    {
        (int count, long fen, int returnCount, long returnFen) = (0, 0, 0, 0);
        foreach (Purchase purchase in store.PurchasesOf(terminalId, batch))
        {
            if (purchase.AccountId.Length > 0)
                _notes[purchase.AccountId] = Note(purchase);
            if (purchase.State != PurchaseState.Approved)
                continue;
            if (purchase.Kind == PurchaseKind.Purchase)
                (count, fen) = (count + 1, fen + purchase.AmountFen);
            else
                (returnCount, returnFen) = (returnCount + 1, returnFen + purchase.AmountFen);
        }
        Totals[batch] = (count, fen, returnCount, returnFen);
    }

    private static (string En, string Zh) Note(Purchase purchase)
    {
        string yuan = Yuan.Of(purchase.AmountFen);
        if (purchase.Kind != PurchaseKind.Purchase)
            return purchase.State == PurchaseState.Approved ? ($"got {yuan} back", $"已退回 {yuan}") : ($"refund of {yuan}: {purchase.State}", $"退款 {yuan} 未成功");
        return purchase.State switch
        {
            PurchaseState.Approved => ($"paid {yuan}", $"已付 {yuan}"),
            PurchaseState.Waiting => ($"asked to pay {yuan}", $"待付 {yuan}"),
            PurchaseState.Reversed => ($"{yuan} was taken back", $"{yuan} 已冲正"),
            _ => ($"{yuan} declined ({purchase.Result})", $"{yuan} 被拒 ({purchase.Result})"),
        };
    }
}
