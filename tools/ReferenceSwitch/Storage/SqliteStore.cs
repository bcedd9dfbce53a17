using Microsoft.Data.Sqlite;

namespace ReferenceSwitch.Storage;

/// <summary>
/// The switch's state in one SQLite file. Crash safe: write-ahead log with full synchronisation, one transaction a
/// request, and the switch answers only after the commit. Not for several threads at once.
/// </summary>
public sealed class SqliteStore : ISwitchStore
{
    /// <summary>Seconds to wait for another program that holds the file; then the request fails and the box asks again.</summary>
    private const int LockTimeoutSeconds = 2;

    private readonly SqliteConnection connection;
    private readonly SqliteCommands commands;
    private SqliteTransactionScope? open;

    private SqliteStore(SqliteConnection connection)
    {
        this.connection = connection;
        commands = new(connection);
    }

    /// <summary>Opens a store, or makes it. The file holds terminal keys: on Unix only its owner may read it.</summary>
    /// <param name="path">The file; its folder is made when missing.</param>
    /// <exception cref="SwitchStoreException">The file is not a store of this version, or cannot be opened.</exception>
    public static SqliteStore Open(string path)
    {
        string full = Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            CreatePrivate(full);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SwitchStoreException($"The switch's database {full} cannot be made: {fault.Message}", fault);
        }

        SqliteConnectionStringBuilder settings = new() { DataSource = full, Pooling = false, DefaultTimeout = LockTimeoutSeconds };
        SqliteStore? store = null;
        SqliteConnection connection = new(settings.ConnectionString);
        try
        {
            connection.Open();
            store = new(connection);
            store.Prepare(full);
            return store;
        }
        catch (Exception fault) when (fault is SqliteException or SwitchStoreException)
        {
            store?.commands.Dispose();
            connection.Dispose();
            throw new SwitchStoreException($"{full} cannot be used as the switch's database: {fault.Message}", fault);
        }
    }

    /// <inheritdoc/>
    public ISwitchTransaction Begin()
    {
        if (open is not null)
            throw new InvalidOperationException("A transaction is open already.");
        return open = new SqliteTransactionScope(commands, () => open = null);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        open?.Dispose();
        commands.Dispose();
        connection.Dispose();
    }

    private static void CreatePrivate(string path)
    {
        if (File.Exists(path))
            return;
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using FileStream file = new(path, options);
    }

    private void Prepare(string path)
    {
        commands.Execute("PRAGMA journal_mode = WAL");
        commands.Execute("PRAGMA synchronous = FULL");
        long? application = commands.Number("PRAGMA application_id");
        long? version = commands.Number("PRAGMA user_version");
        bool empty = commands.Number("SELECT count(*) FROM sqlite_master") == 0;
        if (empty && application == 0 && version == 0)
            CreateTables();
        else if (application != SqliteSchema.ApplicationId)
            throw new SwitchStoreException(path + " belongs to another program.");
        else if (version is null or < SqliteSchema.OldestVersion or > SqliteSchema.Version)
            throw new SwitchStoreException($"{path} has version {version}; this switch reads versions {SqliteSchema.OldestVersion} to {SqliteSchema.Version}.");
        else if (version < SqliteSchema.Version)
            Upgrade();
    }

    private void CreateTables()
    {
        commands.Execute("BEGIN IMMEDIATE");
        commands.Execute(SqliteSchema.Create);
        commands.Execute(SqliteSchema.FromVersion1);
        commands.Execute($"PRAGMA application_id = {SqliteSchema.ApplicationId}");
        commands.Execute($"PRAGMA user_version = {SqliteSchema.Version}");
        commands.Execute("COMMIT");
    }

    private void Upgrade()
    {
        commands.Execute("BEGIN IMMEDIATE");
        commands.Execute(SqliteSchema.FromVersion1);
        commands.Execute($"PRAGMA user_version = {SqliteSchema.Version}");
        commands.Execute("COMMIT");
    }
}
