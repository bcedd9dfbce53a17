using System;
using System.Text;
using ScanBox.Codes;
using ScanBox.Security;

namespace ScanBox.Setup.PhonePage;

/// <summary>The fields of a form as browsers send them, <c>application/x-www-form-urlencoded</c>: names of one letter, values with %XX.</summary>
public sealed class FormFields
{
    private readonly byte[] _text;
    private readonly int _end;

    /// <summary>Reads from a buffer that stays as it is meanwhile.</summary>
    public FormFields(byte[] text, int count)
    {
        _text = text;
        _end = count;
    }

    /// <summary>The value of a field; empty when it is not there. The first of several counts.</summary>
    /// <returns>Null when it is no printable UTF-8.</returns>
    public string? Text(char name)
    {
        byte[] value = new byte[_end];
        int length = Find((byte)name, value);
        if (length < 0 || !Utf8Check.IsPrintable(value, 0, length))
            return null;
        string text = length == 0 ? "" : Encoding.UTF8.GetString(value, 0, length);
        Array.Clear(value, 0, value.Length);
        return text;
    }

    private int Find(byte name, byte[] value)
    {
        int at = 0;
        while (at < _end)
        {
            int stop = at;
            while (stop < _end && _text[stop] != (byte)'&')
                stop++;
            if (stop - at >= 2 && _text[at] == name && _text[at + 1] == (byte)'=')
                return Decode(at + 2, stop, value);
            at = stop + 1;
        }
        return 0;
    }

    /// <returns>Its bytes; -1 for a % without two digits.</returns>
    private int Decode(int from, int to, byte[] value)
    {
        int length = 0;
        for (int i = from; i < to; i++)
        {
            byte b = _text[i];
            if (b == (byte)'%')
            {
                if (to - i < 3 || !Hex.TryRead(_text, i + 1, 1, value, length))
                    return -1;
                length++;
                i += 2;
            }
            else
            {
                value[length++] = b == (byte)'+' ? (byte)' ' : b;
            }
        }
        return length;
    }
}
