using System.Text;
using ScanBox.Codes;
using ScanBox.Security;

namespace ScanBox.Updates.Lines;

/// <summary>
/// Reads what somebody has signed: lines of text, each with its end, many of them <c>name=value</c> in a settled order. What is not as it must be reads as
/// nothing, and is not passed over.
/// </summary>
public sealed class SignedLines
{
    // Seconds since 1970 until the year 2286, versions, sizes.
    private const int MaxDigits = 10;

    private readonly byte[] _text;
    private readonly int _end;
    private int _at;

    /// <summary>Lines from the beginning of a text.</summary>
    /// <param name="text">Holds them; kept.</param>
    /// <param name="end">Where the last one, with its end, ends.</param>
    public SignedLines(byte[] text, int end)
    {
        _text = text;
        _end = end;
    }

    /// <summary>Whether every line was read.</summary>
    public bool IsAtEnd => _at == _end;

    /// <summary>The next line without its end; empty when there is none, or one that is not text.</summary>
    public string Line()
    {
        int start = _at;
        int stop = start;
        while (stop < _end && _text[stop] != (byte)'\n')
            stop++;
        // The last line has its end too.
        if (stop >= _end || stop == start || !Utf8Check.IsPrintable(_text, start, stop))
            return "";
        _at = stop + 1;
        return Encoding.UTF8.GetString(_text, start, stop - start);
    }

    /// <summary>The value of the next line; empty when that has another name.</summary>
    public string Value(string name)
    {
        string line = Line();
        return line.StartsWith(name + "=") ? line.Substring(name.Length + 1) : "";
    }

    /// <summary>The value of the next line as a number of ten digits at most; -1 when it is none.</summary>
    public long Number(string name) => DecimalText.Read(Value(name), MaxDigits);
}
