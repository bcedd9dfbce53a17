using System.Globalization;
using ScanBox.Integrity;
using WholeFiles;

namespace Technician;

/// <summary>What support asks for, out of a box and into a folder: its answers as text, its journal byte for byte. No key, no password and no whole payment code is in any of it: the console never sends one.</summary>
public static class SupportFiles
{
    /// <summary>Commands whose answers are kept, and the names of their files.</summary>
    private static readonly (string Command, string File)[] s_texts =
        [("status", "status.txt"), ("show", "settings.txt"), ("selftest", "selftest.txt"), ("unknown", "unknown.txt"), ("log", "log.txt")];

    /// <summary>Larger than any segment of a journal.</summary>
    private const int MaxFileBytes = 1 << 20;

    /// <summary>Fetches everything.</summary>
    /// <param name="visit">The box.</param>
    /// <param name="folder">Where the files go; it is made.</param>
    /// <param name="progress">Told what is done next.</param>
    /// <returns>The files that were written.</returns>
    /// <exception cref="ConsoleLineException">The journal did not arrive as it left.</exception>
    public static IReadOnlyList<string> Fetch(BoxVisit visit, string folder, Action<string> progress)
    {
        using var files = new FileSet();
        files.AddFolder(folder);
        var written = new List<string>();
        foreach (var (command, file) in s_texts)
        {
            progress(command);
            ConsoleAnswer answer = visit.Ask(command);
            string[] end = answer.Error is null ? [] : ["error: " + answer.Error];
            files.Add(Place(file), answer.Lines.Concat(end));
        }
        progress("journal");
        foreach ((string name, byte[] bytes) in Journal(visit.Ask("journal")))
            files.Add(Place(name), bytes);
        files.Commit();
        return written;

        string Place(string file)
        {
            written.Add(Path.Combine(folder, file));
            return written[^1];
        }
    }

    /// <summary>Puts the files of a journal together from the lines of the console: <c>file NAME LENGTH</c>, <c>OFFSET HEX</c>, <c>crc XXXXXXXX</c>.</summary>
    /// <exception cref="ConsoleLineException">A line is missing, or was changed on the way.</exception>
    public static IReadOnlyList<(string Name, byte[] Bytes)> Journal(ConsoleAnswer answer)
    {
        var files = new List<(string, byte[])>();
        string name = "";
        int length = 0;
        var bytes = new List<byte>();
        foreach (string line in answer.Lines)
        {
            string[] words = line.Split(' ');
            if (words is ["file", var file, var size])
            {
                (name, length) = (SafeName(file), int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= MaxFileBytes ? number : throw Broken("a length"));
                bytes.Clear();
            }
            else if (words is ["crc", var crc])
            {
                byte[] whole = [.. bytes];
                if (whole.Length != length || Crc32.Of(whole, 0, whole.Length).ToString("X8", CultureInfo.InvariantCulture) != crc)
                    throw Broken(name);
                files.Add((name, whole));
                name = "";
            }
            else if (words is [var offset, var hex] && int.TryParse(offset, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out int at) && at == bytes.Count && bytes.Count < length)
            {
                bytes.AddRange(FromHex(hex));
            }
            else
            {
                throw Broken(name);
            }
        }
        if (name.Length > 0 || answer.Error is not null)
            throw Broken(answer.Error ?? name);
        return files;
    }

    private static byte[] FromHex(string text)
    {
        try
        {
            return Convert.FromHexString(text);
        }
        catch (FormatException e)
        {
            throw new ConsoleLineException("the journal arrived damaged: a slower or shorter cable, and once more", e);
        }
    }

    // What a box calls its files goes into a folder of this computer.
    private static string SafeName(string name) =>
        name.Length is > 0 and <= 32 && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '.') && !name.StartsWith('.') ? name : throw Broken("a name");

    private static ConsoleLineException Broken(string what) => new($"the journal arrived damaged ({what}): a slower or shorter cable, and once more");
}
