using System.Text;

namespace ScanBox.Codes;

/// <summary>Reads a rules file. A bad file is refused whole, with the error and the line. The format is explained in <c>firmware/rules/README.md</c>.</summary>
public sealed class CodeRulesReader
{
    /// <summary>Longest file: the default rules four times over; it must fit into the heap beside the table.</summary>
    public const int MaxFileBytes = 8192;

    /// <summary>Longest line, without its end.</summary>
    public const int MaxLineBytes = 128;

    /// <summary>Most rows of each sort: several times what is known today, and a bound on the table's memory and on the time to classify.</summary>
    public const int MaxRows = 64;

    /// <summary>Longest name of a scheme or bank, so that it fits a display line and a log line.</summary>
    public const int MaxNameBytes = 48;

    private const int MaxVersionDigits = 9;

    private readonly RulesLine _line = new();
    private byte[] _text = new byte[0];
    private int _start;
    private bool _hasChecksum;
    private uint _sum;

    /// <summary>Why the last file was refused.</summary>
    public RulesError Error { get; private set; }

    /// <summary>The line of <see cref="Error"/>, from 1; 0 when there is none.</summary>
    public int ErrorLine { get; private set; }

    /// <summary>The table of the built-in rules.</summary>
    /// <exception cref="System.InvalidOperationException">The built-in text is wrong, which a test rules out.</exception>
    public static CodeRuleTable ReadDefault()
    {
        byte[] text = Encoding.UTF8.GetBytes(DefaultRules.Text);
        var reader = new CodeRulesReader();
        return reader.Read(text, 0, text.Length) ?? throw new System.InvalidOperationException(reader.Describe());
    }

    /// <summary>Reads a file.</summary>
    /// <returns>The table, or null: then <see cref="Error"/> and <see cref="ErrorLine"/> say why.</returns>
    public CodeRuleTable? Read(byte[] text, int offset, int count)
    {
        Error = RulesError.None;
        ErrorLine = 0;
        if (count > MaxFileBytes)
            return Refuse(RulesError.FileTooLong, 1);
        _text = text;
        _start = offset;
        _hasChecksum = false;
        CodeRuleTable? table = null;
        int end = offset + count;
        int number = 0;
        for (int begin = offset; begin < end;)
        {
            number++;
            int stop = LineEnd(begin, end);
            if (stop < 0)
                return Refuse(RulesError.LineTooLong, number);
            int textEnd = stop > begin && stop < end && text[stop - 1] == '\r' ? stop - 1 : stop;
            if (textEnd - begin > MaxLineBytes)
                return Refuse(RulesError.LineTooLong, number);
            if (!Utf8Check.IsPrintable(text, begin, textEnd))
                return Refuse(RulesError.BadCharacter, number);
            _line.Set(text, begin, textEnd);
            if (table is null)
            {
                table = ReadHeader();
                if (table is null)
                    return Refuse(RulesError.BadHeader, number);
            }
            else
            {
                RulesError error = ReadRow(table, begin);
                if (error != RulesError.None)
                    return Refuse(error, number);
            }
            begin = stop + 1;
        }
        if (table is null)
            return Refuse(RulesError.BadHeader, 1);
        if (!_hasChecksum)
            return Refuse(RulesError.NoChecksum, number);
        return table.RuleCount == 0 ? Refuse(RulesError.NoCodeRows, number) : table;
    }

    /// <summary>The error in English with its line; a wrong checksum also says the right one.</summary>
    public string Describe()
    {
        if (Error == RulesError.None)
            return RulesErrorText.Of(Error);
        string text = "line " + ErrorLine.ToString() + ": " + RulesErrorText.Of(Error);
        return Error == RulesError.WrongChecksum ? text + " (" + _sum.ToString("X8") + ")" : text;
    }

    /// <summary>The end of the line that begins at <paramref name="begin"/>, or -1 when it is not in sight.</summary>
    private int LineEnd(int begin, int end)
    {
        int limit = begin + MaxLineBytes + 2;
        for (int i = begin; i < end; i++)
        {
            if (_text[i] == '\n')
                return i;
            if (i >= limit)
                return -1;
        }
        return end;
    }

    private CodeRuleTable? ReadHeader()
    {
        bool isOurs = _line.TakeField() && _line.FieldIs("scanbox-rules")
            && _line.TakeField() && _line.FieldIs("1")
            && _line.TakeField() && _line.FieldIs("version")
            && _line.TakeField();
        int version = isOurs ? _line.FieldNumber(MaxVersionDigits) : -1;
        return version > 0 && _line.IsAtEnd() ? new CodeRuleTable(version) : null;
    }

    private RulesError ReadRow(CodeRuleTable table, int begin)
    {
        if (!_line.TakeField())
            return RulesError.None;
        if (_hasChecksum)
            return RulesError.TextAfterChecksum;
        if (_text[_line.FieldOffset] == '#')
            return RulesError.None;
        if (_line.FieldIs("scheme"))
            return RulesRows.ReadScheme(_line, _text, table);
        if (_line.FieldIs("code"))
            return RulesRows.ReadCode(_line, _text, table);
        if (_line.FieldIs("bank"))
            return RulesRows.ReadBank(_line, _text, table);
        if (_line.FieldIs("receive"))
            return RulesRows.ReadReceive(_line, _text, table);
        return _line.FieldIs("checksum") ? ReadChecksum(begin) : RulesError.UnknownRow;
    }

    private RulesError ReadChecksum(int begin)
    {
        _hasChecksum = true;
        if (!_line.TakeField() || _line.FieldLength != 8)
            return RulesError.BadChecksum;
        uint said = 0;
        for (int i = 0; i < 8; i++)
        {
            int value = AsciiBytes.HexValue(_text[_line.FieldOffset + i]);
            if (value < 0)
                return RulesError.BadChecksum;
            said = (said << 4) | (uint)value;
        }
        if (!_line.IsAtEnd())
            return RulesError.WrongFieldCount;
        _sum = RulesChecksum.Of(_text, _start, begin - _start);
        return said == _sum ? RulesError.None : RulesError.WrongChecksum;
    }

    private CodeRuleTable? Refuse(RulesError error, int line)
    {
        Error = error;
        ErrorLine = line;
        return null;
    }
}
