using ReferenceSwitch.Accounting;
using ReferenceSwitch.Payers;
using ReferenceSwitch.Purchases;
using ReferenceSwitch.Settlements;
using ReferenceSwitch.Terminals;

namespace ReferenceSwitch.Storage;

/// <summary>A store for simulations: fast, and gone with the process. Not for several threads at once.</summary>
public sealed class InMemoryStore : ISwitchStore
{
    private InMemoryTransaction? open;

    internal Dictionary<string, Terminal> Terminals { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, string> TerminalIdsBySerial { get; } = new(StringComparer.Ordinal);

    internal Dictionary<PurchaseKey, Purchase> Purchases { get; } = [];

    internal HashSet<PurchaseKey> Waiting { get; } = [];

    internal Dictionary<(string Terminal, int Batch), SortedSet<int>> Stans { get; } = [];

    internal Dictionary<(string Terminal, int Batch), Settlement> Settlements { get; } = [];

    internal Dictionary<string, PayerAccount> Accounts { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, OneTimeCode> Codes { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, long> Balances { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, long> Sequences { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, byte[]> Settings { get; } = new(StringComparer.Ordinal);

    internal List<LedgerLine> Lines { get; } = [];

    /// <inheritdoc/>
    public ISwitchTransaction Begin()
    {
        if (open is not null)
            throw new InvalidOperationException("A transaction is open already.");
        return open = new InMemoryTransaction(this);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    internal void Close(InMemoryTransaction transaction)
    {
        if (ReferenceEquals(open, transaction))
            open = null;
    }
}
