using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ScanBox.Settings;

namespace Factory.Batches;

/// <summary>A batch 批次: who the next boxes are to be. A CSV file with one header and a row a box, read strictly; no key in it is in the clear.</summary>
public sealed class BatchFile
{
    /// <summary>The first line.</summary>
    public const string Header = "serial,terminal,merchant,tmk,tmk_check,serial_key,serial_key_check,kek_check";

    /// <summary>Some weeks of a large line.</summary>
    public const int MaxRows = 100_000;

    private const int MaxBytes = 32 << 20;

    private static readonly string[] s_columns = Header.Split(',');

    private BatchFile(IReadOnlyList<BatchRow> rows, string kekCheck, string hash) => (Rows, KekCheck, Hash) = (rows, kekCheck, hash);

    /// <summary>The boxes in their order.</summary>
    public IReadOnlyList<BatchRow> Rows { get; }

    /// <summary>Check value of the key that all keys in it are under.</summary>
    public string KekCheck { get; }

    /// <summary>SHA-256 of the file, hexadecimal.</summary>
    public string Hash { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="FactoryException">It cannot be read, or something in it is wrong: the message has line and column.</exception>
    public static BatchFile Read(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (file.Exists && file.Length > MaxBytes)
                throw new FactoryException($"{file.Name} is larger than a batch can be");
            return Parse(file.Name, File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FactoryException($"the batch {path} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Reads the bytes of a file.</summary>
    /// <param name="name">Its name, for messages.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <exception cref="FactoryException">Something in it is wrong.</exception>
    public static BatchFile Parse(string name, byte[] bytes)
    {
        // A file without one byte that is not ASCII needs no opinion on encodings; spreadsheets put a mark before it.
        ReadOnlySpan<byte> text = bytes.AsSpan(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0);
        string[] lines = Encoding.Latin1.GetString(text).Split('\n');
        var rows = new List<BatchRow>();
        var serials = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var terminals = new Dictionary<string, int>(StringComparer.Ordinal);
        string kek = "";
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].EndsWith('\r') ? lines[i][..^1] : lines[i];
            if (i == 0)
            {
                if (line != Header)
                    throw Wrong(name, 1, 1, $"the first line must be {Header}");
                continue;
            }
            // The end of the last line.
            if (line.Length == 0 && i == lines.Length - 1)
                continue;
            if (rows.Count == MaxRows)
                throw Wrong(name, i + 1, 1, string.Create(CultureInfo.InvariantCulture, $"a batch has at most {MaxRows} boxes"));
            (BatchRow row, string check) = Row(name, i + 1, line);
            if (kek.Length > 0 && check != kek)
                throw Wrong(name, i + 1, s_columns.Length, "kek_check: all keys of a batch are under one key");
            kek = check;
            if (!serials.TryAdd(row.Serial, i + 1))
                throw Wrong(name, i + 1, 1, string.Create(CultureInfo.InvariantCulture, $"serial {row.Serial} is in line {serials[row.Serial]} already"));
            if (!terminals.TryAdd(row.TerminalId, i + 1))
                throw Wrong(name, i + 1, 2, string.Create(CultureInfo.InvariantCulture, $"terminal {row.TerminalId} is in line {terminals[row.TerminalId]} already"));
            rows.Add(row);
        }
        if (rows.Count == 0)
            throw new FactoryException($"{name}: there is no box in it");
        return new BatchFile(rows, kek, Convert.ToHexString(SHA256.HashData(bytes)));
    }

    private static (BatchRow Row, string KekCheck) Row(string name, int line, string text)
    {
        string[] values = text.Split(',');
        if (values.Length != s_columns.Length)
            throw Wrong(name, line, Math.Min(values.Length, s_columns.Length), string.Create(CultureInfo.InvariantCulture, $"{values.Length} values, where {s_columns.Length} are expected; values have no quotes"));
        byte[] tmk = Key(3), serialKey = Key(5);
        return (new BatchRow(Setting(0), Setting(1), Setting(2), tmk, Check(4), serialKey, Check(6)), Check(7));

        string Setting(int column)
        {
            if (SettingsRules.Set(new BoxSettings(), s_columns[column], values[column]))
                return values[column];
            throw Wrong(name, line, column + 1, $"{s_columns[column]}: {SettingsRules.Describe(s_columns[column])}");
        }

        byte[] Key(int column)
        {
            if (values[column].Length == 2 * KeyEncryptionKey.Size && values[column].All(char.IsAsciiHexDigit))
                return Convert.FromHexString(values[column]);
            throw Wrong(name, line, column + 1, string.Create(CultureInfo.InvariantCulture, $"{s_columns[column]}: {2 * KeyEncryptionKey.Size} hexadecimal digits"));
        }

        string Check(int column)
        {
            const int digits = 8;
            if (values[column].Length == digits && values[column].All(char.IsAsciiHexDigit))
                return values[column].ToUpperInvariant();
            throw Wrong(name, line, column + 1, string.Create(CultureInfo.InvariantCulture, $"{s_columns[column]}: {digits} hexadecimal digits"));
        }
    }

    // Values may be anything that came in the file: they are not in the message.
    private static FactoryException Wrong(string name, int line, int column, string what) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{name}, line {line}, column {column}: {what}"));
}
