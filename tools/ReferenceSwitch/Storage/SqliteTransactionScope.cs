using ReferenceSwitch.Accounting;
using ReferenceSwitch.Payers;
using ReferenceSwitch.Purchases;
using ReferenceSwitch.Settlements;
using ReferenceSwitch.Terminals;

namespace ReferenceSwitch.Storage;

/// <summary>One SQLite transaction.</summary>
internal sealed class SqliteTransactionScope : ISwitchTransaction
{
    private const string SelectSettlement = "SELECT terminal, batch, claimed, counted, at, result FROM settlements";

    private readonly SqliteCommands commands;
    private readonly Action closed;
    private bool active;
    private bool disposed;

    public SqliteTransactionScope(SqliteCommands commands, Action closed)
    {
        this.commands = commands;
        this.closed = closed;
        commands.Execute("BEGIN IMMEDIATE");
        active = true;
    }

    public Terminal? FindTerminal(string terminalId) =>
        commands.Row(SqliteRows.SelectTerminal + " WHERE id = ?1", SqliteRows.ReadTerminal, terminalId);

    public Terminal? FindTerminalBySerial(string serial) =>
        commands.Row(SqliteRows.SelectTerminal + " WHERE serial = ?1", SqliteRows.ReadTerminal, serial);

    public IEnumerable<Terminal> Terminals() => commands.Rows(SqliteRows.SelectTerminal + " ORDER BY id", SqliteRows.ReadTerminal);

    public void Save(Terminal terminal) => commands.Execute(
        """
        INSERT INTO terminals VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
        ON CONFLICT(id) DO UPDATE SET merchant = ?2, serial = ?3, tmk = ?4, serial_key = ?5, mak = ?6, pik = ?7, sign_in_nonce = ?8,
            sign_in_batch = ?9, sign_in_stan = ?10, open_batch = ?11, mark_batch = ?12, mark_stan = ?13, disabled = ?14
        """,
        terminal.TerminalId,
        terminal.MerchantId,
        terminal.Serial,
        terminal.Tmk,
        terminal.SerialKey,
        terminal.Mak,
        terminal.Pik,
        terminal.SignInNonce,
        terminal.SignInBatch,
        terminal.SignInStan,
        terminal.OpenBatch,
        terminal.MarkBatch,
        terminal.MarkStan,
        terminal.Disabled);

    public Purchase? FindPurchase(PurchaseKey key) => commands.Row(
        SqliteRows.SelectPurchase + " WHERE terminal = ?1 AND batch = ?2 AND stan = ?3",
        SqliteRows.ReadPurchase,
        key.TerminalId,
        key.Batch,
        key.Stan);

    public IEnumerable<Purchase> Purchases() =>
        commands.Rows(SqliteRows.SelectPurchase + " ORDER BY terminal, batch, stan", SqliteRows.ReadPurchase);

    public IReadOnlyList<Purchase> PurchasesOf(string terminalId, int batch) => commands.Rows(
        SqliteRows.SelectPurchase + " WHERE terminal = ?1 AND batch = ?2 ORDER BY stan", SqliteRows.ReadPurchase, terminalId, batch);

    public IReadOnlyList<Purchase> PurchasesSince(string terminalId, long unixMs) => commands.Rows(
        SqliteRows.SelectPurchase + " WHERE terminal = ?1 AND at >= ?2 ORDER BY batch, stan", SqliteRows.ReadPurchase, terminalId, unixMs);

    public IReadOnlyList<Purchase> WaitingPurchases() =>
        commands.Rows(SqliteRows.SelectPurchase + " WHERE state = 3 ORDER BY terminal, batch, stan", SqliteRows.ReadPurchase);

    public void Save(Purchase purchase) => commands.Execute(
        """
        INSERT INTO purchases VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19,
            ?20, ?21, ?22, ?23)
        ON CONFLICT(terminal, batch, stan) DO UPDATE SET amount = ?4, state = ?5, result = ?6, content = ?7, scheme = ?8, route = ?9,
            account = ?10, rrn = ?11, auth = ?12, voucher = ?13, merchant = ?14, acquirer = ?15, at = ?16, decision = ?17, decides_at = ?18, reversal = ?19,
            kind = ?20, original_batch = ?21, original_stan = ?22, returned = ?23
        """,
        purchase.Key.TerminalId,
        purchase.Key.Batch,
        purchase.Key.Stan,
        purchase.AmountFen,
        (int)purchase.State,
        purchase.Result,
        purchase.ContentTag,
        purchase.Scheme,
        purchase.Route,
        purchase.AccountId,
        purchase.Rrn,
        purchase.AuthorisationId,
        purchase.Voucher,
        purchase.MerchantId,
        purchase.AcquirerId,
        purchase.AtUnixMs,
        (int)purchase.Decision,
        purchase.DecidesAtUnixMs,
        purchase.ReversalResult,
        (int)purchase.Kind,
        purchase.OriginalBatch,
        purchase.OriginalStan,
        purchase.ReturnedFen);

    public Settlement? FindSettlement(string terminalId, int batch) =>
        commands.Row(SelectSettlement + " WHERE terminal = ?1 AND batch = ?2", SqliteRows.ReadSettlement, terminalId, batch);

    public IEnumerable<Settlement> Settlements() => commands.Rows(SelectSettlement + " ORDER BY terminal, batch", SqliteRows.ReadSettlement);

    public void Save(Settlement settlement) => commands.Execute(
        "INSERT INTO settlements VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
        settlement.TerminalId,
        settlement.Batch,
        settlement.Claimed,
        settlement.Counted,
        settlement.AtUnixMs,
        (int)settlement.Result);

    public PayerAccount? FindAccount(string accountId) =>
        commands.Row("SELECT id, app, asks_password, daily_limit, spent_day, spent FROM accounts WHERE id = ?1", SqliteRows.ReadAccount, accountId);

    public void Save(PayerAccount account) => commands.Execute(
        """
        INSERT INTO accounts VALUES(?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT(id) DO UPDATE SET app = ?2, asks_password = ?3, daily_limit = ?4, spent_day = ?5, spent = ?6
        """,
        account.Id,
        account.AppId,
        account.AsksPassword,
        account.DailyLimitFen,
        account.SpentDay,
        account.SpentFen);

    public OneTimeCode? FindCode(string tag) =>
        commands.Row("SELECT tag, account, expires_at, used FROM codes WHERE tag = ?1", SqliteRows.ReadCode, tag);

    public void Save(OneTimeCode code) => commands.Execute(
        "INSERT INTO codes VALUES(?1, ?2, ?3, ?4) ON CONFLICT(tag) DO UPDATE SET account = ?2, expires_at = ?3, used = ?4",
        code.Tag,
        code.AccountId,
        code.ExpiresAtUnixMs,
        code.Used);

    public long Balance(string account) => commands.Number("SELECT amount FROM balances WHERE account = ?1", account) ?? 0;

    public void Append(LedgerLine line)
    {
        commands.Execute(
            "INSERT INTO balances VALUES(?1, ?2) ON CONFLICT(account) DO UPDATE SET amount = ?2",
            line.Account,
            checked(Balance(line.Account) + line.AmountFen));
        commands.Execute(
            "INSERT INTO ledger(posting, kind, terminal, batch, stan, account, amount) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            line.PostingId,
            (int)line.Kind,
            line.Purchase?.TerminalId,
            line.Purchase?.Batch,
            line.Purchase?.Stan,
            line.Account,
            line.AmountFen);
    }

    public IEnumerable<LedgerLine> Lines() =>
        commands.Rows("SELECT posting, kind, terminal, batch, stan, account, amount FROM ledger ORDER BY line", SqliteRows.ReadLine);

    public IEnumerable<KeyValuePair<string, long>> Balances() => commands.Rows(
        "SELECT account, amount FROM balances ORDER BY account",
        reader => new KeyValuePair<string, long>(reader.GetString(0), reader.GetInt64(1)));

    public long NextNumber(string sequence) => commands.Number(
        "INSERT INTO sequences VALUES(?1, 1) ON CONFLICT(name) DO UPDATE SET last = last + 1 RETURNING last", sequence) ?? throw new SwitchStoreException("The switch's database gave no number.");

    public byte[]? Setting(string name) => commands.Blob("SELECT value FROM settings WHERE name = ?1", name);

    public void SaveSetting(string name, byte[] value) =>
        commands.Execute("INSERT INTO settings VALUES(?1, ?2) ON CONFLICT(name) DO UPDATE SET value = ?2", name, value);

    public void Commit()
    {
        if (!active)
            throw new InvalidOperationException("The transaction has ended.");
        commands.Execute("COMMIT");
        active = false;
    }

    public void Dispose()
    {
        if (disposed)
            return;
        disposed = true;
        try
        {
            if (active)
                commands.Execute("ROLLBACK");
        }
        catch (SwitchStoreException)
        {
            // SQLite has rolled back by itself (disk full, I/O error); what failed has been reported already.
        }
        finally
        {
            closed();
        }
    }
}
