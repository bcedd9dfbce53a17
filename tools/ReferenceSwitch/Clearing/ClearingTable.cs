using ReferenceSwitch.Payers;

namespace ReferenceSwitch.Clearing;

/// <summary>One row of the routing: codes of this scheme (and institution) leave through this channel.</summary>
/// <param name="Scheme">Scheme id, or <c>*</c> for any.</param>
/// <param name="Institution">Four digits inside a 62 code, or <c>*</c> for any.</param>
/// <param name="Channel">The channel.</param>
public sealed record ClearingRow(string Scheme, string Institution, ClearingChannel Channel);

/// <summary>
/// Which clearing channel a code leaves through; rows are tried in order, so the special ones come first.
/// It is data that an operator changes; <see cref="Default"/> is the field's usual arrangement.
/// </summary>
public sealed class ClearingTable
{
    /// <summary>Most rows a table may have; real ones have dozens.</summary>
    public const int MaxRows = 1024;

    private readonly ClearingRow[] rows;

    /// <summary>Takes the rows in order of precedence.</summary>
    /// <exception cref="ArgumentException">There are too many rows, or the last one does not match everything.</exception>
    public ClearingTable(IReadOnlyList<ClearingRow> rows)
    {
        if (rows.Count is 0 or > MaxRows)
            throw new ArgumentException($"A clearing table has 1 to {MaxRows} rows.", nameof(rows));
        if (rows[^1] is not { Scheme: "*", Institution: "*" })
            throw new ArgumentException("The last row of a clearing table must match every code.", nameof(rows));
        this.rows = [.. rows];
    }

    /// <summary>
    /// NetsUnion for the payment companies' wallets, the operating institution for the digital yuan, UnionPay for the rest.
    /// Wallets whose codes are unified 62 codes are told apart by their institution number.
    /// </summary>
    public static ClearingTable Default { get; } = new(
    [
        new("wechat", "*", ClearingChannel.NetsUnion),
        new("alipay", "*", ClearingChannel.NetsUnion),
        new("jd", "*", ClearingChannel.NetsUnion),
        new("hebao", "*", ClearingChannel.NetsUnion),
        new("bestpay", "*", ClearingChannel.NetsUnion),
        new("wo", "*", ClearingChannel.NetsUnion),
        new("pingan", "*", ClearingChannel.NetsUnion),
        new("qq", "*", ClearingChannel.NetsUnion),
        new("ecny", "*", ClearingChannel.ECnyIcbc),
        new("*", PayerApps.HebaoInstitution, ClearingChannel.NetsUnion),
        new("*", PayerApps.WoInstitution, ClearingChannel.NetsUnion),
        new("*", PayerApps.PingAnPayInstitution, ClearingChannel.NetsUnion),
        new("*", "*", ClearingChannel.UnionPay),
    ]);

    /// <summary>The rows in order of precedence.</summary>
    public IReadOnlyList<ClearingRow> Rows => rows;

    /// <summary>The channel for a code.</summary>
    /// <param name="scheme">Scheme id.</param>
    /// <param name="institution">Four digits, or empty when the code names none.</param>
    public ClearingChannel Route(string scheme, string institution)
    {
        foreach (ClearingRow row in rows)
        {
            if ((row.Scheme == "*" || row.Scheme == scheme) && (row.Institution == "*" || row.Institution == institution))
                return row.Channel;
        }

        throw new InvalidOperationException("The last row of a clearing table matches everything.");
    }
}
