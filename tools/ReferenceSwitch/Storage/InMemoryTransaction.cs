using ReferenceSwitch.Accounting;
using ReferenceSwitch.Payers;
using ReferenceSwitch.Purchases;
using ReferenceSwitch.Settlements;
using ReferenceSwitch.Terminals;

namespace ReferenceSwitch.Storage;

/// <summary>Changes the store at once and keeps, for each change, how to take it back.</summary>
internal sealed class InMemoryTransaction(InMemoryStore store) : ISwitchTransaction
{
    private readonly Stack<Action> undo = new();
    private bool closed;

    public Terminal? FindTerminal(string terminalId) => store.Terminals.GetValueOrDefault(terminalId);

    public Terminal? FindTerminalBySerial(string serial) =>
        store.TerminalIdsBySerial.TryGetValue(serial, out string? id) ? store.Terminals[id] : null;

    public IEnumerable<Terminal> Terminals() => store.Terminals.Values.OrderBy(terminal => terminal.TerminalId, StringComparer.Ordinal);

    public void Save(Terminal terminal)
    {
        if (store.TerminalIdsBySerial.TryGetValue(terminal.Serial, out string? owner) && owner != terminal.TerminalId)
            throw new SwitchStoreException($"Terminal {owner} has that serial already.");
        if (store.Terminals.TryGetValue(terminal.TerminalId, out Terminal? old) && old.Serial != terminal.Serial)
            Remove(store.TerminalIdsBySerial, old.Serial);
        Put(store.TerminalIdsBySerial, terminal.Serial, terminal.TerminalId);
        Put(store.Terminals, terminal.TerminalId, terminal);
    }

    public Purchase? FindPurchase(PurchaseKey key) => store.Purchases.GetValueOrDefault(key);

    public IEnumerable<Purchase> Purchases() => InOrder(store.Purchases.Values);

    public IReadOnlyList<Purchase> PurchasesOf(string terminalId, int batch) =>
        store.Stans.TryGetValue((terminalId, batch), out SortedSet<int>? stans)
            ? [.. stans.Select(stan => store.Purchases[new(terminalId, batch, stan)])]
            : [];

    public IReadOnlyList<Purchase> PurchasesSince(string terminalId, long unixMs) =>
        [.. InOrder(store.Purchases.Values.Where(purchase => purchase.Key.TerminalId == terminalId && purchase.AtUnixMs >= unixMs))];

    public IReadOnlyList<Purchase> WaitingPurchases() =>
        store.Waiting.Count == 0 ? [] : [.. InOrder(store.Waiting.Select(key => store.Purchases[key]))];

    public void Save(Purchase purchase)
    {
        PurchaseKey key = purchase.Key;
        Put(store.Purchases, key, purchase);
        if (!store.Stans.TryGetValue((key.TerminalId, key.Batch), out SortedSet<int>? stans))
            store.Stans.Add((key.TerminalId, key.Batch), stans = []);
        if (stans.Add(key.Stan))
            undo.Push(() => stans.Remove(key.Stan));
        bool waits = purchase.State == PurchaseState.Waiting;
        if (waits && store.Waiting.Add(key))
            undo.Push(() => store.Waiting.Remove(key));
        else if (!waits && store.Waiting.Remove(key))
            undo.Push(() => store.Waiting.Add(key));
    }

    public Settlement? FindSettlement(string terminalId, int batch) => store.Settlements.GetValueOrDefault((terminalId, batch));

    public IEnumerable<Settlement> Settlements() => store.Settlements.Values
        .OrderBy(settlement => settlement.TerminalId, StringComparer.Ordinal)
        .ThenBy(settlement => settlement.Batch);

    public void Save(Settlement settlement) => Put(store.Settlements, (settlement.TerminalId, settlement.Batch), settlement);

    public PayerAccount? FindAccount(string accountId) => store.Accounts.GetValueOrDefault(accountId);

    public void Save(PayerAccount account) => Put(store.Accounts, account.Id, account);

    public OneTimeCode? FindCode(string tag) => store.Codes.GetValueOrDefault(tag);

    public void Save(OneTimeCode code) => Put(store.Codes, code.Tag, code);

    public long Balance(string account) => store.Balances.GetValueOrDefault(account);

    public void Append(LedgerLine line)
    {
        Put(store.Balances, line.Account, checked(Balance(line.Account) + line.AmountFen));
        store.Lines.Add(line);
        undo.Push(() => store.Lines.RemoveAt(store.Lines.Count - 1));
    }

    public IEnumerable<LedgerLine> Lines() => store.Lines;

    public IEnumerable<KeyValuePair<string, long>> Balances() => store.Balances.OrderBy(pair => pair.Key, StringComparer.Ordinal);

    public long NextNumber(string sequence)
    {
        long next = store.Sequences.GetValueOrDefault(sequence) + 1;
        Put(store.Sequences, sequence, next);
        return next;
    }

    public byte[]? Setting(string name) => store.Settings.GetValueOrDefault(name);

    public void SaveSetting(string name, byte[] value) => Put(store.Settings, name, value);

    public void Commit() => undo.Clear();

    public void Dispose()
    {
        if (closed)
            return;
        closed = true;
        while (undo.TryPop(out Action? takeBack))
            takeBack();
        store.Close(this);
    }

    private static IOrderedEnumerable<Purchase> InOrder(IEnumerable<Purchase> purchases) => purchases
        .OrderBy(purchase => purchase.Key.TerminalId, StringComparer.Ordinal)
        .ThenBy(purchase => purchase.Key.Batch)
        .ThenBy(purchase => purchase.Key.Stan);

    private void Put<TKey, TValue>(Dictionary<TKey, TValue> table, TKey key, TValue value)
        where TKey : notnull
    {
        bool had = table.TryGetValue(key, out TValue? old);
        table[key] = value;
        undo.Push(had ? () => table[key] = old! : () => table.Remove(key));
    }

    private void Remove<TValue>(Dictionary<string, TValue> table, string key)
    {
        if (table.Remove(key, out TValue? old))
            undo.Push(() => table[key] = old);
    }
}
