using ScanBox.Ports;

namespace ScanBox.Codes;

/// <summary>The operator's rules on flash. A file with any mistake is refused whole and set aside, and the built-in rules count.</summary>
public static class RulesStore
{
    /// <summary>Name of the rules file.</summary>
    public const string Name = "rules";

    /// <summary>Where a refused file is left for the technician.</summary>
    public const string BadName = "rules.bad";

    /// <summary>Reads the rules that count.</summary>
    /// <param name="storage">Where they are.</param>
    /// <param name="log">Told which rules count, and the line and reason of a refusal.</param>
    /// <param name="nowMs">Uptime in milliseconds.</param>
    /// <param name="name">The file.</param>
    public static CodeRuleTable Load(IStorage storage, IBoxLog log, long nowMs, string name = Name)
    {
        long length = storage.Length(name);
        if (length < 0)
            return CodeRulesReader.ReadDefault();
        string problem = "unreadable";
        if (length > CodeRulesReader.MaxFileBytes)
        {
            problem = RulesErrorText.Of(RulesError.FileTooLong);
        }
        else
        {
            byte[] text = new byte[(int)length];
            if (storage.Read(name, 0, text, 0, text.Length) == text.Length)
            {
                var reader = new CodeRulesReader();
                CodeRuleTable? table = reader.Read(text, 0, text.Length);
                if (table is not null)
                {
                    log.Write(nowMs, "rules: version " + table.Version.ToString() + " from flash");
                    return table;
                }
                problem = reader.Describe();
            }
        }
        storage.Delete(BadName);
        string kept = storage.Move(name, BadName) ? ", set aside as " + BadName : "";
        log.Write(nowMs, "rules: refused, " + problem + kept + "; the built-in rules count");
        return CodeRulesReader.ReadDefault();
    }
}
