namespace ScanBox.Codes;

/// <summary>One row of the rule table: codes of which length, prefix and alphabet belong to a scheme.</summary>
public sealed class CodeRule
{
    private readonly byte[] _from;
    private readonly byte[] _to;

    internal CodeRule(SchemeName scheme, int minLength, int maxLength, byte[] from, byte[] to, CodeAlphabet alphabet, int institutionAt, bool isFirst)
    {
        Scheme = scheme;
        MinLength = minLength;
        MaxLength = maxLength;
        _from = from;
        _to = to;
        Alphabet = alphabet;
        InstitutionAt = institutionAt;
        IsFirst = isFirst;
    }

    /// <summary>Whose codes these are.</summary>
    public SchemeName Scheme { get; }

    /// <summary>Fewest characters.</summary>
    public int MinLength { get; }

    /// <summary>Most characters.</summary>
    public int MaxLength { get; }

    /// <summary>Characters of the prefix; both ends of its range have as many.</summary>
    public int PrefixLength => _from.Length;

    /// <summary>What the codes are made of.</summary>
    public CodeAlphabet Alphabet { get; }

    /// <summary>Where the 4-digit institution number begins, counted from 0; 0 when there is none.</summary>
    public int InstitutionAt { get; }

    /// <summary>Whether the row wins over rows that are not marked so, however specific they are.</summary>
    public bool IsFirst { get; }

    /// <summary>Whether a code fits the row.</summary>
    public bool Matches(byte[] buffer, int offset, int count) =>
        count >= MinLength && count <= MaxLength && HasPrefix(buffer, offset, count) && HasAlphabet(buffer, offset, count);

    /// <summary>Whether a code is made of the row's characters.</summary>
    public bool HasAlphabet(byte[] buffer, int offset, int count)
    {
        for (int i = 0; i < count; i++)
        {
            byte b = buffer[offset + i];
            if (!AsciiBytes.IsDigit(b) && (Alphabet == CodeAlphabet.Digits || !AsciiBytes.IsLetter(b)))
                return false;
        }
        return true;
    }

    /// <summary>Whether a code begins as the row says, whatever its length and its other characters.</summary>
    public bool HasPrefix(byte[] buffer, int offset, int count) =>
        count >= _from.Length && Compare(buffer, offset, _from) >= 0 && Compare(buffer, offset, _to) <= 0;

    /// <summary>Whether this row decides where both match: marked first, then the longer prefix, then the
    /// narrower range of lengths, then of prefixes. Otherwise the earlier row stays.</summary>
    public bool Beats(CodeRule other)
    {
        if (IsFirst != other.IsFirst)
            return IsFirst;
        if (PrefixLength != other.PrefixLength)
            return PrefixLength > other.PrefixLength;
        int width = MaxLength - MinLength;
        int otherWidth = other.MaxLength - other.MinLength;
        if (width != otherWidth)
            return width < otherWidth;
        return Compare(_from, 0, other._from) >= 0 && Compare(_to, 0, other._to) <= 0 && !HasPrefixesOf(other);
    }

    /// <summary>Whether both rows say the same of which codes they take, so that one of them can never decide.</summary>
    public bool TakesSameCodes(CodeRule other) =>
        MinLength == other.MinLength && MaxLength == other.MaxLength && Alphabet == other.Alphabet && HasPrefixesOf(other);

    /// <summary>The row in English, for instance <c>18 digits, prefix 10-15</c>.</summary>
    public string Describe()
    {
        string length = MinLength == MaxLength ? MinLength.ToString() : MinLength.ToString() + "-" + MaxLength.ToString();
        string prefix = AsciiBytes.Text(_from, 0, _from.Length);
        if (Compare(_from, 0, _to) != 0)
            prefix += "-" + AsciiBytes.Text(_to, 0, _to.Length);
        return length + (Alphabet == CodeAlphabet.Digits ? " digits" : " letters and digits") + ", prefix " + prefix;
    }

    private bool HasPrefixesOf(CodeRule other) =>
        PrefixLength == other.PrefixLength && Compare(_from, 0, other._from) == 0 && Compare(_to, 0, other._to) == 0;

    private static int Compare(byte[] buffer, int offset, byte[] word)
    {
        for (int i = 0; i < word.Length; i++)
        {
            int difference = buffer[offset + i] - word[i];
            if (difference != 0)
                return difference;
        }
        return 0;
    }
}
