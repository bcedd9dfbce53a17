namespace ScanBox.Codes;

/// <summary>A 4-digit institution number of unified codes and whose it is.</summary>
public sealed class InstitutionName
{
    internal InstitutionName(int number, string name)
    {
        Number = number;
        Name = name;
    }

    /// <summary>0-9999.</summary>
    public int Number { get; }

    /// <summary>Name in English and Chinese.</summary>
    public string Name { get; }
}
