namespace ScanBox.Codes;

/// <summary>Scheme ids that code must know by name; the others are data of the rule table.</summary>
public static class SchemeIds
{
    /// <summary>An EMV consumer-presented payload, whatever its AID.</summary>
    public const string Emv = "emv";

    /// <summary>A payment code of a prefix that no rule lists.</summary>
    public const string Unknown = "unknown";
}
