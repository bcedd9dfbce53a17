namespace ReferenceSwitch.Storage;

/// <summary>Tables of the switch's database. A change of them is a new <see cref="Version"/>.</summary>
internal static class SqliteSchema
{
    /// <summary>Marks the file as this switch's ("SBSW").</summary>
    public const int ApplicationId = 0x53425357;

    /// <summary>Version of the tables.</summary>
    public const int Version = 2;

    /// <summary>The oldest version that can be brought up to <see cref="Version"/>.</summary>
    public const int OldestVersion = 1;

    /// <summary>Voids, refunds and settlements, which version 1 had not. Everything that version 1 holds is a purchase.</summary>
    public const string FromVersion1 = """
        ALTER TABLE purchases ADD COLUMN kind INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE purchases ADD COLUMN original_batch INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE purchases ADD COLUMN original_stan INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE purchases ADD COLUMN returned INTEGER NOT NULL DEFAULT 0;
        CREATE TABLE settlements(
            terminal TEXT NOT NULL, batch INTEGER NOT NULL, claimed TEXT NOT NULL, counted TEXT NOT NULL, at INTEGER NOT NULL,
            result INTEGER NOT NULL, PRIMARY KEY(terminal, batch)) WITHOUT ROWID;
        """;

    /// <summary>Makes the tables of version 1 in an empty file; <see cref="FromVersion1"/> follows, so that there is one way to every version.</summary>
    public const string Create = """
        CREATE TABLE settings(name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE sequences(name TEXT PRIMARY KEY, last INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE terminals(
            id TEXT PRIMARY KEY, merchant TEXT NOT NULL, serial TEXT NOT NULL UNIQUE, tmk BLOB NOT NULL, serial_key BLOB NOT NULL,
            mak BLOB, pik BLOB, sign_in_nonce BLOB, sign_in_batch INTEGER NOT NULL, sign_in_stan INTEGER NOT NULL,
            open_batch INTEGER NOT NULL, mark_batch INTEGER NOT NULL, mark_stan INTEGER NOT NULL, disabled INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE purchases(
            terminal TEXT NOT NULL, batch INTEGER NOT NULL, stan INTEGER NOT NULL,
            amount INTEGER NOT NULL, state INTEGER NOT NULL, result TEXT NOT NULL, content TEXT NOT NULL, scheme TEXT NOT NULL,
            route TEXT NOT NULL, account TEXT NOT NULL, rrn TEXT NOT NULL, auth TEXT NOT NULL, voucher TEXT NOT NULL,
            merchant TEXT NOT NULL, acquirer TEXT NOT NULL, at INTEGER NOT NULL, decision INTEGER NOT NULL, decides_at INTEGER NOT NULL, reversal TEXT NOT NULL,
            PRIMARY KEY(terminal, batch, stan)) WITHOUT ROWID;
        CREATE INDEX purchases_waiting ON purchases(terminal, batch, stan) WHERE state = 3;
        CREATE TABLE accounts(
            id TEXT PRIMARY KEY, app TEXT NOT NULL, asks_password INTEGER NOT NULL, daily_limit INTEGER NOT NULL,
            spent_day INTEGER NOT NULL, spent INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE codes(
            tag TEXT PRIMARY KEY, account TEXT NOT NULL, expires_at INTEGER NOT NULL, used INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE balances(account TEXT PRIMARY KEY, amount INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE ledger(
            line INTEGER PRIMARY KEY, posting INTEGER NOT NULL, kind INTEGER NOT NULL,
            terminal TEXT, batch INTEGER, stan INTEGER, account TEXT NOT NULL, amount INTEGER NOT NULL CHECK(amount <> 0));
        """;
}
