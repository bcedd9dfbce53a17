using System.Text;
using WholeFiles;

namespace Flashing;

/// <summary>The folder that remembers boards: a file for each below <c>boards</c>, <c>boards.csv</c> made from them, and <c>flash.log</c>.</summary>
public sealed class RecordFolder : IDisposable
{
    private const string TableName = "boards.csv";
    private const string LogName = "flash.log";
    private const string LockName = "flash.lock";
    private const string BoardsName = "boards";
    private const string WorkName = "work";

    private readonly string _path;
    private readonly FileStream _lock;
    private readonly Dictionary<string, BoardRecord> _boards = [];
    private readonly object _gate = new();

    private RecordFolder(string path, FileStream held)
    {
        _path = path;
        _lock = held;
    }

    /// <summary>The first thing that went wrong with the log; empty while it is whole.</summary>
    public string LogProblem { get; private set; } = "";

    /// <summary>Why the table is older than the boards; empty while it is not. It is made from the boards, so the next run makes it whole.</summary>
    public string TableProblem { get; private set; } = "";

    /// <summary>Opens the folder, or makes it. One run at a time has it.</summary>
    /// <exception cref="FlashingException">Another run has it, it cannot be written, or a record in it is damaged.</exception>
    public static RecordFolder Open(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.Combine(path, BoardsName));
            var held = new FileStream(Path.Combine(path, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            var folder = new RecordFolder(path, held);
            try
            {
                folder.Load();
                return folder;
            }
            catch
            {
                held.Dispose();
                throw;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FlashingException($"the record {path} cannot be used, or another run uses it: {e.Message}", e);
        }
    }

    /// <summary>A folder for the files of the run that has the record.</summary>
    internal string WorkPath => Path.Combine(_path, WorkName);

    /// <summary>A board as it is known; null for a new one.</summary>
    public BoardRecord? Find(string mac)
    {
        lock (_gate)
            return _boards.GetValueOrDefault(mac);
    }

    /// <summary>Keeps a board: the new record is whole on disk, or that of before is.</summary>
    /// <exception cref="FlashingException">The disk is full or gone.</exception>
    public void Keep(BoardRecord board)
    {
        lock (_gate)
        {
            try
            {
                WholeFile.Write(FileOf(board.Mac), board.ToJson());
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new FlashingException($"the record cannot be written: {e.Message}", e);
            }
            _boards[board.Mac] = board;
        }
    }

    /// <summary>Makes the table from all boards. One that cannot be written, because a spreadsheet has it open, stops no board.</summary>
    public void WriteTable()
    {
        lock (_gate)
        {
            try
            {
                WholeFile.Write(Path.Combine(_path, TableName), BoardTable.Of(_boards.Values));
                TableProblem = "";
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                TableProblem = $"{TableName} cannot be written (is it open in another program?): {e.Message}";
            }
        }
    }

    /// <summary>Adds a line to the log. A log that cannot be written stops no board: the record counts.</summary>
    public void Log(DateTime at, string port, string text)
    {
        lock (_gate)
        {
            try
            {
                File.AppendAllText(Path.Combine(_path, LogName), FormattableString.Invariant($"{at:yyyy-MM-ddTHH:mm:ss.fffZ} {port} {text}\n"));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                if (LogProblem.Length == 0)
                    LogProblem = $"the log cannot be written: {e.Message}";
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    private string FileOf(string mac) => Path.Combine(_path, BoardsName, mac + ".json");

    private void Load()
    {
        foreach (string path in Directory.GetFiles(Path.Combine(_path, BoardsName), "*.json"))
        {
            string mac = Path.GetFileNameWithoutExtension(path);
            if (BoardRecord.FromJson(File.ReadAllText(path)) is not { } board || board.Mac != mac)
                throw new FlashingException($"the record {path} is damaged; put it aside, and its board counts as new");
            _boards[mac] = board;
        }
    }

}
