using Microsoft.Data.Sqlite;
using ReferenceSwitch.Accounting;
using ReferenceSwitch.Payers;
using ReferenceSwitch.Purchases;
using ReferenceSwitch.Settlements;
using ReferenceSwitch.Terminals;
using ScanBox.Switching;

namespace ReferenceSwitch.Storage;

/// <summary>Rows to values; the columns stand in the order of <see cref="SqliteSchema"/>.</summary>
internal static class SqliteRows
{
    public const string SelectTerminal =
        "SELECT id, merchant, serial, tmk, serial_key, mak, pik, sign_in_nonce, sign_in_batch, sign_in_stan, open_batch, mark_batch, mark_stan, disabled FROM terminals";

    public const string SelectPurchase =
        "SELECT terminal, batch, stan, amount, state, result, content, scheme, route, account, rrn, auth, voucher, merchant, acquirer, at, decision, decides_at, reversal, kind, original_batch, original_stan, returned FROM purchases";

    public static Terminal ReadTerminal(SqliteDataReader row) => new()
    {
        TerminalId = row.GetString(0),
        MerchantId = row.GetString(1),
        Serial = row.GetString(2),
        Tmk = Key(row, 3),
        SerialKey = Key(row, 4),
        Mak = row.IsDBNull(5) ? null : Key(row, 5),
        Pik = row.IsDBNull(6) ? null : Key(row, 6),
        SignInNonce = Bytes(row, 7),
        SignInBatch = row.GetInt32(8),
        SignInStan = row.GetInt32(9),
        OpenBatch = row.GetInt32(10),
        MarkBatch = row.GetInt32(11),
        MarkStan = row.GetInt32(12),
        Disabled = row.GetBoolean(13),
    };

    public static Purchase ReadPurchase(SqliteDataReader row) => new()
    {
        Key = new(row.GetString(0), row.GetInt32(1), row.GetInt32(2)),
        AmountFen = row.GetInt64(3),
        State = Known<PurchaseState>(row, 4),
        Result = row.GetString(5),
        ContentTag = row.GetString(6),
        Scheme = row.GetString(7),
        Route = row.GetString(8),
        AccountId = row.GetString(9),
        Rrn = row.GetString(10),
        AuthorisationId = row.GetString(11),
        Voucher = row.GetString(12),
        MerchantId = row.GetString(13),
        AcquirerId = row.GetString(14),
        AtUnixMs = row.GetInt64(15),
        Decision = Known<PayerDecision>(row, 16),
        DecidesAtUnixMs = row.GetInt64(17),
        ReversalResult = row.GetString(18),
        Kind = Known<PurchaseKind>(row, 19),
        OriginalBatch = row.GetInt32(20),
        OriginalStan = row.GetInt32(21),
        ReturnedFen = row.GetInt64(22),
    };

    public static Settlement ReadSettlement(SqliteDataReader row) => new()
    {
        TerminalId = row.GetString(0),
        Batch = row.GetInt32(1),
        Claimed = row.GetString(2),
        Counted = row.GetString(3),
        AtUnixMs = row.GetInt64(4),
        Result = Known<SettlementResult>(row, 5),
    };

    public static PayerAccount ReadAccount(SqliteDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetBoolean(2), row.GetInt64(3), row.GetInt32(4), row.GetInt64(5));

    public static OneTimeCode ReadCode(SqliteDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetBoolean(3));

    public static LedgerLine ReadLine(SqliteDataReader row) => new(
        row.GetInt64(0),
        Known<PostingKind>(row, 1),
        row.IsDBNull(2) ? null : new PurchaseKey(row.GetString(2), row.GetInt32(3), row.GetInt32(4)),
        row.GetString(5),
        row.GetInt64(6));

    private static byte[] Key(SqliteDataReader row, int column) => row.GetFieldValue<byte[]>(column) is { Length: TerminalLimits.KeyBytes } key
        ? key
        : throw new SwitchStoreException("The switch's database is damaged: a key has another length.");

    // A value that the program does not know would slip through every comparison with those that it knows.
    private static T Known<T>(SqliteDataReader row, int column)
        where T : struct, Enum
    {
        var value = (T)Enum.ToObject(typeof(T), row.GetInt32(column));
        return Enum.IsDefined(value) ? value : throw new SwitchStoreException($"The switch's database is damaged: there is no {typeof(T).Name} {value}.");
    }

    private static byte[]? Bytes(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetFieldValue<byte[]>(column);
}
