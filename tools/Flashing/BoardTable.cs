using System.Globalization;
using System.Text;

namespace Flashing;

/// <summary>The boards as a table for people and programs: CSV (RFC 4180), one row a board.</summary>
public static class BoardTable
{
    private const string Head = "mac,board,chip,flash_mb,runtime,image,image_sha256,compared,result,reason,first_utc,last_utc,runs";

    /// <summary>The whole table, in the order in which the boards came.</summary>
    public static string Of(IEnumerable<BoardRecord> boards)
    {
        var text = new StringBuilder(Head).Append("\r\n");
        foreach (BoardRecord board in boards.OrderBy(board => board.First).ThenBy(board => board.Mac, StringComparer.Ordinal))
            text.AppendJoin(',', Row(board).Select(Field)).Append("\r\n");
        return text.ToString();
    }

    private static string[] Row(BoardRecord board) =>
    [
        board.Mac, board.Board, board.Chip, board.FlashMegabytes.ToString(CultureInfo.InvariantCulture), board.Runtime, board.Image, board.ImageHash,
        board.IsCompared ? "yes" : "no", board.IsDone ? "done" : "not done", board.Reason, Time(board.First), Time(board.Last), board.Runs.ToString(CultureInfo.InvariantCulture),
    ];

    private static string Time(DateTime time) => time.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    // A spreadsheet takes a field that begins with one of = + - @ for a formula: names of files come from outside.
    private static string Field(string value)
    {
        if (value.Length > 0 && "=+-@\t".Contains(value[0], StringComparison.Ordinal))
            value = "'" + value;
        return value.AsSpan().ContainsAny(",\"\r\n") ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
    }
}
