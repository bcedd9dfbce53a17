namespace ScanBox.Codes;

/// <summary>A scheme (wallet or network) and its name for people.</summary>
public sealed class SchemeName
{
    internal SchemeName(string id, string name)
    {
        Id = id;
        Name = name;
    }

    /// <summary>Scheme id: lower-case letters and digits.</summary>
    public string Id { get; }

    /// <summary>Name in English and Chinese.</summary>
    public string Name { get; }
}
