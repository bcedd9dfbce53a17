using ReferenceSwitch.Accounting;
using ReferenceSwitch.Payers;
using ReferenceSwitch.Purchases;
using ReferenceSwitch.Settlements;
using ReferenceSwitch.Terminals;

namespace ReferenceSwitch.Storage;

/// <summary>
/// One request's view of the store. What is saved is visible at once inside the transaction and durable after
/// <see cref="Commit"/>; disposing without it takes everything back. Failures are <see cref="SwitchStoreException"/>.
/// </summary>
public interface ISwitchTransaction : IDisposable
{
    /// <summary>A terminal by its id (F41), or null.</summary>
    Terminal? FindTerminal(string terminalId);

    /// <summary>A terminal by the serial of its box, or null.</summary>
    Terminal? FindTerminalBySerial(string serial);

    /// <summary>All terminals by id.</summary>
    IEnumerable<Terminal> Terminals();

    /// <summary>Adds or replaces a terminal.</summary>
    void Save(Terminal terminal);

    /// <summary>A purchase, or null.</summary>
    Purchase? FindPurchase(PurchaseKey key);

    /// <summary>All purchases by terminal, batch and STAN.</summary>
    IEnumerable<Purchase> Purchases();

    /// <summary>The purchases, voids and refunds of one batch, by STAN.</summary>
    IReadOnlyList<Purchase> PurchasesOf(string terminalId, int batch);

    /// <summary>The purchases, voids and refunds of a terminal whose result, or first request while waiting, is not older.</summary>
    /// <param name="terminalId">Terminal.</param>
    /// <param name="unixMs">Unix milliseconds.</param>
    IReadOnlyList<Purchase> PurchasesSince(string terminalId, long unixMs);

    /// <summary>Purchases that wait for their payer, by terminal, batch and STAN.</summary>
    IReadOnlyList<Purchase> WaitingPurchases();

    /// <summary>Adds or replaces a purchase.</summary>
    void Save(Purchase purchase);

    /// <summary>The settlement of a batch; null while it is open.</summary>
    Settlement? FindSettlement(string terminalId, int batch);

    /// <summary>All settlements by terminal and batch.</summary>
    IEnumerable<Settlement> Settlements();

    /// <summary>Adds a settlement: a batch is settled once.</summary>
    void Save(Settlement settlement);

    /// <summary>A payer's account, or null.</summary>
    PayerAccount? FindAccount(string accountId);

    /// <summary>Adds or replaces a payer's account.</summary>
    void Save(PayerAccount account);

    /// <summary>A one-time code by its tag, or null.</summary>
    OneTimeCode? FindCode(string tag);

    /// <summary>Adds or replaces a one-time code.</summary>
    void Save(OneTimeCode code);

    /// <summary>Balance of a ledger account in fen; 0 for one without lines.</summary>
    long Balance(string account);

    /// <summary>Appends a line to the ledger and changes the balance of its account.</summary>
    void Append(LedgerLine line);

    /// <summary>All ledger lines in the order they were appended.</summary>
    IEnumerable<LedgerLine> Lines();

    /// <summary>All balances by account, in ordinal order.</summary>
    IEnumerable<KeyValuePair<string, long>> Balances();

    /// <summary>The next number of a named sequence: 1, 2, 3 ...</summary>
    long NextNumber(string sequence);

    /// <summary>A setting of the store itself, or null.</summary>
    byte[]? Setting(string name);

    /// <summary>Adds or replaces a setting.</summary>
    void SaveSetting(string name, byte[] value);

    /// <summary>Makes everything durable. Nothing more may be saved afterwards.</summary>
    void Commit();
}
