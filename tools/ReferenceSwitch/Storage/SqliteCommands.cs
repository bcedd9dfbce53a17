using Microsoft.Data.Sqlite;

namespace ReferenceSwitch.Storage;

/// <summary>
/// Prepared statements, each made once. Parameters are <c>?1 ?2</c> ... in the order given.
/// SQLite's errors, and values that are not of their column's type, leave as <see cref="SwitchStoreException"/>.
/// </summary>
internal sealed class SqliteCommands(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> prepared = new(StringComparer.Ordinal);

    /// <summary>Runs a statement and returns how many rows it changed.</summary>
    public int Execute(string sql, params object?[] values) => Guard(() => Prepare(sql, values).ExecuteNonQuery());

    /// <summary>The first column of the first row as a number; null when there is no row.</summary>
    public long? Number(string sql, params object?[] values) => Guard(() => (long?)Prepare(sql, values).ExecuteScalar());

    /// <summary>The first column of the first row as bytes; null when there is no row.</summary>
    public byte[]? Blob(string sql, params object?[] values) => Guard(() => (byte[]?)Prepare(sql, values).ExecuteScalar());

    /// <summary>All rows.</summary>
    public List<T> Rows<T>(string sql, Func<SqliteDataReader, T> read, params object?[] values) => Guard(() =>
    {
        List<T> rows = [];
        using SqliteDataReader reader = Prepare(sql, values).ExecuteReader();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    });

    /// <summary>The first row, or null.</summary>
    public T? Row<T>(string sql, Func<SqliteDataReader, T> read, params object?[] values)
        where T : class => Guard(() =>
    {
        using SqliteDataReader reader = Prepare(sql, values).ExecuteReader();
        return reader.Read() ? read(reader) : null;
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (SqliteCommand command in prepared.Values)
            command.Dispose();
        prepared.Clear();
    }

    private static T Guard<T>(Func<T> run)
    {
        try
        {
            return run();
        }
        catch (SqliteException fault)
        {
            throw new SwitchStoreException("The switch's database failed: " + fault.Message, fault);
        }
        catch (Exception fault) when (fault is InvalidCastException or InvalidOperationException or FormatException or OverflowException or ArgumentException)
        {
            // What a driver says of a value of another type than its column's.
            throw new SwitchStoreException("The switch's database is damaged: a value is not of its column's type.", fault);
        }
    }

    // Every statement is a constant of this folder; nothing from outside becomes SQL text.
#pragma warning disable CA2100
    private SqliteCommand Prepare(string sql, object?[] values)
    {
        if (!prepared.TryGetValue(sql, out SqliteCommand? command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            for (int at = 0; at < values.Length; at++)
                command.Parameters.AddWithValue("?" + (at + 1), DBNull.Value);
            prepared.Add(sql, command);
        }

        for (int at = 0; at < values.Length; at++)
            command.Parameters[at].Value = values[at] ?? DBNull.Value;
        return command;
    }
#pragma warning restore CA2100
}
