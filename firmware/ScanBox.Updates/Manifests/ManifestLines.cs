using System.Text;
using ScanBox.Codes;
using ScanBox.Security;

namespace ScanBox.Updates.Manifests;

/// <summary>Reads lines <c>name=value</c> that must come in a settled order. What is not as it must be reads as nothing.</summary>
internal sealed class ManifestLines
{
    // Up to UpdateManifest.MaxVersion.
    private const int MaxDigits = 10;

    private readonly byte[] _text;
    private readonly int _end;
    private int _at;

    internal ManifestLines(byte[] text, int end)
    {
        _text = text;
        _end = end;
    }

    /// <summary>Whether every line was read.</summary>
    internal bool IsAtEnd => _at == _end;

    /// <summary>The next line without its end; empty when there is none, or one that is not text.</summary>
    internal string Line()
    {
        int start = _at;
        int stop = start;
        while (stop < _end && _text[stop] != (byte)'\n')
            stop++;
        if (stop >= _end || stop == start || !Utf8Check.IsPrintable(_text, start, stop))
            return "";
        _at = stop + 1;
        return Encoding.UTF8.GetString(_text, start, stop - start);
    }

    /// <summary>The value of the next line; empty when that has another name.</summary>
    internal string Value(string name)
    {
        string line = Line();
        return line.StartsWith(name + "=") ? line.Substring(name.Length + 1) : "";
    }

    /// <summary>The value of the next line as a number; -1 when it is none.</summary>
    internal long Number(string name)
    {
        byte[] digits = Encoding.UTF8.GetBytes(Value(name));
        if (digits.Length == 0 || digits.Length > MaxDigits)
            return -1;
        long number = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            if (digits[i] < (byte)'0' || digits[i] > (byte)'9')
                return -1;
            number = number * 10 + (digits[i] - (byte)'0');
        }
        return number;
    }

    /// <summary>The value of the next line as a hash.</summary>
    internal bool Hash(string name, byte[] target, int offset)
    {
        byte[] hex = Encoding.UTF8.GetBytes(Value(name));
        return hex.Length == 2 * UpdateManifest.HashBytes && Hex.TryRead(hex, 0, UpdateManifest.HashBytes, target, offset);
    }
}
