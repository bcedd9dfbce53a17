namespace Guide;

/// <summary>The same in English and in Chinese.</summary>
/// <param name="English">English.</param>
/// <param name="Chinese">Chinese, with Chinese punctuation.</param>
public sealed record Words(string English, string Chinese)
{
    /// <summary>Nothing, in both.</summary>
    public static Words None { get; } = new("", "");

    /// <summary>In one of the two.</summary>
    public string In(Language language) => language == Language.Chinese ? Chinese : English;
}
