namespace ScanBox.Codes;

/// <summary>One line of a rules file, taken apart at its spaces. Reused for every line.</summary>
internal sealed class RulesLine
{
    private byte[] _text = new byte[0];
    private int _next;
    private int _end;

    /// <summary>Where the last taken field begins.</summary>
    internal int FieldOffset { get; private set; }

    /// <summary>Bytes of the last taken field.</summary>
    internal int FieldLength { get; private set; }

    internal void Set(byte[] text, int offset, int end)
    {
        _text = text;
        _next = offset;
        _end = end;
        while (_end > _next && _text[_end - 1] == ' ')
            _end--;
    }

    /// <summary>Takes the next field; false when there is none.</summary>
    internal bool TakeField()
    {
        SkipSpaces();
        FieldOffset = _next;
        while (_next < _end && _text[_next] != ' ')
            _next++;
        FieldLength = _next - FieldOffset;
        return FieldLength > 0;
    }

    /// <summary>Takes all that is left as one field, spaces inside included; false when there is none.</summary>
    internal bool TakeRest()
    {
        SkipSpaces();
        FieldOffset = _next;
        FieldLength = _end - _next;
        _next = _end;
        return FieldLength > 0;
    }

    /// <summary>Whether nothing is left.</summary>
    internal bool IsAtEnd()
    {
        SkipSpaces();
        return _next == _end;
    }

    internal bool FieldIs(string word)
    {
        char[] chars = word.ToCharArray();
        if (chars.Length != FieldLength)
            return false;
        for (int i = 0; i < chars.Length; i++)
        {
            if (_text[FieldOffset + i] != chars[i])
                return false;
        }
        return true;
    }

    /// <summary>The field as a number of at most <paramref name="maxDigits"/> (up to 9) digits, or -1.</summary>
    internal int FieldNumber(int maxDigits) => Number(FieldOffset, FieldLength, maxDigits);

    /// <summary>A part of the line as a number, or -1.</summary>
    internal int Number(int offset, int count, int maxDigits)
    {
        if (count == 0 || count > maxDigits || !AsciiBytes.AllDigits(_text, offset, count))
            return -1;
        int number = 0;
        for (int i = 0; i < count; i++)
            number = (number * 10) + _text[offset + i] - '0';
        return number;
    }

    /// <summary>Bytes of the field before its first <paramref name="separator"/>, or -1 when it has none.</summary>
    internal int FieldIndexOf(char separator)
    {
        for (int i = 0; i < FieldLength; i++)
        {
            if (_text[FieldOffset + i] == separator)
                return i;
        }
        return -1;
    }

    internal byte[] FieldPart(int start, int count)
    {
        var part = new byte[count];
        System.Array.Copy(_text, FieldOffset + start, part, 0, count);
        return part;
    }

    private void SkipSpaces()
    {
        while (_next < _end && _text[_next] == ' ')
            _next++;
    }
}
