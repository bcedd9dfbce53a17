using System.Text;

namespace ScanBox.Codes;

/// <summary>The rows of a rules file: each method reads the fields after the row's first word and adds what they say to the table.</summary>
internal static class RulesRows
{
    private const int MaxSchemeIdLength = 12;
    private const int MaxPrefixLength = 12;

    // Shorter numbers are those of goods (up to 14 digits) and of nothing that pays.
    private const int MinCodeLength = 16;

    // No published code of a fixed alphabet is longer than 35; EMV payloads have no row.
    private const int MaxCodeLength = 64;

    private const int InstitutionDigits = 4;

    /// <summary><c>scheme ID NAME</c>.</summary>
    internal static RulesError ReadScheme(RulesLine line, byte[] text, CodeRuleTable table)
    {
        if (!line.TakeField())
            return RulesError.WrongFieldCount;
        if (!IsSchemeId(line, text))
            return RulesError.BadScheme;
        string id = AsciiBytes.Text(text, line.FieldOffset, line.FieldLength);
        if (id == SchemeIds.Emv || id == SchemeIds.Unknown)
            return RulesError.BadScheme;
        RulesError error = CheckName(line);
        return error != RulesError.None ? error : table.Add(new SchemeName(id, Name(line, text)));
    }

    /// <summary><c>code SCHEME LENGTH PREFIX ALPHABET [first] [bank@N]</c>.</summary>
    internal static RulesError ReadCode(RulesLine line, byte[] text, CodeRuleTable table)
    {
        if (!line.TakeField())
            return RulesError.WrongFieldCount;
        if (!IsSchemeId(line, text))
            return RulesError.BadScheme;
        SchemeName? scheme = table.FindScheme(AsciiBytes.Text(text, line.FieldOffset, line.FieldLength));
        if (scheme is null)
            return RulesError.UndeclaredScheme;

        if (!line.TakeField())
            return RulesError.WrongFieldCount;
        int dash = line.FieldIndexOf('-');
        int minLength = line.Number(line.FieldOffset, dash < 0 ? line.FieldLength : dash, 2);
        int maxLength = dash < 0 ? minLength : line.Number(line.FieldOffset + dash + 1, line.FieldLength - dash - 1, 2);
        if (minLength < MinCodeLength || maxLength < minLength || maxLength > MaxCodeLength)
            return RulesError.BadLength;

        if (!line.TakeField())
            return RulesError.WrongFieldCount;
        dash = line.FieldIndexOf('-');
        byte[] from = line.FieldPart(0, dash < 0 ? line.FieldLength : dash);
        byte[] to = dash < 0 ? from : line.FieldPart(dash + 1, line.FieldLength - dash - 1);

        if (!line.TakeField())
            return RulesError.WrongFieldCount;
        CodeAlphabet alphabet;
        if (line.FieldIs("digits"))
            alphabet = CodeAlphabet.Digits;
        else if (line.FieldIs("letters-digits"))
            alphabet = CodeAlphabet.LettersAndDigits;
        else
            return RulesError.BadAlphabet;
        if (!IsPrefix(from, alphabet) || (dash >= 0 && !IsRange(from, to)))
            return RulesError.BadPrefix;

        bool isFirst = false;
        int institutionAt = 0;
        while (line.TakeField())
        {
            if (line.FieldIs("first") && !isFirst)
            {
                isFirst = true;
                continue;
            }
            if (institutionAt != 0 || alphabet != CodeAlphabet.Digits)
                return RulesError.BadOption;
            institutionAt = ReadInstitutionAt(line);
            if (institutionAt < 1 || institutionAt + InstitutionDigits > minLength)
                return RulesError.BadOption;
        }
        return table.Add(new CodeRule(scheme, minLength, maxLength, from, to, alphabet, institutionAt, isFirst));
    }

    /// <summary><c>bank NNNN NAME</c>.</summary>
    internal static RulesError ReadBank(RulesLine line, byte[] text, CodeRuleTable table)
    {
        if (!line.TakeField())
            return RulesError.WrongFieldCount;
        int number = line.FieldNumber(InstitutionDigits);
        if (number < 0 || line.FieldLength != InstitutionDigits)
            return RulesError.BadBankNumber;
        RulesError error = CheckName(line);
        return error != RulesError.None ? error : table.Add(new InstitutionName(number, Name(line, text)));
    }

    /// <summary><c>receive SCHEME://[HOST]</c>.</summary>
    internal static RulesError ReadReceive(RulesLine line, byte[] text, CodeRuleTable table)
    {
        if (!line.TakeField())
            return RulesError.WrongFieldCount;
        WebAddress? address = WebAddress.Find(text, line.FieldOffset, line.FieldLength);
        if (address is null || address.HostOffset + address.HostLength != line.FieldOffset + line.FieldLength)
            return RulesError.BadAddress;
        for (int i = 0; i < line.FieldLength; i++)
        {
            byte b = text[line.FieldOffset + i];
            if (AsciiBytes.ToLower(b) != b || !AsciiBytes.IsPrintable(b))
                return RulesError.BadAddress;
        }
        int hostStart = address.HostOffset - line.FieldOffset;
        var receive = new ReceiveAddress(line.FieldPart(0, address.SchemeLength), line.FieldPart(hostStart, address.HostLength));
        if (!line.IsAtEnd())
            return RulesError.WrongFieldCount;
        return table.IsReceiveAddress(text, address) ? RulesError.Duplicate : table.Add(receive);
    }

    private static bool IsSchemeId(RulesLine line, byte[] text)
    {
        if (line.FieldLength > MaxSchemeIdLength)
            return false;
        for (int i = 0; i < line.FieldLength; i++)
        {
            byte b = text[line.FieldOffset + i];
            if (!AsciiBytes.IsDigit(b) && !(b >= 'a' && b <= 'z'))
                return false;
        }
        return true;
    }

    private static bool IsPrefix(byte[] prefix, CodeAlphabet alphabet)
    {
        if (prefix.Length == 0 || prefix.Length > MaxPrefixLength)
            return false;
        foreach (byte b in prefix)
        {
            if (!AsciiBytes.IsDigit(b) && (alphabet == CodeAlphabet.Digits || !AsciiBytes.IsLetter(b)))
                return false;
        }
        return true;
    }

    private static bool IsRange(byte[] from, byte[] to)
    {
        if (from.Length != to.Length || !AsciiBytes.AllDigits(from, 0, from.Length) || !AsciiBytes.AllDigits(to, 0, to.Length))
            return false;
        for (int i = 0; i < from.Length; i++)
        {
            if (from[i] != to[i])
                return from[i] < to[i];
        }
        return true;
    }

    /// <summary>N of <c>bank@N</c>, or -1.</summary>
    private static int ReadInstitutionAt(RulesLine line)
    {
        const int wordLength = 5;
        int at = line.FieldIndexOf('@');
        if (at != wordLength - 1 || AsciiBytes.Text(line.FieldPart(0, wordLength), 0, wordLength) != "bank@")
            return -1;
        return line.Number(line.FieldOffset + wordLength, line.FieldLength - wordLength, 2);
    }

    private static RulesError CheckName(RulesLine line)
    {
        if (!line.TakeRest())
            return RulesError.WrongFieldCount;
        return line.FieldLength > CodeRulesReader.MaxNameBytes ? RulesError.NameTooLong : RulesError.None;
    }

    private static string Name(RulesLine line, byte[] text) => Encoding.UTF8.GetString(text, line.FieldOffset, line.FieldLength);
}
