using System.Text.Json;
using Factory.Batches;
using WholeFiles;

namespace Factory.Ledgers;

/// <summary>
/// The folder that knows which serials of a batch were given away: a file for each, which can be made once only, by whichever station is first. All
/// stations of a batch use the same folder, on a share or a disk. Nothing is told to a box before its claim is on the disk, and a claim is never
/// taken back after that: a claim whose serial reached no box is burnt.
/// </summary>
public sealed class SerialLedger
{
    private const string HeadName = "ledger.json";
    private const string ClaimStart = "serial-";
    private const string ClaimEnd = ".claim";
    private const string RecordStart = "record-";
    private const string RecordEnd = ".json";

    /// <summary>A box that comes back so often has another trouble.</summary>
    private const int MaxRecords = 99;

    private static readonly JsonSerializerOptions s_options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    private readonly string _path;

    private SerialLedger(string path) => _path = path;

    private sealed record Head(int Format, string Batch, DateTime Made);

    /// <summary>Makes the ledger of a batch, once. It is not made by the way: a station whose share is not there must not begin another.</summary>
    /// <exception cref="FactoryException">It is there, or cannot be written.</exception>
    public static void Create(string path, BatchFile batch, DateTime now)
    {
        try
        {
            using var files = new FileSet();
            files.AddFolder(path);
            files.Add(Path.Combine(path, HeadName), JsonSerializer.SerializeToUtf8Bytes(new Head(1, batch.Hash, now), s_options), FileKind.New);
            files.Commit();
            FolderFlush.Flush(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FactoryException($"the ledger {path} cannot be made: {e.Message}", e);
        }
    }

    /// <summary>Opens the ledger of a batch.</summary>
    /// <exception cref="FactoryException">There is none, or it is another batch's.</exception>
    public static SerialLedger Open(string path, BatchFile batch)
    {
        try
        {
            string head = Path.Combine(path, HeadName);
            if (!File.Exists(head))
                throw new FactoryException($"{path} is no ledger: is the share there? `scanbox factory ledger` makes one, once for a batch, whichever stations work on it");
            Head? read = JsonSerializer.Deserialize<Head>(File.ReadAllBytes(head), s_options);
            if (read is not { Format: 1 })
                throw new FactoryException($"{head} is of another version");
            if (read.Batch != batch.Hash)
                throw new FactoryException($"{path} is the ledger of another batch, or the batch was changed since; boxes are added as a new batch with its own ledger");
            return new SerialLedger(path);
        }
        catch (JsonException e)
        {
            throw new FactoryException($"the ledger {path} is damaged", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FactoryException($"the ledger {path} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Whether a serial was given away.</summary>
    public bool IsClaimed(string serial) => File.Exists(ClaimOf(serial));

    /// <summary>The serials that were given away.</summary>
    /// <exception cref="FactoryException">The ledger cannot be read.</exception>
    public IReadOnlyList<string> Claims() => Names();

    /// <summary>Takes the next free row of a batch: it is this caller's and nobody else's for ever.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="station">Name of the station.</param>
    /// <param name="run">A number of the run.</param>
    /// <param name="now">The time, UTC.</param>
    /// <returns>The row; null when all are taken.</returns>
    /// <exception cref="FactoryException">The ledger cannot be written; nothing was taken, or at most one serial is burnt.</exception>
    public BatchRow? TakeNext(BatchFile batch, string station, string run, DateTime now)
    {
        HashSet<string> taken = [.. Names()];
        return batch.Rows.FirstOrDefault(row => !taken.Contains(row.Serial) && TryClaim(new Claim(row.Serial, station, now, run)));
    }

    /// <summary>Keeps the signed record of a box; an earlier one stays beside it.</summary>
    /// <returns>Where it is.</returns>
    /// <exception cref="FactoryException">It cannot be written.</exception>
    public string KeepRecord(string serial, string line)
    {
        string temporary = Path.Combine(_path, $"new-{Guid.NewGuid():N}");
        try
        {
            for (int number = 1; number <= MaxRecords; number++)
            {
                string path = RecordOf(serial, number);
                if (File.Exists(path))
                    continue;
                if (!File.Exists(temporary))
                    WriteNew(temporary, System.Text.Encoding.UTF8.GetBytes(line + "\n"));
                try
                {
                    File.Move(temporary, path, overwrite: false);
                }
                catch (IOException) when (File.Exists(path))
                {
                    continue;
                }
                FolderFlush.Flush(_path);
                return path;
            }
            throw new FactoryException($"serial {serial} has {MaxRecords} records already");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FactoryException($"the record of {serial} cannot be written: {e.Message}", e);
        }
        finally
        {
            Remove(temporary);
        }
    }

    /// <summary>The records of a box as they were written, the oldest first.</summary>
    /// <exception cref="FactoryException">One cannot be read.</exception>
    public IReadOnlyList<string> RecordsOf(string serial)
    {
        try
        {
            return [.. Enumerable.Range(1, MaxRecords).Select(number => RecordOf(serial, number)).TakeWhile(File.Exists).Select(File.ReadAllText)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FactoryException($"the records of {serial} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>The paths of all records.</summary>
    public static IReadOnlyList<string> Records(string path) => [.. Directory.EnumerateFiles(path, RecordStart + "*" + RecordEnd).Order(StringComparer.Ordinal)];

    private IReadOnlyList<string> Names()
    {
        try
        {
            return [.. Directory.EnumerateFiles(_path, ClaimStart + "*" + ClaimEnd).Select(path => Path.GetFileName(path)[ClaimStart.Length..^ClaimEnd.Length])];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FactoryException($"the ledger cannot be read: {e.Message}. The share; no box was given anything", e);
        }
    }

    private bool TryClaim(Claim claim)
    {
        string path = ClaimOf(claim.Serial);
        bool made = false;
        try
        {
            using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write))
            {
                made = true;
                file.Write(JsonSerializer.SerializeToUtf8Bytes(claim, s_options));
                file.Flush(flushToDisk: true);
            }
            FolderFlush.Flush(_path);
            return true;
        }
        catch (IOException) when (!made && File.Exists(path))
        {
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nobody was told yet, and nobody else takes it away: it may go. If it cannot, the serial is burnt.
            if (made)
                Remove(path);
            throw new FactoryException($"the ledger cannot be written: {e.Message}. Room on the disk, rights, the share; no box was given anything", e);
        }
    }

    private static void WriteNew(string path, byte[] bytes)
    {
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        file.Write(bytes);
        file.Flush(flushToDisk: true);
    }

    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It stays: a serial less, or a file that nobody reads.
        }
    }

    private string ClaimOf(string serial) => Path.Combine(_path, ClaimStart + serial + ClaimEnd);

    private string RecordOf(string serial, int number) =>
        Path.Combine(_path, RecordStart + serial + (number == 1 ? "" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $".{number}")) + RecordEnd);
}
