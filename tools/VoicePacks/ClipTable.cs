using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace VoicePacks;

/// <summary>One recorded word or phrase.</summary>
/// <param name="Id">Id in the pack, a constant of ScanBox.Voice.Clip.</param>
/// <param name="Name">Name of a recording without its suffix.</param>
/// <param name="Words">Chinese words.</param>
/// <param name="Pinyin">How it is spoken: syllables with tone numbers, tone changes written out.</param>
/// <param name="InSmallPack">Whether the pack for a 256 KiB file partition has it.</param>
public sealed record ClipRow(byte Id, string Name, string Words, string Pinyin, bool InSmallPack);

/// <summary>The table of clips, clips.tsv.</summary>
public static class ClipTable
{
    private const int Columns = 5;

    /// <summary>The zh-CN table that this program was built with, in the order of ids.</summary>
    public static IReadOnlyList<ClipRow> Chinese { get; } = ReadBuiltIn();

    /// <summary>Reads a table: tab-separated columns, lines that begin with '#' are comments.</summary>
    /// <exception cref="VoicePackException">A line cannot be understood or ids do not rise; the message names the line.</exception>
    public static IReadOnlyList<ClipRow> Read(TextReader reader)
    {
        var rows = new List<ClipRow>();
        int number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
                continue;
            string[] cells = line.Split('\t');
            if (cells.Length != Columns || !byte.TryParse(cells[0], NumberStyles.None, CultureInfo.InvariantCulture, out byte id))
                throw new VoicePackException($"clip table, line {number}: want id, name, words, pinyin and small or full, separated by tabs");
            if (rows.Count > 0 && rows[^1].Id >= id)
                throw new VoicePackException($"clip table, line {number}: id {id} does not follow {rows[^1].Id}");
            rows.Add(new ClipRow(id, cells[1], cells[2], cells[3], cells[4] == "small"));
        }
        return rows;
    }

    private static IReadOnlyList<ClipRow> ReadBuiltIn()
    {
        using Stream stream = typeof(ClipTable).Assembly.GetManifestResourceStream("clips.tsv")!;
        using var reader = new StreamReader(stream);
        return Read(reader);
    }
}
