namespace ScanBox.Codes;

/// <summary>The code rules of one rules file, complete and checked; <see cref="CodeRulesReader"/> builds it.</summary>
public sealed class CodeRuleTable
{
    private readonly CodeRule[] _rules = new CodeRule[CodeRulesReader.MaxRows];
    private readonly SchemeName[] _schemes = new SchemeName[CodeRulesReader.MaxRows];
    private readonly InstitutionName[] _institutions = new InstitutionName[CodeRulesReader.MaxRows];
    private readonly ReceiveAddress[] _addresses = new ReceiveAddress[CodeRulesReader.MaxRows];
    private int _addressCount;

    internal CodeRuleTable(int version) => Version = version;

    /// <summary>Version of the rules file, 1-999999999.</summary>
    public int Version { get; }

    /// <summary>Number of code rows.</summary>
    public int RuleCount { get; private set; }

    /// <summary>Number of schemes.</summary>
    public int SchemeCount { get; private set; }

    /// <summary>Number of institutions with a name.</summary>
    public int InstitutionCount { get; private set; }

    /// <summary>A code row.</summary>
    /// <param name="index">0 to <see cref="RuleCount"/> - 1, in the order of the file.</param>
    public CodeRule Rule(int index) => _rules[index];

    /// <summary>A scheme.</summary>
    /// <param name="index">0 to <see cref="SchemeCount"/> - 1, in the order of the file.</param>
    public SchemeName Scheme(int index) => _schemes[index];

    /// <summary>An institution.</summary>
    /// <param name="index">0 to <see cref="InstitutionCount"/> - 1, in the order of the file.</param>
    public InstitutionName Institution(int index) => _institutions[index];

    /// <summary>The row that decides for a code, or null when none matches.</summary>
    public CodeRule? FindRule(byte[] buffer, int offset, int count)
    {
        CodeRule? best = null;
        for (int i = 0; i < RuleCount; i++)
        {
            CodeRule rule = _rules[i];
            if (rule.Matches(buffer, offset, count) && (best is null || rule.Beats(best)))
                best = rule;
        }
        return best;
    }

    /// <summary>The scheme of an id, or null.</summary>
    public SchemeName? FindScheme(string id)
    {
        for (int i = 0; i < SchemeCount; i++)
        {
            if (_schemes[i].Id == id)
                return _schemes[i];
        }
        return null;
    }

    /// <summary>The name of an institution number, or null.</summary>
    public string? FindInstitution(int number)
    {
        for (int i = 0; i < InstitutionCount; i++)
        {
            if (_institutions[i].Number == number)
                return _institutions[i].Name;
        }
        return null;
    }

    /// <summary>Whether text of letters and digits begins like a token, whatever its length.</summary>
    internal bool LooksLikeToken(byte[] buffer, int offset, int count)
    {
        for (int i = 0; i < RuleCount; i++)
        {
            CodeRule rule = _rules[i];
            if (rule.Alphabet == CodeAlphabet.LettersAndDigits && rule.HasPrefix(buffer, offset, count) && rule.HasAlphabet(buffer, offset, count))
                return true;
        }
        return false;
    }

    internal bool IsReceiveAddress(byte[] buffer, WebAddress address)
    {
        for (int i = 0; i < _addressCount; i++)
        {
            if (_addresses[i].Matches(buffer, address))
                return true;
        }
        return false;
    }

    internal RulesError Add(SchemeName scheme)
    {
        if (SchemeCount == _schemes.Length)
            return RulesError.TooManyRows;
        if (FindScheme(scheme.Id) is not null)
            return RulesError.Duplicate;
        _schemes[SchemeCount++] = scheme;
        return RulesError.None;
    }

    internal RulesError Add(CodeRule rule)
    {
        if (RuleCount == _rules.Length)
            return RulesError.TooManyRows;
        for (int i = 0; i < RuleCount; i++)
        {
            if (_rules[i].TakesSameCodes(rule))
                return RulesError.Duplicate;
        }
        _rules[RuleCount++] = rule;
        return RulesError.None;
    }

    internal RulesError Add(InstitutionName institution)
    {
        if (InstitutionCount == _institutions.Length)
            return RulesError.TooManyRows;
        if (FindInstitution(institution.Number) is not null)
            return RulesError.Duplicate;
        _institutions[InstitutionCount++] = institution;
        return RulesError.None;
    }

    internal RulesError Add(ReceiveAddress address)
    {
        if (_addressCount == _addresses.Length)
            return RulesError.TooManyRows;
        _addresses[_addressCount++] = address;
        return RulesError.None;
    }
}
